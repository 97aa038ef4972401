import { afterAll, expect, test } from 'vitest'
import { fileMaker, madeOds, madeXlsx, odsOf, readWhole, sheet, wordsRow } from './workbook-made.ts'

const files = fileMaker()
afterAll(files.close)

const formats = [
  'dd/mm/yyyy',
  'dd/mm/yyyy hh:mm',
  'hh:mm:ss',
  '[h]:mm',
  '0.0%',
  '00000000000',
  'mmm-yy',
  '[$-809]d mmmm yyyy;@',
  14,
  22,
  17,
  '0.00E+00',
  '#,##0.00 "days"',
]
const [
  day,
  minute,
  time,
  duration,
  percent,
  zeros,
  month,
  long,
  shortDay,
  shortMinute,
  builtInMonth,
  science,
  words,
] = formats.map((_, i) => i + 1)
const texts =
  '<sst><si><t>Noise &amp; nuisance</t></si><si><r><t>Rich </t></r><r><t xml:space="preserve">text</t></r><rPh><t>ignored</t></rPh></si><si><t>two_x000A_lines</t></si><si/></sst>'

async function cell(xml: string, date1904 = false) {
  const rows = `${wordsRow(1, 'A', 'B')}<row r="2"><c r="A2"><v>1</v></c>${xml}</row>`
  const file = files.make('cell.xlsx', madeXlsx({ sheets: [{ rows }], texts, formats, date1904 }))
  const { rows: read, issues } = await readWhole(file, sheet())
  return {
    text: read[0]?.[1],
    issues: issues.map(({ column, raw, reason, line }) => ({ column, raw, reason, line })),
  }
}
const value = (v: string, style = 0, type = '') =>
  `<c r="B2" s="${style}"${type ? ` t="${type}"` : ''}><v>${v}</v></c>`

test.each([
  ['a number', value('458801'), '458801'],
  ['a sum of fractions', value('0.30000000000000004'), '0.3'],
  ['the noise of a coordinate', value('458801.00000000006'), '458801'],
  ['what is no noise', value('458801.0625'), '458801.0625'],
  ['an exponent of the file format', value('1.2E+10'), '12000000000'],
  ['a small fraction', value('1.0000000000000001E-7'), '0.0000001'],
  ['a minus', value('-1.139'), '-1.139'],
  ['a scientific format', value('12345678', science), '12345678'],
  ['a format with words', value('3', words), '3'],
  ['a percentage', value('0.25', percent), '25%'],
  ['a fraction of a percentage', value('0.285', percent), '28.5%'],
  ['zeros in front', value('7700900123', zeros), '07700900123'],
  ['true', value('1', 0, 'b'), 'TRUE'],
  ['false', value('0', 0, 'b'), 'FALSE'],
  ['a shared text', value('0', 0, 's'), 'Noise & nuisance'],
  ['a rich text', value('1', 0, 's'), 'Rich text'],
  ['an escaped line break', value('2', 0, 's'), 'two\nlines'],
  ['an empty shared text', value('3', 0, 's'), ''],
  ['a text in the cell', '<c r="B2" t="inlineStr"><is><t>0116 496</t></is></c>', '0116 496'],
  ['a text of digits', '<c r="B2" t="inlineStr"><is><t>00123</t></is></c>', '00123'],
  ['marked text', '<c r="B2" t="inlineStr"><is><t><![CDATA[<b>&]]></t></is></c>', '<b>&'],
  ['the value of a formula', '<c r="B2"><f>1+1</f><v>2</v></c>', '2'],
  ['the text of a formula', '<c r="B2" t="str"><f>A1</f><v>Noise</v></c>', 'Noise'],
  ['an empty text of a formula', '<c r="B2" t="str"><f>A1</f><v></v></c>', ''],
  ['a date', value('45660', day), '2025-01-03'],
  ['a date and time', value('45660.427083333336', minute), '2025-01-03 10:15'],
  ['a date and time with seconds', value('45660.42712962963', minute), '2025-01-03 10:15:04'],
  ['midnight of a date and time', value('45660', minute), '2025-01-03 00:00'],
  ['a time that a format of days hides', value('45660.5', day), '2025-01-03 12:00'],
  ['a time', value('0.4270833333333333', time), '10:15'],
  ['a duration', value('1.5', duration), '36:00'],
  ['a month', value('45658', month), '2025-01'],
  ['a day of a month format', value('45660', month), '2025-01-03'],
  ['a long date', value('45660', long), '2025-01-03'],
  ['the built-in date', value('45660', shortDay), '2025-01-03'],
  ['the built-in date and time', value('45660.5', shortMinute), '2025-01-03 12:00'],
  ['the built-in month', value('45658', builtInMonth), '2025-01'],
  ['the first day of 1900', value('1', day), '1900-01-01'],
  ['28 February 1900', value('59', day), '1900-02-28'],
  ['1 March 1900', value('61', day), '1900-03-01'],
  ['an ISO date', value('2025-01-03T10:15:00', 0, 'd'), '2025-01-03 10:15'],
  ['an ISO day', value('2025-01-03T00:00:00', 0, 'd'), '2025-01-03'],
])('%s', async (_, xml, text) => {
  expect(await cell(xml)).toEqual({ text, issues: [] })
})

