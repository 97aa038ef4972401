import Papa from 'papaparse'
import { defused } from '../imports/keeping/reject-cells.ts'

/** The mark by which spreadsheets know UTF-8; it stands before the first line. */
export const csvMark = '\ufeff'

/** A figure or a telephone number: `-12.5`, `+44 116 254 1000`. No formula can be written in these signs alone. */
const plainNumber = /^[+-]\d[\d .]*$/
/** Blanks and signs without width, which some spreadsheets pass over to what follows. */
const unseen = /^[\s\p{Cf}]+/u

/**
 * A cell that no spreadsheet runs as a formula (OWASP, CSV injection): an apostrophe before what begins with
 * = + - @, a tab or a line break, after blanks as well, but for plain numbers, which stay as they are.
 */
export function safeCell(cell: string): string {
  const seen = cell.replace(unseen, '')
  if (plainNumber.test(seen)) return cell
  return seen !== cell && defused(seen) !== seen ? `'${cell}` : defused(cell)
}

/** RFC 4180, each line with its end. */
export function csvLines(lines: string[][]): string {
  return lines.length === 0 ? '' : `${Papa.unparse(lines, { newline: '\r\n' })}\r\n`
}

/** What a file is, part by part, as it may be called on every system. */
export function csvFileName(parts: readonly string[]): string {
  const name = parts.filter(part => part !== '').join(' - ')
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 150)}.csv`
}
