import { limits } from './limits.ts'
import { clock, digits, doubtOfText } from './sheet-numbers.ts'
import type { Merge, RowGatherer } from './sheet-rows.ts'
import type { Attributes, XmlHandlers } from './workbook-xml.ts'

const noValue = 'The formula has no value stored with it'
const calculate = 'Open the workbook in its program, let it calculate, and save it'

/** Reads the cells of one table of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, 9) into rows. */
export function odsHandlers(sheet: string, rows: RowGatherer, merges: Merge[]): XmlHandlers {
  let tableDepth = 0
  let isWanted = false
  let rowsRepeated = 1
  let line = 0
  let column = 0
  let attributes: Attributes = {}
  let text = ''
  let paragraphs = 0
  let inCell = false
  let inParagraph = 0
  let inNote = 0

  const of = (name: string) => attributes[name]
  const repeated = (name: string, most: number) => {
    const times = Math.floor(Number(of(name) ?? 1))
    return times >= 1 ? Math.min(times, most) : 1
  }

  function cell() {
    const times = repeated('table:number-columns-repeated', limits.sheetColumns + 1)
    const value = readValue()
    const across = Number(of('table:number-columns-spanned') ?? 1)
    const down = Number(of('table:number-rows-spanned') ?? 1)
    if ((across > 1 || down > 1) && merges.length < limits.merges) {
      const last = { lastLine: line + down - 1, lastColumn: column + across - 1 }
      merges.push({ firstLine: line, firstColumn: column, ...last })
    }
    const doubt = value === null ? null : doubtOfText(value)
    if (value !== null && value !== '') {
      for (let i = 0; i < times; i++) {
        rows.put(column + i, value)
        if (doubt) rows.doubt(column + i, value, doubt.reason, doubt.mend)
      }
    }
    column += times
  }

  /** Null where the cell holds something that is no value; that has been told then. */
  function readValue(): string | null {
    const type = of('office:value-type')
    if (of('calcext:value-type') === 'error') {
      rows.doubt(column, text, 'The formula gives an error instead of a value')
      return null
    }
    if (type === undefined && text === '' && of('table:formula') !== undefined) {
      rows.doubt(column, of('table:formula')!.slice(0, 500), noValue, calculate)
      return null
    }
    switch (type) {
      case 'float':
      case 'currency':
        return numberOf(Number(of('office:value')))
      case 'percentage':
        return `${digits(Number(of('office:value')) * 100)}%`
      case 'boolean':
        return of('office:boolean-value') === 'true' ? 'TRUE' : 'FALSE'
      case 'date':
        return dateOf(of('office:date-value') ?? text)
      case 'time':
        return timeOf(of('office:time-value') ?? text)
      default:
        return of('office:string-value') ?? text
    }
  }

  function numberOf(value: number): string {
    // Shown with zeros in front: telephone and reference numbers.
    if (/^0\d+$/.test(text) && Number(text) === value) return text
    if (Math.abs(value) >= 1e15) {
      rows.doubt(
        column,
        text,
        'A number of more than 15 digits: a spreadsheet keeps no more, the last ones are lost',
        'Have the column formatted as text before it is filled',
      )
    }
    return Number.isFinite(value) ? digits(value) : text
  }

  return {
    open(name, given) {
      if (name === 'table') {
        tableDepth++
        if (tableDepth === 1) isWanted = given['table:name'] === sheet
      }
      if (!isWanted || tableDepth !== 1) return
      switch (name) {
        case 'table-row': {
          attributes = given
          rowsRepeated = repeated('table:number-rows-repeated', limits.sheetRows)
          line = rows.nextLine()
          const visibility = of('table:visibility')
          rows.begin(line, visibility === 'collapse' || visibility === 'filter')
          column = 0
          return
        }
        case 'covered-table-cell':
        case 'table-cell':
          attributes = given
          text = ''
          paragraphs = 0
          inCell = true
          return
        case 'annotation':
          inNote++
          return
        case 'p':
          if (!inCell || inNote > 0) return
          if (paragraphs++ > 0) text += '\n'
          inParagraph++
          return
        case 's':
          if (inParagraph > 0) {
            text += ' '.repeat(Math.min(Math.max(1, Number(given['text:c'] ?? 1)), 1000))
            rows.hold(text)
          }
          return
        case 'tab':
          if (inParagraph > 0) text += '\t'
          return
        case 'line-break':
          if (inParagraph > 0) text += '\n'
      }
    },
    close(name) {
      if (name === 'table') {
        tableDepth--
        if (tableDepth === 0) isWanted = false
      }
      if (!isWanted || tableDepth !== 1) return
      switch (name) {
        case 'table-cell':
        case 'covered-table-cell':
          cell()
          inCell = false
          return
        case 'table-row':
          rows.finish(rowsRepeated)
          return
        case 'annotation':
          inNote--
          return
        case 'p':
          if (inParagraph > 0) inParagraph--
      }
    },
    text(piece) {
      if (inParagraph === 0 || inNote > 0) return
      text += piece
      rows.hold(text)
    },
  }
}

const dateOf = (iso: string) =>
  iso
    .replace('T', ' ')
    .replace(/[.,]\d+$/, '')
    .replace(/^(.{10} \d\d:\d\d):00$/, '$1')

/** `PT13H05M00S` as 13:05. */
function timeOf(iso: string): string {
  const found = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(iso)
  if (!found) return iso
  return clock(Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]))
}

/** The names of the tables of an OpenDocument spreadsheet, in their order. */
export function odsNameHandlers(names: string[]): XmlHandlers {
  let depth = 0
  return {
    open(name, attributes) {
      if (name !== 'table') return
      if (depth++ === 0) names.push(attributes['table:name'] ?? '')
    },
    close(name) {
      if (name === 'table') depth--
    },
    text() {
      // Names stand in attributes.
    },
  }
}