test.each([
  ['0', '1904-01-01'],
  ['44198', '2025-01-03'],
])('day %s since 1904 is %s', async (serial, text) => {
  expect(await cell(value(serial, day), true)).toEqual({ text, issues: [] })
})

test.each([
  ['the day that never was', value('60', day), '60', '60', /29 February 1900/],
  ['a day before the calendar', value('-3', day), '-3', '-3', /outside the calendar/],
  ['a day after the calendar', value('99999999', day), '99999999', '99999999', /outside the calendar/],
  [
    'more digits than are kept',
    value('1234567890123456789'),
    '1234567890123460000',
    '1234567890123456789',
    /15 digits/,
  ],
  [
    'a shortened number',
    '<c r="B2" t="inlineStr"><is><t>4.47701E+11</t></is></c>',
    '4.47701E+11',
    '4.47701E+11',
    /shortened/,
  ],
  ['no value', '<c r="B2"><f>SUM(A1:A2)</f></c>', '', '=SUM(A1:A2)', /no value stored/],
  ['not available', value('#N/A', 0, 'e'), '', '#N/A', /error/],
  ['a lost reference', '<c r="B2" t="e"><f>#REF!</f><v>#REF!</v></c>', '', '#REF!', /error/],
  ['a text that is not there', value('99', 0, 's'), '', '99', /does not hold the text/],
  ['no number', value('12a'), '12a', '12a', /it is none/],
])('%s is flagged', async (_, xml, text, raw, reason) => {
  const read = await cell(xml)
  expect(read.text).toBe(text)
  expect(read.issues).toEqual([{ column: 'B', raw, line: 2, reason: expect.stringMatching(reason) }])
})

test('a telephone number that lost its zero is flagged with the number it was, and others are not', async () => {
  const rows = `${wordsRow(1, 'Ref', 'Caller phone')}<row r="2"><c r="A2"><v>7700900123</v></c><c r="B2"><v>7700900123</v></c></row>${wordsRow(3, 'x', '07700900124')}`
  const { issues } = await readWhole(files.make('phone.xlsx', madeXlsx({ sheets: [{ rows }] })), sheet())
  expect(issues).toEqual([
    expect.objectContaining({
      line: 2,
      outcome: 'flagged',
      column: 'Caller phone',
      raw: '7700900123',
      mend: '07700900123',
    }),
  ])
})

test('cells and rows without references follow one another, and prefixes of tags do not matter', async () => {
  const whole =
    '<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>B</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const file = files.make('bare.xlsx', madeXlsx({ sheets: [{ rows: '', whole }] }))
  expect(await readWhole(file, sheet())).toMatchObject({ header: ['A', 'B'], rows: [['1', '2']], lines: [2] })
})

