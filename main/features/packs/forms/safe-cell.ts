import { safeCell as safe } from '../../incidents/csv.ts'

/** `-84.6 %`, `+1,204`, `+44 (0)116 254 1000`: figures in signs of which no formula can be made. */
const plainFigure = /^[+-]\d[\d .,]*(\(0\)[\d .]*)?( ?%)?$/
/** Signs that Asian editions of spreadsheets take for = + - @. */
const wide = /^['\s\p{Cf}]*[＝＋－＠]/u

/** A cell of words that no spreadsheet runs; figures and telephone numbers stay as they read. */
export function safeCell(cell: string): string {
  if (plainFigure.test(cell)) return cell
  return wide.test(cell) ? `'${cell}` : safe(cell)
}
