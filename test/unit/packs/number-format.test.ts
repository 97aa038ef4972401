import { formatValue } from 'hucre'
import { expect, test } from 'vitest'
import { numberShown } from '../../../main/features/packs/forms/number-format.ts'
import { safeCell } from '../../../main/features/packs/forms/safe-cell.ts'
import { sheetNames } from '../../../main/features/packs/forms/sheet-names.ts'

test.each([
  ['41,204', 41_204],
  ['0', 0],
  ['26.3', 26.3333],
  ['−84.6 %', -84.6],
  ['-84.6%', -84.6],
  ['28 %', 0.28],
  ['+273 %', 273],
  ['+28 %', 0.28],
  ['−6.198', -6.198_039],
  ['£1,250', 1250],
  ['12 min', 12],
  ['4 a month', 4],
  ['−3 a month', -3],
])('%s of %d reads the same as a number of a spreadsheet', (text, value) => {
  const shown = numberShown({ text, value })!
  expect(formatValue(shown.value, shown.format)).toBe(text)
})

test.each([
  ['4 of 6', 4 / 6],
  ['28 % (19 to 37)', 28],
  ['n/a', 0],
  ['12', 13],
  ['1204', 1204.6],
  ['12', -12],
  ['−12', 12],
  ['100 % sure', 100],
  ['12 "', 12],
  ['12', Number.NaN],
])('%s of %d stays words', (text, value) => {
  expect(numberShown({ text, value })).toBeNull()
})

test('what is withheld stays words, whatever its value', () => {
  expect(numberShown({ text: '3', value: 3, withheld: true })).toBeNull()
})

test('sheets are named legally, apart, and by no more than 31 characters', () => {
  const long = 'Incidents by month and neighbourhood'
  expect(
    sheetNames(['a/b:c', 'A b c', long, long, "'quoted'", '', 'History', `${'x'.repeat(30)}😀`]),
  ).toEqual([
    'a b c',
    'A b c (2)',
    'Incidents by month and neighbou',
    'Incidents by month and neig (2)',
    'quoted',
    'Sheet',
    'History (2)',
    'x'.repeat(30),
  ])
})

test('only what could be run is kept from it', () => {
  for (const cell of [
    '=1',
    '+1+1',
    '-1-1',
    '@a',
    '\t=1',
    "'=1",
    '＝1',
    '+cmd|x',
    '-12abc',
    ' =1',
    '\n＝1',
    '+44 (1)=2',
  ]) {
    expect(safeCell(cell)).toBe(`'${cell}`)
  }
  for (const cell of [
    '+44 116 254 1000',
    '+44 (0)116 254 1000',
    '-12.5',
    '-84.6 %',
    '+28%',
    '−3',
    'a=1',
    '',
    '-1,204',
  ]) {
    expect(safeCell(cell)).toBe(cell)
  }
})