test('the value of merged cells belongs to the first; every row they cover says so', async () => {
  const rows = `${wordsRow(1, 'A', 'B')}${wordsRow(2, 'Noise', '1')}${wordsRow(3, '', '2')}${wordsRow(4, 'Litter', '3')}`
  const after = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
  const read = await readWhole(files.make('merged.xlsx', madeXlsx({ sheets: [{ rows, after }] })), sheet())
  expect(read.rows).toEqual([
    ['Noise', '1'],
    ['', '2'],
    ['Litter', '3'],
  ])
  expect(read.issues).toEqual(
    [2, 3].map(line => ({
      ...{ line, outcome: 'flagged', column: 'A', raw: 'Noise', mend: 'Write “Noise” into each of them' },
      reason: 'The cells A2 to A3 are merged: their value is read into A2 only',
    })),
  )
})

const odsCell = (attributes: string, text = '') =>
  `<table:table-cell ${attributes}>${text === '' ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`
const odsRow = (cells: string) => `<table:table-row>${cells}</table:table-row>`
const string = (text: string) => odsCell('office:value-type="string"', text)

test.each([
  ['a number', odsCell('office:value-type="float" office:value="0.30000000000000004"', '0.3'), '0.3', null],
  [
    'zeros in front',
    odsCell('office:value-type="float" office:value="7700900123"', '07700900123'),
    '07700900123',
    null,
  ],
  ['a percentage', odsCell('office:value-type="percentage" office:value="0.25"', '25%'), '25%', null],
  ['a sum of money', odsCell('office:value-type="currency" office:value="12.5"', '£12.50'), '12.5', null],
  ['a day', odsCell('office:value-type="date" office:date-value="2025-01-03"', '3 Jan'), '2025-01-03', null],
  [
    'a moment',
    odsCell('office:value-type="date" office:date-value="2025-01-03T10:15:00"', 'x'),
    '2025-01-03 10:15',
    null,
  ],
  ['a time', odsCell('office:value-type="time" office:time-value="PT13H05M00S"', 'x'), '13:05', null],
  ['yes', odsCell('office:value-type="boolean" office:boolean-value="true"', 'WAHR'), 'TRUE', null],
  [
    'text of parts',
    odsCell('office:value-type="string"', 'a<text:s text:c="2"/>b<text:tab/>c</text:p><text:p>d'),
    'a  b\tc\nd',
    null,
  ],
  [
    'text without its note',
    odsCell(
      'office:value-type="string"',
      'a</text:p><office:annotation><text:p>note</text:p></office:annotation><text:p>b',
    ),
    'a\nb',
    null,
  ],
  ['an error', odsCell('office:value-type="string" calcext:value-type="error"', '#N/A'), '', /error/],
  ['no value', odsCell('table:formula="of:=[.A1]"'), '', /no value stored/],
  [
    'too many digits',
    odsCell('office:value-type="float" office:value="1234567890123456789"', '1.2E+18'),
    '1234567890123460000',
    /15 digits/,
  ],
])('ODS: %s', async (_, xml, text, reason) => {
  const content = odsOf(odsRow(string('A') + string('B')) + odsRow(string('1') + xml))
  const read = await readWhole(files.make('cell.ods', madeOds(content)), sheet({ sheet: 'S' }))
  expect(read.rows).toEqual([['1', text]])
  expect(read.issues.map(issue => issue.reason)).toEqual(reason ? [expect.stringMatching(reason)] : [])
})

test('ODS: repeated cells and rows are as many as they say, and merged cells are flagged', async () => {
  const content = odsOf(
    odsRow(string('A') + string('B') + string('C')) +
      `<table:table-row table:number-rows-repeated="2">${odsCell('office:value-type="string" table:number-columns-repeated="2"', 'x')}${odsCell('table:number-columns-repeated="16382"')}</table:table-row>` +
      '<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>' +
      odsRow(`${odsCell('table:number-rows-spanned="2" office:value-type="string"', 'y')}${string('1')}`) +
      odsRow(`<table:covered-table-cell/>${string('2')}`),
  )
  const read = await readWhole(files.make('rows.ods', madeOds(content)), sheet({ sheet: 'S' }))
  expect(read.rows).toEqual([
    ['x', 'x', ''],
    ['x', 'x', ''],
    ['y', '1', ''],
    ['', '2', ''],
  ])
  expect(read.lines).toEqual([2, 3, 9, 10])
  expect(read.issues.map(({ line, raw }) => [line, raw])).toEqual([
    [9, 'y'],
    [10, 'y'],
  ])
})
