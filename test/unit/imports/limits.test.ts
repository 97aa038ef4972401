import { afterAll, expect, test } from 'vitest'
import { openArchive } from '../../../main/features/imports/reading/archive.files.ts'
import { tablesOf } from '../../../main/features/imports/reading/find-tables.files.ts'
import { blownUp, limits, sizeWords } from '../../../main/features/imports/reading/limits.ts'
import { madeZip } from './archive-made.ts'
import { fileMaker, madeOds, madeXlsx, odsOf, wordsRow } from './workbook-made.ts'

const files = fileMaker()
afterAll(files.close)

const laughs =
  '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
const table = `${wordsRow(1, 'A', 'B')}${wordsRow(2, '1', '2')}`
const xlsx = (rows: string, more: Partial<Parameters<typeof madeXlsx>[0]> = {}) =>
  madeXlsx({ sheets: [{ rows }], ...more })
const whole = (xml: string) => madeXlsx({ sheets: [{ rows: '', whole: xml }] })
const cellOf = (attributes: string) =>
  `<table:table-cell ${attributes} office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>`

test.each([
  [
    'a billion laughs in a sheet',
    whole(`${laughs}<worksheet><sheetData/></worksheet>`),
    'declares a document type',
  ],
  [
    'a billion laughs in the texts',
    xlsx(table.replace('t="inlineStr"', 't="s"'), { texts: `${laughs}<sst/>` }),
    'declares a document type',
  ],
  [
    'a billion laughs in the workbook',
    xlsx(table, { workbook: `${laughs}<workbook/>` }),
    'declares a document type',
  ],
  [
    'a sheet cut short',
    whole('<worksheet><sheetData><row r="1">'),
    'sheet1.xml: its XML is broken (unclosed tag',
  ],
  ['tags without end', whole(`<worksheet>${'<a>'.repeat(100_000)}`), 'nested more than 64 deep'],
  [
    'a cell without end',
    xlsx(`<row r="1"><c t="inlineStr"><is><t>${'a'.repeat(1_100_000)}</t></is></c></row>`),
    'a cell of more than 1,048,576 characters in row 1',
  ],
  [
    'a text without end',
    xlsx('<row r="1"><c t="s"><v>0</v></c></row>', {
      texts: `<sst><si><t>${'a'.repeat(1_100_000)}</t></si></sst>`,
    }),
    'keeps a text of more than 1,048,576 characters',
  ],
  ['a column too far', xlsx('<row r="1"><c r="XFE1"><v>1</v></c></row>'), 'more than 16,384 columns'],
  ['a row too far', xlsx('<row r="1048577"><c><v>1</v></c></row>'), 'has a row 1048577'],
  [
    'rows out of order',
    xlsx('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'),
    'out of order (row 1 after row 2)',
  ],
  [
    'nothing but gaps',
    xlsx(
      Array.from({ length: 200 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join(
        '',
      ),
    ),
    'cells far apart and nothing between them',
  ],
  [
    'too many sheets',
    madeXlsx({ sheets: Array.from({ length: 501 }, () => ({ rows: '' })) }),
    'more than 500 sheets',
  ],
  [
    'sheets that blow up',
    whole(`<worksheet>${' '.repeat(17 * 2 ** 20)}</worksheet>`),
    'over 100 times as much',
  ],
  ['no sheets at all', xlsx('', { workbook: '<workbook/>' }), 'holds no table'],
])('XLSX: %s is refused', async (_, content, reason) => {
  await expect(tablesOf(files.make('trap.xlsx', content))).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^trap\.xlsx /),
    next: expect.stringMatching(/./),
  })
  await expect(tablesOf(files.make('trap.xlsx', content))).rejects.toThrow(reason)
})

test('declared dimensions cost nothing, and cells at both ends of a sheet are two cells', async () => {
  const dimension =
    '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
  await expect(tablesOf(files.make('ends.xlsx', whole(dimension)))).rejects.toThrow('holds no table')
})

test.each([
  [
    'a row that stands a million times',
    `<table:table-row table:number-rows-repeated="1048576">${cellOf('')}</table:table-row>`,
    'stands 1,048,576 times',
  ],
  [
    'cells that stand too often',
    `<table:table-row table:number-rows-repeated="9999">${cellOf('table:number-columns-repeated="16384"')}</table:table-row>`,
    'more than 50,000,000 cells',
  ],
  [
    'cells that stand too far',
    `<table:table-row>${cellOf('table:number-columns-repeated="999999999"')}</table:table-row>`,
    'more than 16,384 columns',
  ],
  ['a billion laughs', '<!DOCTYPE x>', 'inappropriately located doctype'],
])('ODS: %s is refused', async (_, rows, reason) => {
  await expect(tablesOf(files.make('trap.ods', madeOds(odsOf(rows))))).rejects.toThrow(reason)
})

