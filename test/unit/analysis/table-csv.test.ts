import { expect, test } from 'vitest'
import { tableAsCsv } from '../../../main/features/analysis/telling/table-csv.ts'

test('a file of figures is in full precision, leaves empty what there is not, and starts no formula', () => {
  const csv = tableAsCsv({
    rows: 3,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', values: ['=1+1', 'a "b", c', '-12.5'] },
      {
        ...{ key: 'z', title: 'z', unit: 'm', kind: 'number', decimals: 1 },
        values: Float64Array.of(0.123456, Number.NaN, -1e-7),
      },
    ],
  })
  expect(csv).toBe('\uFEFFName,"z, m"\r\n\'=1+1,0.123456\r\n"a ""b"", c",\r\n-12.5,-1e-7\r\n')
})

test('of no rows the file is its header', () => {
  const columns = [{ key: 'name', title: 'Name', kind: 'text' as const, values: [] }]
  expect(tableAsCsv({ rows: 0, columns })).toBe('\uFEFFName\r\n')
})
