import { beyondLimit, limits } from './limits.ts'

/** Something odd about a cell, by the position of its column. */
export type CellDoubt = { column: number; raw: string; reason: string; mend: string }
/** A row of a sheet, up to its last cell that holds something. */
export type SheetRow = { line: number; cells: string[]; doubts: CellDoubt[]; isHidden: boolean }
/** Cells shown as one; rows and columns counted from 1 and from 0. */
export type Merge = { firstLine: number; lastLine: number; firstColumn: number; lastColumn: number }

const farOut = 1_000

/** Gathers the rows of a sheet in order, and refuses one that is larger than any honest sheet. */
export function rowGatherer(fileName: string, sheet: string) {
  let gathered: SheetRow[] = []
  let cellCount = 0
  let gapCells = 0
  let lastLine = 0
  let current: SheetRow = { line: 0, cells: [], doubts: [], isHidden: false }

  const beyond = (what: string) => beyondLimit(fileName, `its sheet “${sheet}” ${what}`)

  function count(cells: number) {
    cellCount += cells
    if (cellCount > limits.sheetCells) {
      throw beyond(`has more than ${limits.sheetCells.toLocaleString('en-GB')} cells`)
    }
  }

  return {
    begin(line: number, isHidden: boolean) {
      if (line <= lastLine) throw beyond(`tells its rows out of order (row ${line} after row ${lastLine})`)
      if (line > limits.sheetRows) {
        throw beyond(
          `has a row ${line}, and no sheet has more than ${limits.sheetRows.toLocaleString('en-GB')}`,
        )
      }
      lastLine = line
      current = { line, cells: [], doubts: [], isHidden }
    },
    put(column: number, text: string) {
      if (text === '') return
      if (column >= limits.sheetColumns) {
        throw beyond(`has more than ${limits.sheetColumns.toLocaleString('en-GB')} columns`)
      }
      const { cells } = current
      if (column < cells.length) {
        cells[column] = text
        return
      }
      const more = column + 1 - cells.length
      count(more)
      if (more > farOut) gapCells += more
      if (gapCells > limits.sheetGapCells) throw beyond('has cells far apart and nothing between them')
      while (cells.length < column) cells.push('')
      cells.push(text)
    },
    doubt(column: number, raw: string, reason: string, mend = '') {
      current.doubts.push({ column, raw, reason, mend })
    },
    /** The row is complete, and stands `times` times. */
    finish(times = 1) {
      if (current.cells.length === 0 && current.doubts.length === 0) {
        lastLine += times - 1
        return
      }
      if (times > limits.repeatedRows)
        throw beyond(`says of a row that it stands ${times.toLocaleString('en-GB')} times`)
      if (times > 1) count(current.cells.length * (times - 1))
      if (lastLine + times - 1 > limits.sheetRows) {
        throw beyond(`has more than ${limits.sheetRows.toLocaleString('en-GB')} rows`)
      }
      for (let i = 0; i < times; i++)
        gathered.push(i === 0 ? current : { ...current, line: current.line + i })
      lastLine += times - 1
    },
    nextLine: () => lastLine + 1,
    hold(text: string) {
      if (text.length > limits.cellCharacters) {
        throw beyond(
          `has a cell of more than ${limits.cellCharacters.toLocaleString('en-GB')} characters in row ${current.line}`,
        )
      }
    },
    take(): SheetRow[] {
      const taken = gathered
      gathered = []
      return taken
    },
  }
}
export type RowGatherer = ReturnType<typeof rowGatherer>

/** The letters of a column: 0 is A, 27 is AB. */
export function lettersOf(column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

/** The column of a reference such as `AB12`; -1 where it is none. */
export function columnOf(reference: string): number {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > limits.sheetColumns) return limits.sheetColumns
  }
  return column - 1
}

/** A range such as `A1:C3`; null for a single cell or no range. */
export function mergeOf(range: string): Merge | null {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(range)
  if (!found) return null
  const [, left, top, right, bottom] = found
  return {
    firstLine: Number(top),
    lastLine: Number(bottom),
    firstColumn: columnOf(left!),
    lastColumn: columnOf(right!),
  }
}
