import { expect, test } from 'vitest'
import { whyNotFigure } from '#shared/features/performance/measure-rules.ts'
import { monthOfCell, numberOfCell } from '#shared/features/performance/read-cells.ts'
import { readBlock } from '../../../renderer/ui/pasted-block.ts'

const rows = ['2025-01', '2025-02', '2025-03'].map(key => ({ key, values: [1, 10] as (number | null)[] }))
const grid = {
  ...{ rows, rowOf: monthOfCell, numberOf: numberOfCell },
  whyNot: ({ key, values: [value = null, base = null] }: (typeof rows)[number]) =>
    whyNotFigure('percentage', { month: key, value, base }, '2025-12'),
}
const read = (text: string, row = 0, column = 0) => readBlock(text, { row, column }, grid)

test('lines that name their month go there, whatever the cell they were pasted into', () => {
  expect(read('Mar 2025\t81.5\t200\r\n2025-01\t79', 2).entries).toEqual([
    { key: '2025-03', values: [81.5, 200] },
    { key: '2025-01', values: [79, 10] },
  ])
})

test('numbers alone fill the rows from the cell on; a header in between moves none of them', () => {
  expect(read('Asked\n200\n210', 1, 1)).toEqual({
    entries: [
      { key: '2025-02', values: [1, 200] },
      { key: '2025-03', values: [1, 210] },
    ],
    lines: ['Line 1: “Asked”. It names no row of this table.'],
  })
})

test('what is not understood is said line by line, and nothing of it is taken', () => {
  const { entries, lines } = read(
    '2025-01\tmany\n2025-02\t120\n2025-03\t80\t200\t7\n2026-01\t80\n\n2025-02\t–\t',
  )
  expect(entries).toEqual([{ key: '2025-02', values: [null, null] }])
  expect(lines).toEqual([
    'Line 1: “2025-01 | many”. It holds something that is no number.',
    'Line 2: “2025-02 | 120”. It is more than 100 %.',
    'Line 3: “2025-03 | 80 | 200 | 7”. It has more cells than this table has columns.',
    'Line 4: “2026-01 | 80”. It names no row of this table.',
  ])
})

test('months as people and spreadsheets write them', () => {
  const months = [
    '2025-11',
    '2025-11-01',
    '11/2025',
    '01/11/2025',
    'Nov 25',
    'November 2025',
    '202511',
    'Nov-25',
    '1 Nov 2025',
  ]
  expect(months.map(monthOfCell)).toEqual(Array(months.length).fill('2025-11'))
  expect(['2025', 'Nov', '13/2025', 'soon 2025', '2025-00', 'Marchy 2025', ''].map(monthOfCell)).toEqual(
    Array(7).fill(null),
  )
  expect(['1,204', '4.2 %', '−3', 'n/a', '', '4,2', 'many'].map(numberOfCell)).toEqual([
    1204,
    4.2,
    -3,
    null,
    null,
    undefined,
    undefined,
  ])
})
