import fc from 'fast-check'
import { writeOds, writeXlsx } from 'hucre'
import { afterAll, expect, test } from 'vitest'
import { tablesOf } from '../../../main/features/imports/reading/find-tables.files.ts'
import { fileMaker, madeOds, madeXlsx, odsOf, readWhole, sheet, wordsRow } from './workbook-made.ts'

const files = fileMaker()
afterAll(files.close)

type Cells = (string | number)[][]
async function workbook(rows: Cells, merges: [number, number, number, number][] = []) {
  const list = merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol }))
  return files.make('table.xlsx', await writeXlsx({ sheets: [{ name: 'Sheet1', rows, merges: list }] }))
}
const calls: Cells = [
  ['A1', '2025-01-03', 'Noise', 12],
  ['A2', '2025-01-04', 'Litter', 13],
  ['A3', '2025-01-05', 'Noise', 14],
]
const names = ['Ref', 'When', 'Type', 'House']
const asText = (rows: Cells) => rows.map(row => row.map(String))

test('a plain sheet is one table from its first row to its end', async () => {
  const file = await workbook([names, ...calls])
  const tables = await tablesOf(file)
  expect(tables).toMatchObject([{ name: 'Sheet “Sheet1”', header: names, written: sheet() }])
  const read = await readWhole(file, tables[0]!.written)
  expect(read).toMatchObject({
    header: names,
    rows: asText(calls),
    lines: [2, 3, 4],
    issues: [],
    bytes: [null, null, null],
  })
})

test('titles above, and totals and notes below, are skipped and told', async () => {
  const file = await workbook([
    ['Calls of January 2025'],
    ['OFFICIAL', '', '', 'page 1'],
    [],
    names,
    ...calls,
    ['Total', '', '', 39],
    [],
    ['Printed on 1 February 2025 by the control room'],
  ])
  const [table] = await tablesOf(file)
  expect(table).toMatchObject({ header: names, written: sheet({ headerLine: 4, lastLine: 7 }) })
  const { rows, issues } = await readWhole(file, table!.written)
  expect(rows).toEqual(asText(calls))
  expect(issues.map(({ line, outcome, raw }) => [line, outcome, raw])).toEqual([
    [1, 'skipped', 'Calls of January 2025'],
    [2, 'skipped', 'OFFICIAL\tpage 1'],
    [8, 'skipped', 'Total\t39'],
    [10, 'skipped', 'Printed on 1 February 2025 by the control room'],
  ])
})

test.each([
  [
    'headings above the names',
    [
      ['Call', '', 'Place', ''],
      ['Ref', 'When', 'Easting', 'Northing'],
    ],
    [
      [0, 0, 0, 1],
      [0, 2, 0, 3],
    ],
    ['Call Ref', 'Call When', 'Place Easting', 'Place Northing'],
  ],
  [
    'names of which some have a second row',
    [
      ['Ref', 'When', 'Place', ''],
      ['', '', 'Easting', 'Northing'],
    ],
    [
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [0, 2, 0, 3],
    ],
    ['Ref', 'When', 'Place Easting', 'Place Northing'],
  ],
] as const)('a header of two rows: %s', async (_, head, merges, header) => {
  const body: Cells = [['A1', '2025-01-03', 458801, 304101]]
  const file = await workbook(
    [...head.map(row => [...row]), ...body],
    merges.map(merge => [...merge]),
  )
  const [table] = await tablesOf(file)
  expect(table).toMatchObject({ header, written: sheet({ headerLines: 2 }) })
  expect(await readWhole(file, table!.written)).toMatchObject({
    header,
    rows: asText(body),
    lines: [3],
    issues: [],
  })
})

test('a place called Total in the last row is a row', async () => {
  const places: Cells = [
    ['Arcade', '2025-01-03', 'Noise', 1],
    ['Total Garage, Hinckley Road', '2025-01-04', '', ''],
  ]
  const file = await workbook([['Place', 'When', 'Type', 'House'], ...places])
  const [table] = await tablesOf(file)
  expect((await readWhole(file, table!.written)).rows).toEqual(asText(places))
})

test('a column without a name is called by its letters', async () => {
  const file = await workbook([
    ['Ref', '', 'Type'],
    ['A1', '2025-01-03', 'Noise'],
  ])
  expect((await tablesOf(file))[0]!.header).toEqual(['Ref', 'Column B', 'Type'])
})

test('two tables of one sheet are both found, and each read is told of the other', async () => {
  const other: Cells = [
    ['Beat', 'Officers'],
    ['North', 3],
    ['South', 4],
  ]
  const file = await workbook([names, ...calls, [], ...other])
  const tables = await tablesOf(file)
  expect(tables.map(({ name, header }) => [name, header])).toEqual([
    ['Sheet “Sheet1”, from row 1 to 4', names],
    ['Sheet “Sheet1”, from row 6', ['Beat', 'Officers']],
  ])
  const first = await readWhole(file, tables[0]!.written)
  expect([first.rows, first.issues.map(({ line }) => line)]).toEqual([asText(calls), [6, 7, 8]])
  const second = await readWhole(file, tables[1]!.written)
  expect([second.rows, second.issues.map(({ line }) => line)]).toEqual([
    [
      ['North', '3'],
      ['South', '4'],
    ],
    [1, 2, 3, 4],
  ])
})

