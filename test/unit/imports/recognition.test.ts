import { expect, test } from 'vitest'
import { suggestCode } from '../../../main/features/imports/categories/category-suggestion.ts'
import { nameOfCode, schemes, translateCode } from '../../../main/features/imports/categories/schemes.ts'
import { fieldsByName } from '../../../main/features/imports/understanding/header-names.ts'

test('columns are matched by the names sources give them', () => {
  const header = [
    'Incident No.',
    'Date Reported',
    'Time',
    'ASB Type',
    'Contact Method',
    'X',
    'Y',
    'Address',
    'Ward',
  ]
  expect(fieldsByName(header)).toEqual({
    reference: 'Incident No.',
    from: 'Date Reported',
    fromTime: 'Time',
    category: 'ASB Type',
    channel: 'Contact Method',
    easting: 'X',
    northing: 'Y',
    place: 'Address',
  })
  expect(fieldsByName(['Easting', 'Date'])).toEqual({ from: 'Date' })
})

test('every code has a name, every map leads to a code', () => {
  expect(schemes.map(({ key, codes }) => [key, codes.length])).toEqual([
    ['asb101', 8],
    ['nsir2007', 14],
    ['nsir2011', 3],
    ['police-uk', 16],
  ])
  for (const scheme of schemes) {
    for (const { code, to } of scheme.codes) {
      for (const other of Object.keys(to)) {
        expect(nameOfCode(translateCode(`${scheme.key}:${code}`, other) ?? '')).not.toBeNull()
      }
    }
  }
  expect(translateCode('asb101:noisy-neighbours', 'nsir2007')).toBe('nsir2007:noise')
  expect(translateCode('nsir2007:rowdy', 'nsir2011')).toBeNull()
})

test.each([
  ['Noisy Neighbours', 'asb101:noisy-neighbours'],
  ['STREET DRINKING', 'nsir2007:street-drinking'],
  ['Fly-tipping (large)', 'asb101:rubbish'],
  ['ASB Personal', 'nsir2011:personal'],
  ['Burglary', 'police-uk:burglary'],
  ['Something else', null],
  ['constructor', null],
  ['', null],
])('%s suggests %s', (words, code) => {
  expect(suggestCode(words)?.code ?? null).toBe(code)
})
