import type { CellValue } from 'hucre'
import { AppError } from '#shared/rpc/error.ts'
import { whyUnsound } from '../../../backend/sound-workbook.ts'
import { readDelimited } from '../../areas/delimited-table.ts'

export type WorkTable = { header: string[]; rows: { line: number; cells: string[] }[] }
const mostRows = 20_000

/** The first table of a file, CSV or XLSX, as text. Throws `invalid` where it is none. */
export async function workTable(bytes: Uint8Array, fileName: string): Promise<WorkTable> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b
  const table = isWorkbook ? await sheetTable(bytes, fileName) : readDelimited(bytes, fileName)
  if (table.rows.length > mostRows) {
    throw new AppError('invalid', `${fileName} has more than ${mostRows.toLocaleString('en-GB')} rows.`, {
      next: 'Split it into several lists.',
    })
  }
  return table
}

async function sheetTable(bytes: Uint8Array, fileName: string): Promise<WorkTable> {
  const refused = (what: string) =>
    new AppError('invalid', `${fileName} cannot be read: ${what}.`, {
      next: 'Save it as CSV, or ask for it again.',
    })
  const unsound = whyUnsound(bytes)
  if (unsound) throw refused(unsound)
  const { readXlsx } = await import('hucre/xlsx')
  const read = await readXlsx(bytes, { maxRows: mostRows + 2 }).catch(() => null)
  const [head, ...rows] = read?.sheets[0]?.rows ?? []
  if (!head || head.filter(cell => cell !== null).length < 2) throw refused('its first sheet holds no table')
  return {
    header: head.map(textOf),
    rows: rows
      .map((cells, i) => ({ line: i + 2, cells: cells.map(textOf) }))
      .filter(({ cells }) => cells.some(cell => cell !== '')),
  }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim()
}