test('dates with the names of months tell rows from a header', async () => {
  const file = await workbook([
    ['Ref', 'When'],
    ['A1', '3 Jan 2025'],
    [],
    ['Beat', 'Since'],
    ['North', '14-March-2024'],
  ])
  expect((await tablesOf(file)).map(({ header }) => header)).toEqual([
    ['Ref', 'When'],
    ['Beat', 'Since'],
  ])
})

test('blank rows and the header again do not end a table', async () => {
  const file = await workbook([names, ...calls, [], names, ...calls, [], ...calls])
  const tables = await tablesOf(file)
  expect(tables).toHaveLength(1)
  const { rows, issues } = await readWhole(file, tables[0]!.written)
  expect(rows).toEqual(asText([...calls, ...calls, ...calls]))
  expect(issues).toEqual([
    expect.objectContaining({ line: 6, outcome: 'skipped', reason: 'It is the header again' }),
  ])
})

test('cells beyond the header stay in their row, which is then ragged; empty ones are filled up', async () => {
  const file = await workbook([names, ['A1', '2025-01-03', 'Noise', 1, '', 'beyond'], ['A2', '2025-01-04']])
  expect((await readWhole(file, sheet())).rows).toEqual([
    ['A1', '2025-01-03', 'Noise', '1', '', 'beyond'],
    ['A2', '2025-01-04', '', ''],
  ])
})

test('hidden sheets come last and hidden rows are told', async () => {
  const body = `${wordsRow(1, 'A', 'B')}<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>`
  const file = files.make(
    'hidden.xlsx',
    madeXlsx({
      sheets: [
        { name: 'Old', rows: body, state: 'veryHidden' },
        { name: 'New', rows: body },
      ],
    }),
  )
  const tables = await tablesOf(file)
  expect(tables.map(({ name }) => name)).toEqual(['Sheet “New”', 'Sheet “Old”'])
  expect(tables[0]!.findings.join(' ')).toContain('Hidden rows of the sheet are read all the same: 1.')
  expect(tables[1]!.findings.join(' ')).toContain('The sheet is hidden in the workbook')
})

test('a cover sheet comes after the sheets with the rows', async () => {
  const many: Cells = Array.from({ length: 11 }, (_, i) => [`A${i}`, '2025-01-03', 'Noise', i])
  const sheets = [
    {
      name: 'Contact',
      rows: [
        ['Name', 'Room'],
        ['Control room', 7],
      ],
    },
    { name: 'January', rows: [names, ...many] },
    { name: 'February', rows: [names, ...calls] },
  ]
  const file = files.make('cover.xlsx', await writeXlsx({ sheets }))
  const found = await tablesOf(file)
  expect(found.map(({ name }) => name)).toEqual(['Sheet “January”', 'Sheet “February”', 'Sheet “Contact”'])
})

test('more lines outside a table than can be told one by one are told by their number', async () => {
  const notes = Array.from({ length: 450 }, (_, i) => [`Note ${i}`])
  const { issues } = await readWhole(await workbook([...notes, names, ...calls]), sheet({ headerLine: 451 }))
  expect(issues).toHaveLength(201)
  expect(issues.at(-1)).toMatchObject({
    line: 450,
    reason: '250 more rows up to this one stand outside the table',
  })
})

test('a sheet that is not there is named, with those that are', async () => {
  const file = await workbook([names, ...calls])
  await expect(readWhole(file, sheet({ sheet: 'Calls' }))).rejects.toThrow(
    'table.xlsx has no sheet “Calls”. There are: Sheet1.',
  )
  const ods = files.make('s.ods', madeOds(odsOf('')))
  await expect(readWhole(ods, sheet({ sheet: 'Calls' }))).rejects.toThrow(
    's.ods has no sheet “Calls”. There are: S.',
  )
})

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  // What XML cannot hold, and what is trimmed or meant for a spreadsheet's own escapes.
  .map(text => `w${text.replaceAll(/[^\P{C}\n]|_x|\r/gu, ' ')}`.trim())
const table = fc
  .integer({ min: 2, max: 6 })
  .chain(width =>
    fc.array(fc.array(fc.oneof(word, fc.constant('')), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(rows => rows.map((row, i) => row.map((cell, k) => (k === 0 ? `r${i}` : cell))))

test.each([
  ['xlsx', writeXlsx],
  ['ods', writeOds],
] as const)('any table written as %s comes back identical', async (kind, write) => {
  await fc.assert(
    fc.asyncProperty(table, async rows => {
      const head = rows[0]!.map((_, i) => `column ${i}`)
      const file = files.make(
        `any.${kind}`,
        await write({ sheets: [{ name: 'Sheet1', rows: [head, ...rows] }] }),
      )
      const read = await readWhole(file, sheet())
      expect([read.header, read.rows, read.issues]).toEqual([head, rows, []])
    }),
    { numRuns: 100 },
  )
})

test('a sheet longer than a block comes back identical, and its file is hashed', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [`${i}`, `Loud music & shouting <${i}>`, i / 7])
  const file = await workbook([['Ref', 'What', 'Part'], ...rows])
  const read = await readWhole(file, sheet())
  expect(read.rows).toEqual(
    rows.map(([ref, what, part]) => [ref, what, String(Number((part as number).toPrecision(15)))]),
  )
  expect(read.lines.at(-1)).toBe(20_001)
  expect(read.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(read.sha256).not.toBe(
    (
      await readWhole(
        await workbook([
          ['Ref', 'What'],
          ['1', '2'],
        ]),
        sheet(),
      )
    ).sha256,
  )
})
