import { type LineIssue, mostLinesListed } from '#shared/features/areas/figures.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { DelimitedTable } from '../delimited-table.ts'

export type AreaCode = { id: number; code: string }
export type ColumnAsked = { column: string; name: string; unit: string }

export type MatchedFigures = {
  /** One for each column asked, in their order: areas and their values, in the order of the file. */
  values: { areaIds: number[]; values: number[] }[]
  matched: number
  unmatched: number
  rejected: number
  empty: number
  unmatchedLines: LineIssue[]
  rejectedLines: LineIssue[]
  emptyCells: LineIssue[]
}

/** How publishers write that there is no figure, or that it is withheld. */
const noFigure = /^(?:|-|–|\.{1,3}|:|\*|c|z|x|n\/?a|null|nan)$/i
const plainNumber = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e[-+]?\d+)?\s?%?$/i

/** The number a cell holds, `null` where it says that there is none, `undefined` where it is something else. */
export function numberOf(cell: string): number | null | undefined {
  if (noFigure.test(cell)) return null
  if (!plainNumber.test(cell)) return undefined
  const number = Number(cell.replaceAll(',', '').replace(/\s?%$/, ''))
  return Number.isFinite(number) ? number : undefined
}

/** Codes are the same whatever the case of their letters. */
export const codeKey = (code: string) => code.trim().toUpperCase()

/**
 * Puts every row in exactly one of three: matched to an area; unmatched, its code not being one of the set; or
 * rejected: without a code, with a code that came before, with too few or too many cells, or with a cell that is
 * neither a number nor a sign of there being none.
 */
export function matchFigures(
  { fileName, header, rows }: DelimitedTable,
  areas: readonly AreaCode[],
  codeColumn: string,
  columns: readonly ColumnAsked[],
): MatchedFigures {
  const positionOf = (column: string) => {
    const at = header.indexOf(column)
    if (at >= 0) return at
    throw new AppError('invalid', `${fileName} has no column “${column}”.`, {
      next: 'Choose the file again.',
    })
  }
  const codeAt = positionOf(codeColumn)
  const columnsAt = columns.map(({ column }) => positionOf(column))
  const areaOfCode = new Map(areas.map(({ id, code }) => [codeKey(code), id]))
  const lineOfCode = new Map<string, number>()
  const result: MatchedFigures = {
    values: columns.map(() => ({ areaIds: [], values: [] })),
    matched: 0,
    unmatched: 0,
    rejected: 0,
    empty: 0,
    unmatchedLines: [],
    rejectedLines: [],
    emptyCells: [],
  }
  const list = (lines: LineIssue[], issue: LineIssue) => {
    if (lines.length < mostLinesListed) lines.push(issue)
  }
  for (const { line, cells } of rows) {
    const code = cells[codeAt] ?? ''
    const numbers = columnsAt.map(at => numberOf(cells[at] ?? ''))
    const fault = faultOf(cells, numbers)
    if (fault !== null) {
      result.rejected++
      list(result.rejectedLines, { line, code, reason: fault })
      continue
    }
    lineOfCode.set(codeKey(code), line)
    const areaId = areaOfCode.get(codeKey(code))
    if (areaId === undefined) {
      result.unmatched++
      list(result.unmatchedLines, { line, code, reason: 'No area of this set has its code.' })
      continue
    }
    result.matched++
    for (const [index, number] of numbers.entries()) {
      if (typeof number === 'number') {
        result.values[index]!.areaIds.push(areaId)
        result.values[index]!.values.push(number)
        continue
      }
      result.empty++
      const written = cells[columnsAt[index]!]!
      const reason = `${columns[index]!.name}: ${written === '' ? 'the cell is empty' : `“${written}” says there is none`}.`
      list(result.emptyCells, { line, code, reason })
    }
  }
  return result

  function faultOf(cells: string[], numbers: (number | null | undefined)[]): string | null {
    if (cells.length !== header.length) {
      return `It has ${cells.length} cells where the header has ${header.length}.`
    }
    const code = cells[codeAt]!
    if (code === '') return `There is no code in “${codeColumn}”.`
    const before = lineOfCode.get(codeKey(code))
    if (before !== undefined) return `Its code came before, on line ${before}.`
    const wrong = numbers.indexOf(undefined)
    if (wrong < 0) return null
    return `“${cells[columnsAt[wrong]!]!.slice(0, 60)}” in “${columns[wrong]!.column}” is not a number.`
  }
}
