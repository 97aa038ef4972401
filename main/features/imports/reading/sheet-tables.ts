import { lettersOf, type Merge, type SheetRow } from './sheet-rows.ts'
import { isFooterRow } from './sniff-rows.ts'

/** A table in a sheet, as found: where it stands, and why. */
export type TableInSheet = {
  headerLine: number
  headerLines: number
  /** Null where it goes on to the end of the sheet. */
  lastLine: number | null
  header: string[]
  rows: number
  findings: string[]
}

const rowsLookedAt = 60
/** Of the fullest row near it, how much of a header is filled at least. */
const filledShare = 0.6
const rowsWatchedAtEnd = 5
const mostTables = 50
const filled = (row: SheetRow) => row.cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0)
const numeric = /^[-+£$€(]?\d[\d\s.,:/\-TZ+%)]*$/
const monthNamed = /^\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}[ -]\d{2,4}\b/i
/** Numbers, dates and times; what is left are words. */
const isWord = (cell: string) => {
  const text = cell.trim()
  return !numeric.test(text) && !monthNamed.test(text)
}
const allWords = (row: SheetRow) => row.cells.every(isWord)

type Found = { first: SheetRow[]; last: SheetRow[]; rows: number }

/**
 * Finds the tables of a sheet as its rows go by. Blank rows part two tables only where what follows them
 * looks like a header of its own: exports have blank rows inside too.
 */
export function tableFinder() {
  const found: Found[] = []
  let current: Found | undefined
  let lastLine = 0
  let candidate: SheetRow | undefined

  function add(row: SheetRow) {
    if (!current) {
      current = { first: [], last: [], rows: 0 }
      found.push(current)
    }
    if (current.first.length < rowsLookedAt) current.first.push(row)
    current.last.push(row)
    if (current.last.length > rowsWatchedAtEnd) current.last.shift()
    current.rows++
    lastLine = row.line
  }

  return {
    see(row: SheetRow) {
      if (filled(row) === 0) return
      if (candidate) {
        // A header is followed at once by a row that has its width, and not words alone.
        const isHeader =
          row.line === candidate.line + 1 && filled(row) * 2 >= filled(candidate) && !allWords(row)
        const isAgain = current && isHeaderOf(current, candidate)
        if (isHeader && !isAgain && found.length < mostTables) current = undefined
        add(candidate)
        candidate = undefined
      } else if (current && row.line > lastLine + 1 && filled(row) >= 2 && allWords(row)) {
        candidate = row
        return
      }
      add(row)
    },
    tables(merges: readonly Merge[]): TableInSheet[] {
      if (candidate) add(candidate)
      candidate = undefined
      const tables: TableInSheet[] = []
      for (const [at, one] of found.entries()) {
        const table = tableOf(one, merges, at === found.length - 1)
        if (table) tables.push(table)
      }
      return tables.sort((a, b) => b.rows - a.rows || a.headerLine - b.headerLine)
    },
  }
}

function isHeaderOf({ first }: Found, row: SheetRow): boolean {
  const words = row.cells.join('\u001f')
  return first.some(({ cells }) => cells.join('\u001f') === words)
}

function tableOf(
  { first, last, rows }: Found,
  merges: readonly Merge[],
  isLast: boolean,
): TableInSheet | null {
  const fullest = Math.max(...first.map(filled))
  const at = first.findIndex(
    row => filled(row) >= Math.max(2, Math.ceil(fullest * filledShare)) && allWords(row),
  )
  const fallback = first.findIndex(row => filled(row) >= Math.max(2, Math.ceil(fullest * filledShare)))
  const index = at === -1 ? fallback : at
  if (index === -1) return null
  const [top, bottom] = headerRows(first, index, merges)
  const lines = top.line === bottom.line ? [top] : [top, bottom]
  const header = headerNames(lines, merges)
  const bodyFrom = bottom.line + 1
  const body = rows - first.filter(row => row.line < bodyFrom).length
  if (body < 1) return null
  const { lastLine, dropped } = footerOf(last, header.length, bodyFrom)
  const findings = [
    at === -1
      ? `Row ${top.line} is taken for the header: no row holds words alone.`
      : lines.length === 1
        ? `Row ${top.line} is the header: it holds words alone, and is as wide as the rows below.`
        : `Rows ${top.line} and ${bottom.line} are the header: cells merged above the names belong to them.`,
  ]
  if (dropped > 0)
    findings.push(`The table ends with row ${lastLine}: what stands below is a total or a note.`)
  const covering = merges.filter(
    merge => merge.lastLine >= bodyFrom && merge.firstLine <= lastLine && merge.firstLine >= bodyFrom,
  )
  if (covering.length > 0) {
    findings.push(
      `${covering.length} merged cells among the rows: their value is read into the first row and column only.`,
    )
  }
  return {
    headerLine: top.line,
    headerLines: lines.length,
    header,
    findings,
    lastLine: dropped > 0 || !isLast ? lastLine : null,
    rows: body - dropped,
  }
}

/** The header may be two rows: merged headings above the names, or names below merged headings. */
function headerRows(
  first: readonly SheetRow[],
  index: number,
  merges: readonly Merge[],
): [top: SheetRow, bottom: SheetRow] {
  const row = first[index]!
  const above = first[index - 1]
  const below = first[index + 1]
  const spans = (of: SheetRow) =>
    merges.some(merge => merge.firstLine === of.line && merge.lastColumn > merge.firstColumn)
  if (above && above.line === row.line - 1 && filled(above) >= 2 && allWords(above) && spans(above)) {
    return [above, row]
  }
  if (below && below.line === row.line + 1 && allWords(below) && spans(row) && filled(row) >= 2) {
    return [row, below]
  }
  return [row, row]
}

/** The names of the columns; a heading merged over several columns stands before the name of each. */
export function headerNames(rows: readonly SheetRow[], merges: readonly Merge[]): string[] {
  const width = Math.max(...rows.map(row => row.cells.length), 0)
  const names: string[] = []
  for (let column = 0; column < width; column++) {
    const words = rows.map((row, level) =>
      level < rows.length - 1 ? headingOver(row, column, merges) : (row.cells[column] ?? ''),
    )
    const name = [...new Set(words.map(word => word.trim().replaceAll(/\s+/g, ' ')))]
      .filter(Boolean)
      .join(' ')
    names.push(name === '' ? `Column ${lettersOf(column)}` : name)
  }
  return names
}

function headingOver(row: SheetRow, column: number, merges: readonly Merge[]): string {
  const own = row.cells[column] ?? ''
  if (own !== '') return own
  const over = merges.find(
    merge => merge.firstLine === row.line && merge.firstColumn <= column && merge.lastColumn >= column,
  )
  return over ? (row.cells[over.firstColumn] ?? '') : ''
}

function footerOf(last: readonly SheetRow[], width: number, bodyFrom: number) {
  let end = last.length
  while (end > 1 && last[end - 1]!.line > bodyFrom && isFooter(last[end - 1]!, width)) end--
  return { lastLine: last[end - 1]!.line, dropped: last.length - end }
}

/** Totals, and notes that fill one cell of a table that is wider. */
function isFooter(row: SheetRow, width: number): boolean {
  if (isFooterRow(Array.from({ length: width }, (_, column) => row.cells[column] ?? ''))) return true
  const words = row.cells.find(cell => cell.trim() !== '')?.trim() ?? ''
  return filled(row) === 1 && width >= 3 && row.cells.length <= 2 && words.length > 12
}
