import { type DateSystem, doubtOfText, numberText } from './sheet-numbers.ts'
import { columnOf, type RowGatherer } from './sheet-rows.ts'
import { type NumberStyle, plainNumber } from './workbook-styles.ts'
import type { XmlHandlers } from './workbook-xml.ts'

export type XlsxContext = { texts: readonly string[]; styles: readonly NumberStyle[]; dates: DateSystem }

const noValue = 'The formula has no value stored with it'
const calculate = 'Open the workbook in its program, let it calculate, and save it'

/** Reads the cells of a worksheet (ECMA-376 part 1, 18.3) into rows. */
export function worksheetHandlers(rows: RowGatherer, { texts, styles, dates }: XlsxContext): XmlHandlers {
  let inSheetData = false
  let column = -1
  let type = 'n'
  let style = plainNumber
  let value = ''
  let formula = ''
  let hasValue = false
  let hasFormula = false
  let gathers: 'value' | 'formula' | null = null
  let inPhonetic = false

  function cell() {
    const spoilt = (raw: string, reason: string, mend = '') => rows.doubt(column, raw, reason, mend)
    if (hasFormula && !hasValue) {
      spoilt(`=${formula}`.slice(0, 500), noValue, calculate)
      return
    }
    if (value === '') return
    switch (type) {
      case 's': {
        const text = texts[Number(value)]
        if (text === undefined) spoilt(value, 'The workbook does not hold the text that this cell refers to')
        else words(text)
        return
      }
      case 'str':
      case 'inlineStr':
        words(unescaped(value))
        return
      case 'd':
        rows.put(
          column,
          value
            .replace('T', ' ')
            .replace(/:00(?:\.0+)?Z?$/, '')
            .replace(/ 00:00$/, ''),
        )
        return
      case 'b':
        rows.put(column, value === '1' || value === 'true' ? 'TRUE' : 'FALSE')
        return
      case 'e':
        spoilt(value, 'The formula gives an error instead of a value')
        return
      default: {
        const { text, doubt } = numberText(value, style, dates)
        rows.put(column, text)
        if (doubt) spoilt(value, doubt.reason, doubt.mend)
      }
    }
  }

  function words(text: string) {
    rows.put(column, text)
    const doubt = doubtOfText(text)
    if (doubt) rows.doubt(column, text, doubt.reason, doubt.mend)
  }

  return {
    open(name, attributes) {
      if (!inSheetData) {
        inSheetData = name === 'sheetData'
        return
      }
      switch (name) {
        case 'row': {
          const line = attributes.r
          const hidden = attributes.hidden
          rows.begin(line === undefined ? rows.nextLine() : Number(line), hidden === '1' || hidden === 'true')
          column = -1
          return
        }
        case 'c': {
          const reference = attributes.r
          column = reference === undefined ? column + 1 : columnOf(reference)
          type = attributes.t ?? 'n'
          style = styles[Number(attributes.s ?? 0)] ?? plainNumber
          value = ''
          formula = ''
          hasValue = false
          hasFormula = false
          return
        }
        case 'f':
          hasFormula = true
          gathers = 'formula'
          return
        case 'v':
        case 'is':
          hasValue = true
          if (name === 'v') gathers = 'value'
          return
        case 't':
          gathers = inPhonetic ? null : 'value'
          return
        case 'rPh':
          inPhonetic = true
      }
    },
    close(name) {
      if (!inSheetData) return
      switch (name) {
        case 'c':
          cell()
          return
        case 'row':
          rows.finish()
          return
        case 'rPh':
          inPhonetic = false
          return
        case 'sheetData':
          inSheetData = false
          return
        case 'f':
        case 'v':
        case 't':
          gathers = null
      }
    },
    text(text) {
      if (gathers === 'value') {
        value += text
        rows.hold(value)
      } else if (gathers === 'formula') {
        formula += text
        rows.hold(formula)
      }
    },
  }
}

/** Characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
