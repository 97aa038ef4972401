import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { textTablesOf } from '../../../main/features/imports/reading/text-tables.files.ts'

const folder = mkdtempSync(join(tmpdir(), 'sniff-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'table.csv')

async function tables(content: string | Uint8Array) {
  writeFileSync(path, content)
  return textTablesOf({ path, name: 'table.csv' })
}
const first = async (content: string | Uint8Array) => (await tables(content))[0]!

const rows = ['Ref,Date,Type', 'C1,01/05/2025,Noise', 'C2,02/05/2025,Graffiti', 'C3,03/05/2025,Noise']
const table = rows.join('\n')

test.each([
  ['a semicolon', 'a;b;c\n1,5;2;3\n2,5;3;4\n', { separator: ';', headerLine: 1 }],
  ['a tab', 'a\tb\n1\tx, y\n2\tz\n', { separator: '\t' }],
  ['a caret', 'a^b^c\n1^2, 3^4\n', { separator: '^' }],
  ['a tilde', 'a~b~c\n1~2;3~4\n', { separator: '~' }],
  ['decimal commas', 'x;y;z\n1,5;2,5;3,5\n4,5;5,5;6,5\n', { separator: ';' }],
  ['apostrophes', "a,b\n'1, one','2'\n'3','it''s'\n", { quote: "'", escape: "'" }],
  ['apostrophes in words', "a,b\nit's,2\n'tis,4\nx,y\n", { quote: '"' }],
  ['backslashes', 'a,b\n"say \\"hi, there\\" now",2\n"x",y\n', { quote: '"', escape: '\\' }],
  ['a folder at the end of a cell', 'a,b\n"C:\\dir\\",2\n"x",y\n', { quote: '"', escape: '"' }],
  ['marks that are no quotation', 'a\tb\n"x\t1\n5" y\t2\n"z\t3\n', { quote: '', separator: '\t' }],
  ['lines that end in CR LF', 'a,b\r\n1,"x\ny\nz"\r\n2,"x\ny\nz"\r\n', { lineEnd: '\r\n' }],
  ['lines that end in CR', 'a,b\r1,2\r3,4\r', { lineEnd: '\r' }],
  ['record separators', 'a,b\u001e1,x\ny\u001e3,4\u001e', { lineEnd: '\u001e' }],
])('%s is found out', async (_what, content, written) => {
  expect((await first(content)).written).toMatchObject(written)
})

test.each([
  ['UTF-8 with a mark', Buffer.from(`\ufeff${table}`), 'utf-8'],
  ['UTF-16', Buffer.from(`\ufeff${table}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 without a mark', Buffer.from(table, 'utf16le'), 'utf-16le'],
  ['UTF-16, big endian', Buffer.from(table, 'utf16le').swap16(), 'utf-16be'],
  ['Windows-1252', Buffer.from(`${table}\nC4,01/05/2025,Caf\xe9\n`, 'latin1'), 'windows-1252'],
  [
    'a byte that is none in UTF-8',
    Buffer.concat([Buffer.from(`${table}\nC4,é£,a`), Buffer.from([0x93])]),
    'utf-8',
  ],
])('%s is told by the bytes', async (_what, content, encoding) => {
  const { written, findings } = await first(content)
  expect(written).toMatchObject({ encoding })
  expect(findings[0]).toMatch(/^The encoding is .*: .+\.$/)
})

test('Windows-1252 is told even where the first such byte stands far down', async () => {
  const long = `Ref,Place\n${'C1,Leicester\n'.repeat(40_000)}`
  const { written } = await first(Buffer.from(`${long}C2,Caf\xe9\n`, 'latin1'))
  expect(written).toMatchObject({ encoding: 'windows-1252' })
})

test.each([
  ['a title', `Weekly report\nMade,\n\n${table}`, { headerLine: 4, lastLine: null }],
  ['a title padded', `Weekly report,,\n,,\n${table}`, { headerLine: 3, lastLine: null }],
  ['a period', `From,01/05/2025\nTo,31/05/2025\n${table}`, { headerLine: 3, lastLine: null }],
  [
    'prose with commas',
    `Calls received, by ward\nMade by J Smith, analyst\nRef,Date,Type\n${'C,soon,Noise\n'.repeat(8)}`,
    { headerLine: 3, lastLine: null },
  ],
  ['a padded count', `${table}\n3 rows selected,,\n`, { lastLine: 4 }],
  ['a total', `${table}\nTotal,,3\n`, { headerLine: 1, lastLine: 4 }],
  ['a grand total', `${table}\n\nGrand total: 3\n`, { lastLine: 4 }],
  ['an end', `${table}\nEnd of report\n`, { lastLine: 4 }],
  ['a count', `${table}\n\n(3 rows)\n`, { lastLine: 4 }],
  ['a count of rows', `${table}\n\n3 rows selected.\n`, { lastLine: 4 }],
  ['a note', `${table}\n\nFigures may change.,,\n`, { lastLine: 4 }],
  ['a row cut short', `${table}\nC4,01/05\n`, { lastLine: null }],
  ['a row of one cell', `${table}\nC4\n`, { lastLine: null }],
  ['blank lines', `${rows.slice(0, 3).join('\n')}\n\n\n${rows[3]}\n\n`, { lastLine: null }],
  ['the header again', `${table}\n\n${rows[0]}\nC4,04/05/2025,Noise\n`, { lastLine: null }],
])('%s is told from the table', async (_what, content, written) => {
  const found = await tables(content)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ written, header: ['Ref', 'Date', 'Type'] })
})

test.each([
  [
    'a merged heading',
    ',,Location,,When,\nRef,Type,Easting,Northing,From,To\nC1,Noise,458801,304602,01/05/2025,02/05/2025\n',
    ['Ref', 'Type', 'Location Easting', 'Location Northing', 'When From', 'When To'],
    2,
  ],
  [
    'names beside a merged heading',
    'Ref,Location,,When\n,Easting,Northing,From\nC1,458801,304602,01/05/2025\nC2,458801,304602,01/05/2025\n',
    ['Ref', 'Location Easting', 'Location Northing', 'When From'],
    2,
  ],
  [
    'three lines',
    ',Where,,,\n,Grid,,Words,\nRef,Easting,Northing,Street,Town\nC1,458801,304602,High Street,Leicester\n',
    ['Ref', 'Where Grid Easting', 'Where Grid Northing', 'Where Words Street', 'Where Words Town'],
    3,
  ],
  ['a column without a name', 'Ref,,Date\nC1,x,01/05/2025\nC2,y,02/05/2025\n', ['Ref', '', 'Date'], 1],
])('%s', async (_what, content, header, headerLines) => {
  const found = await first(content)
  expect(found.header).toEqual(header)
  expect(found.written).toMatchObject({ headerLine: 1, headerLines, lastLine: null })
})

const header = ['Ref', 'Date', 'Type']
test.each([
  ['of which the first has a cell too many', [rows[0], 'C0,01/05/2025,Noise,more', ...rows.slice(1)], null],
  ['of which the first begins with a separator', [rows[0], ',C0,01/05/2025,Noise', ...rows.slice(1)], null],
  ['that all end with a separator', [rows[0], ...rows.slice(1).map(row => `${row},`)], null],
  ['whose last is of a place called Total', [...rows, 'Total,04/05/2025,Noise'], null],
  ['below which there are totals', [...rows, 'Total,3,Noise'], 4],
])('a header stands above rows %s', async (_what, lines, lastLine) => {
  const found = await first(`${lines.join('\n')}\n`)
  expect(found.header).toEqual(header)
  expect(found.written).toMatchObject({ headerLine: 1, headerLines: 1, lastLine })
})

test('several tables are told apart, the biggest first', async () => {
  const other = 'Ward,Calls\nAbbey,12\nBelgrave,9'
  const found = await tables(`Calls\n${table}\n\nBy ward\n${other}\n\nEnd of report\n`)
  expect(found.map(({ name, header, written }) => [name, header, written])).toMatchObject([
    ['Lines 2 to 5 (3 rows)', ['Ref', 'Date', 'Type'], { headerLine: 2, lastLine: 5 }],
    ['Lines 8 to 10 (2 rows)', ['Ward', 'Calls'], { headerLine: 8, lastLine: 10 }],
  ])
  expect(found[0]!.findings.at(-1)).toContain('Lines 8 to 10')
  const alike = await tables(`${table}\n\nNo,Closed,Result\nD1,05/05/2025,Arrest\nD2,06/05/2025,None\n`)
  expect(alike.map(({ header }) => header[0])).toEqual(['Ref', 'No'])
})

test('every decision is told with its reason', async () => {
  const { findings } = await first(`Report\n${table}\nTotal,,3\n`)
  expect(findings).toEqual([
    'The encoding is UTF-8: every byte of it is plain ASCII.',
    'The cells are parted by commas: 5 of the first 6 lines have 3 cells so.',
    'No cell is quoted as far as was looked.',
    'A line ends in a line feed.',
    'Lines above line 2 are no rows: title or notes.',
    'The header is line 2: the first as wide as the rows.',
    'The table ends at line 5: “Total 3” on line 6 is no row.',
  ])
})
