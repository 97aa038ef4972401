import { lookOf } from './text-ragged.ts'

/** What the rows of a file look like one by one: enough to find the tables in it without keeping them. */

export type SeenRow = { cells: string[]; line: number }
/** Rows that follow each other, alike in width. `first` holds the first few of them. */
export type Run = {
  line: number
  /** The last line of the last row. */
  lastLine: number
  width: number
  count: number
  blankBefore: boolean
  isFooter: boolean
  /** The most cells of a row of it that say something; for runs of few rows only. */
  filled: number
  first: SeenRow[]
}

const rowsKept = 8
/** A file with more breaks than this is no series of tables: what follows is taken as one. */
const mostRuns = 5_000

const total = /^\W*((grand|sub|overall|running)[ -]?)?totals?\b[\s:=.]*$/i
const note =
  /^\W*((grand |sub-?|overall )?totals?\b|end of|\d[\d,]* (rows?|records?|incidents?|calls?|results?|entries|lines?)\b|(rows?|records?|number of|count|total number)\b.*[:=]|(report|file|extract|data) (ends?|generated|produced|created|printed|run|extracted)\b|(notes?|source|generated|printed|produced|exported|created|extracted|run|disclaimer|copyright|page|official|restricted|confidential|prepared)\b|\(c\)|©|\*{2,}|-{3,}|={3,})/i

/** Whether a row closes a table: totals, "End of report", "123 rows selected", notes. */
export function isFooterRow(cells: readonly string[]): boolean {
  const isSparse = isMostlyBlank(cells)
  // Most rows are ruled out by their first letter: only those of the words for a total are looked at.
  if (!isSparse && /^[a-fh-np-qu-z0-9]/i.test(cells[0]!)) return false
  const first = cells.find(cell => cell.trim() !== '')?.trim() ?? ''
  if (isSparse) return note.test(first)
  // A place may be called so: a total is of no one day.
  return total.test(first) && !cells.some(cell => lookOf(cell) === 'date')
}

function isMostlyBlank(cells: readonly string[]): boolean {
  const most = Math.max(3, cells.length) / 3
  let filled = 0
  for (const cell of cells) if (cell.trim() !== '' && ++filled > most) return false
  return true
}

export function filledIn(cells: readonly string[]): number {
  let filled = 0
  for (const cell of cells) if (cell.trim() !== '') filled++
  return filled
}

/** Gathers rows into runs as they come. */
export function runGatherer(breaksIn: (cell: string) => number) {
  const runs: Run[] = []
  let last: SeenRow | null = null
  const lastLineOf = (row: SeenRow) => row.line + row.cells.reduce((sum, cell) => sum + breaksIn(cell), 0)
  return {
    see(cells: string[], line: number): void {
      const run = runs.at(-1)
      const gap = last !== null && line > last.line + 1 && line > lastLineOf(last) + 1
      const isFooter = isFooterRow(cells)
      if (
        run &&
        !gap &&
        ((run.width === cells.length && run.isFooter === isFooter) || runs.length >= mostRuns)
      ) {
        run.count++
        if (run.count <= rowsKept) {
          run.first.push({ cells, line })
          run.filled = Math.max(run.filled, filledIn(cells))
        }
      } else {
        if (run && last) run.lastLine = lastLineOf(last)
        const filled = filledIn(cells)
        const first = [{ cells, line }]
        runs.push({
          line,
          lastLine: line,
          width: cells.length,
          count: 1,
          blankBefore: gap,
          isFooter,
          filled,
          first,
        })
      }
      last = { cells, line }
    },
    all(): Run[] {
      const run = runs.at(-1)
      if (run && last) run.lastLine = lastLineOf(last)
      return runs
    },
  }
}