const encrypted = (mark: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(70_000), Buffer.from(mark, 'utf16le')])

test.each([
  ['protected.xlsx', encrypted('EncryptedPackage'), /protected by a password/, /take the password off/],
  [
    'protected.ods',
    madeOds('x', [{ name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' }]),
    /protected by a password/,
    /take the password off/,
  ],
  ['old.xls', encrypted('Workbook'), /Excel 97 to 2003/, /save it as an Excel workbook/],
  [
    'binary.xlsb',
    madeZip([
      { name: '[Content_Types].xml', content: '' },
      { name: 'xl/workbook.bin', content: '' },
    ]),
    /binary workbook/,
    /save it as an Excel workbook/,
  ],
  [
    'letter.docx',
    madeZip([
      { name: '[Content_Types].xml', content: '' },
      { name: 'word/document.xml', content: '' },
    ]),
    /an Office document, and no workbook/,
    /workbook or a CSV/,
  ],
  [
    'text.odt',
    madeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
    /an Office document, and no workbook/,
    /workbook or a CSV/,
  ],
  ['calls.csv', madeZip([{ name: 'calls.csv', content: 'a,b\n1,2' }]), /is an archive/, /Unpack it/],
  ['calls.gz', Buffer.from('1f8b08', 'hex'), /is an archive/, /Unpack it/],
  [
    'part.xlsx',
    madeXlsx({ sheets: [{ rows: table }] }).subarray(0, 900),
    /damaged or cut short/,
    /send it again/,
  ],
  [
    'lost.xlsx',
    madeZip([
      { name: '[Content_Types].xml', content: '' },
      { name: 'xl/other.xml', content: '' },
    ]),
    /xl\/workbook\.xml: it is missing/,
    /save it anew/,
  ],
])('%s is told for what it is, and what to do', async (name, content, message, next) => {
  await expect(tablesOf(files.make(name, content))).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(message),
    next: expect.stringMatching(next),
  })
})

test('a part of a workbook that is damaged is named', async () => {
  const parts = madeXlsx({ sheets: [{ rows: table }] })
  const at = parts.indexOf('xl/worksheets/sheet1.xml')
  parts[at + 30] = parts[at + 30]! ^ 0xff
  await expect(tablesOf(files.make('bad.xlsx', parts))).rejects.toThrow(
    /bad\.xlsx is a damaged workbook: xl\/worksheets\/sheet1\.xml/,
  )
})

const small = 'a,b\n1,2\n'
test.each([
  [
    'too many files',
    Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, content: '', method: 0 })),
    'holds 10,001 files, and at most 10,000',
  ],
  [
    'files that share their bytes',
    [
      { name: 'a', content: small },
      { name: 'b', content: small, sharesFirst: true },
    ],
    'share the same packed bytes',
  ],
  [
    'ten gigabytes declared',
    [1, 2, 3].map(i => ({ name: `${i}`, content: small, unpackedBytes: 2 ** 32 - 1 })),
    'would unpack to 12 GB',
  ],
  [
    'a little that becomes much',
    [{ name: 'a', content: small, unpackedBytes: 100 * 2 ** 20 }],
    'over 100 times as much',
  ],
])('an archive of %s is refused by its list', async (_, entries, reason) => {
  await expect(openArchive(files.make('trap.zip', madeZip(entries)))).rejects.toThrow(reason)
})

test.each([
  [1000, limits.ratioFromBytes, null],
  [1000, limits.ratioFromBytes + 1, /^1000 bytes would unpack to 16 MB or more, over 100 times as much$/],
  [2 ** 20, 100 * 2 ** 20, null],
  [2 ** 20, 101 * 2 ** 20, /^1 MB would unpack to 101 MB/],
])('%i bytes that unpack to %i', (packed, unpacked, reason) => {
  const said = blownUp(packed, unpacked)
  if (reason === null) expect(said).toBeNull()
  else expect(said).toMatch(reason)
})

test.each([
  [900, '900 bytes'],
  [1536, '1.5 KB'],
  [10 * 2 ** 30, '10 GB'],
])('%i is %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})
