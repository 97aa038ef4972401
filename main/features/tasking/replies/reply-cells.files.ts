import type { Cell, CellValue, Sheet } from 'hucre'
import { whyUnsound } from '../../../backend/sound-workbook.ts'
import { sheetNames } from './reply-sheet.ts'

/** A cell as it is judged: its text or number or day, and whether a formula stands in it. */
export type ReplyCell = { value: CellValue; isFormula: boolean }
export type ReplyCells = { token: string; rows: ReplyCell[][] }

/** Nobody adds so much; what is beyond it is no answer. */
const mostRows = 6000

/** The cells of a file that came back, or in words why it cannot be read. Only whole and harmless files are opened. */
export async function replyCells(bytes: Uint8Array): Promise<ReplyCells | string> {
  const unsound = whyUnsound(bytes)
  if (unsound) return unsound
  let sheets: Sheet[]
  try {
    const { readXlsx } = await import('hucre/xlsx')
    sheets = (await readXlsx(bytes, { maxRows: mostRows })).sheets
  } catch {
    return 'it cannot be read as a workbook'
  }
  const found = (name: string) => sheets.find(sheet => sheet.name === name)
  const actions = found(sheetNames.actions)
  const identity = found(sheetNames.identity)
  if (!actions) return `its sheet “${sheetNames.actions}” is missing`
  if (!identity) return 'the sheet by which the bureau knows its own files is missing'
  return {
    token: String(identity.rows[0]?.[0] ?? ''),
    rows: actions.rows.map((row, r) => row.map((value, c) => cellOf(actions.cells?.get(`${r},${c}`), value))),
  }
}

function cellOf(cell: Partial<Cell> | undefined, value: CellValue): ReplyCell {
  return { value, isFormula: cell?.type === 'formula' || cell?.formula !== undefined }
}
