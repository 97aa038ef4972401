import { expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import {
  fold,
  foldTexts,
  positionsWith,
  searchedWords,
  textsWith,
} from '../../../main/features/incidents/text-index.ts'

test('case and accents are the same to a search, however they are composed', () => {
  expect(fold('Évington CAFÉ')).toBe('evington cafe')
  expect(fold('E\u0301vington')).toBe('evington')
  expect(fold('Łódź Straße')).toBe('łodz straße')
  expect(searchedWords('  Canal   canal É\tB2 ')).toEqual(['canal', 'e', 'b2'])
  expect(searchedWords(' \u0001 ')).toEqual([])
})

test('a word is found at the beginning, in the middle and at the end, and never across two texts', () => {
  const texts = foldTexts(['Canal Lane', null, 'High Street', '', 'lane\u0001side', 'Éva'])
  const found = (word: string) => [...textsWith(texts, word)].flatMap((hit, text) => (hit ? [text] : []))
  expect(found('lane')).toEqual([0, 4])
  expect(found('high')).toEqual([2])
  expect(found('eva')).toEqual([5])
  expect(found('lanehigh')).toEqual([])
  expect(found('street')).toEqual([2])
  expect(found('nowhere')).toEqual([])
  expect(textsWith(foldTexts([]), 'a')).toHaveLength(0)
})

test.each([1, 2, 3])('finds what a look at every text finds (seed %i)', seed => {
  const random = seededRandom(seed)
  const letters = ['a', 'B', 'é', 'ß', '7', ' ', 'I']
  const text = (longest: number) =>
    Array.from({ length: Math.floor(random() * longest) }, () => letters[Math.floor(random() * 7)]!).join('')
  const own = Array.from({ length: 200 }, () => text(9))
  const shared = Array.from({ length: 12 }, () => text(6))
  const sharedOf = Uint32Array.from(own, () => Math.floor(random() * shared.length))
  const fields = [
    { texts: foldTexts(own), textOfPosition: null },
    { texts: foldTexts(shared), textOfPosition: sharedOf },
  ]
  for (let search = 0; search < 40; search++) {
    const words = searchedWords(text(7))
    const expected = own.map((mine, at) =>
      Number(words.every(word => [mine, shared[sharedOf[at]!]!].some(one => fold(one).includes(word)))),
    )
    expect([...positionsWith(fields, words, own.length)]).toEqual(expected)
  }
})

test('without a word everything is found', () => {
  expect([...positionsWith([], [], 3)]).toEqual([1, 1, 1])
  expect([...positionsWith([], ['word'], 3)]).toEqual([0, 0, 0])
})
