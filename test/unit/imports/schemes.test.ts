import { expect, test } from 'vitest'
import { changesOf } from '../../../main/features/imports/categories/category-changes.ts'
import { precedentsOf, suggestCode } from '../../../main/features/imports/categories/category-suggestion.ts'
import { schemes, translateCode } from '../../../main/features/imports/categories/schemes.ts'

const codesOf = (key: string) => schemes.find(scheme => scheme.key === key)!.codes.map(({ code }) => code)

test('the schemes hold what the bureau counts by', () => {
  expect(codesOf('nsir2011')).toEqual(['personal', 'nuisance', 'environmental'])
  expect(codesOf('asb101')).toEqual([
    ...['vandalism', 'noisy-neighbours', 'intimidation', 'abandoned-vehicles'],
    ...['rubbish', 'rowdy', 'drugs', 'street-lighting'],
  ])
  expect(codesOf('nsir2007')).toEqual([
    ...['abandoned-vehicle', 'animal-problems', 'begging', 'fireworks', 'hoax-calls', 'littering'],
    ...['malicious-communications', 'noise', 'nuisance-neighbours', 'prostitution', 'rowdy'],
    ...['street-drinking', 'trespass', 'vehicle-nuisance'],
  ])
  expect(schemes.map(({ key, until }) => [key, until])).toContainEqual(['nsir2007', '2011-03-31'])
})

test('what answers to a code, answers to what that answers to', () => {
  for (const { key, codes } of schemes) {
    for (const { code } of codes) {
      for (const { key: over } of schemes) {
        const between = translateCode(`${key}:${code}`, over)
        if (between === null) continue
        for (const { key: to } of schemes) {
          const [direct, onward] = [translateCode(`${key}:${code}`, to), translateCode(between, to)]
          if (direct !== null && onward !== null) expect(onward).toBe(direct)
        }
      }
    }
  }
})

test.each([
  ['Rowdy behavour', 'asb101:rowdy'],
  ['Fly tiping', 'asb101:rubbish'],
  ['Graffitti', 'asb101:vandalism'],
  ['Nuisance youths', 'nsir2007:rowdy'],
  ['Dumped waste', 'asb101:rubbish'],
  ['Street lamp out', 'asb101:street-lighting'],
  ['Off road bikes', 'nsir2007:vehicle-nuisance'],
  ['Inappropriate use of fireworks', 'nsir2007:fireworks'],
])('%s is like %s, and it says what it is like', (words, code) => {
  expect(suggestCode(words)).toMatchObject({ code, reason: expect.stringMatching(/^(Like|Says) “.+”$/) })
})

test.each(['Not recorded', 'Other', 'toString', 'ASB', 'Vehicle on fire', '…'])(
  'nothing is guessed for %s',
  words => {
    expect(suggestCode(words)).toBeNull()
  },
)

test('what the same words stand for elsewhere comes first, unless the sources disagree', () => {
  const at = (words: string, code: string, sourceName: string) => ({ words, code, sourceName })
  const agreed = precedentsOf([
    at('NOISE (domestic)', 'nsir2007:noise', '101 centre'),
    at('Noise domestic', 'nsir2007:noise', 'Housing'),
  ])
  expect(suggestCode('Noise - Domestic', agreed)).toEqual({
    code: 'nsir2007:noise',
    reason: 'The same words of 101 centre stand for it',
  })
  const divided = precedentsOf([
    at('Noise domestic', 'nsir2007:noise', '101 centre'),
    at('Noise domestic', 'nsir2011:nuisance', 'Housing'),
  ])
  expect(suggestCode('Noise domestic', divided)).toEqual({
    code: 'asb101:noisy-neighbours',
    reason: 'Says “noise”',
  })
})

test('rows written and replaced at one moment are one change, the latest first', () => {
  const row = { fromDay: null, madeBy: 'one', replacedAt: null, replacedBy: null }
  const [first, second] = ['2025-06-01T09:00:00.000Z', '2025-06-02T09:00:00.000Z']
  expect(
    changesOf([
      { ...row, code: 'a', madeAt: first, replacedAt: second, replacedBy: 'two' },
      { ...row, code: 'b', madeAt: second, madeBy: 'two' },
    ]),
  ).toEqual([
    {
      at: second,
      by: 'two',
      added: [{ fromDay: null, code: 'b' }],
      removed: [{ fromDay: null, code: 'a' }],
    },
    { at: first, by: 'one', added: [{ fromDay: null, code: 'a' }], removed: [] },
  ])
})
