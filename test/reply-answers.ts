import { type CellValue, openXlsx, saveXlsx } from 'hucre'

/** What an agency writes into the row of an action. */
export type Written = {
  state?: string
  note?: string
  blockedBy?: string
  evidence?: string
  doneOn?: string | Date | number
}
const columns = { state: 7, note: 8, blockedBy: 9, evidence: 10, doneOn: 11 } as const

/** Opens a reply file as a spreadsheet does, lets `change` work on its cells, and saves it. */
export async function savedAgain(
  bytes: Uint8Array,
  change: (set: (row: number, column: number, value: CellValue) => void) => void,
): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes)
  const sheet = workbook.sheets[0]!
  change((row, column, value) => {
    while (sheet.rows.length <= row) sheet.rows.push([])
    const cells = sheet.rows[row]!
    while (cells.length <= column) cells.push(null)
    cells[column] = value
    sheet.cells?.delete(`${row},${column}`)
  })
  return saveXlsx(workbook)
}

/** The file as its agency sends it back, the actions answered by their numbers. */
export async function answeredBy(
  bytes: Uint8Array,
  answers: Readonly<Record<string, Written>>,
): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes)
  const rows = workbook.sheets[0]!.rows
  return savedAgain(bytes, set => {
    for (const [number, written] of Object.entries(answers)) {
      const row = rows.findIndex(cells => cells[0] === number)
      for (const [key, column] of Object.entries(columns)) {
        const value = written[key as keyof Written]
        if (value !== undefined) set(row, column, value)
      }
    }
  })
}
