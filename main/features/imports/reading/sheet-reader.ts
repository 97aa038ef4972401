import type { SheetWritten } from '#shared/features/imports/mapping.ts'
import type { LineIssue, RowBlock } from '../table.ts'
import { doubtOfTelephone, isTelephone } from './sheet-numbers.ts'
import { lettersOf, type Merge, type SheetRow } from './sheet-rows.ts'
import { headerNames } from './sheet-tables.ts'

/** Lines outside the table that are told one by one; of more, how many they are. */
const mostOutside = 200

type Block = Pick<RowBlock, 'header' | 'rows' | 'lines' | 'issues'>

/** Makes blocks of a sheet's rows: the table's own, padded to its header, and what stands around it told. */
export function tableReader(written: SheetWritten, merges: readonly Merge[]) {
  const { headerLine, headerLines, lastLine } = written
  const bodyFrom = headerLine + headerLines
  const headerRows: SheetRow[] = []
  /** Merges are in order of their first line: those that cover the row at hand are few. */
  let nextMerge = 0
  let covering: Merge[] = []
  const valueOfMerge = new Map<Merge, string>()
  let header: string[] | undefined
  let telephones: number[] = []
  let outside = 0
  let lastOutside = 0
  let early: LineIssue[] = []

  function skipped(row: SheetRow, reason: string): LineIssue | null {
    lastOutside = row.line
    if (++outside > mostOutside) return null
    const raw = row.cells.filter(Boolean).join('\t').slice(0, 500)
    return { line: row.line, outcome: 'skipped', column: null, raw, reason, mend: '' }
  }

  const nameOf = (column: number) => header![column] ?? `Column ${lettersOf(column)}`

  function flag(
    issues: LineIssue[],
    line: number,
    column: number,
    raw: string,
    reason: string,
    mend: string,
  ) {
    issues.push({ line, outcome: 'flagged', column: nameOf(column), raw, reason, mend })
  }

  function flagMerges(row: SheetRow, issues: LineIssue[]) {
    while (nextMerge < merges.length && merges[nextMerge]!.firstLine <= row.line) {
      const merge = merges[nextMerge++]!
      if (merge.firstLine >= bodyFrom) covering.push(merge)
    }
    if (covering.length === 0) return
    covering = covering.filter(merge => merge.lastLine >= row.line)
    for (const merge of covering) {
      if (row.line === merge.firstLine) valueOfMerge.set(merge, row.cells[merge.firstColumn] ?? '')
      const value = valueOfMerge.get(merge) ?? ''
      const at = `${lettersOf(merge.firstColumn)}${merge.firstLine}`
      const to = `${lettersOf(merge.lastColumn)}${merge.lastLine}`
      const reason = `The cells ${at} to ${to} are merged: their value is read into ${at} only`
      const mend = value === '' ? '' : `Write “${value}” into each of them`
      flag(issues, row.line, merge.firstColumn, value, reason, mend)
    }
  }

  function finished(): string[] {
    header = headerNames(headerRows, merges)
    telephones = header.flatMap((name, column) => (isTelephone(name) ? [column] : []))
    return header
  }

  const isHeaderAgain = (row: SheetRow) =>
    headerRows.some(
      one => one.cells.length === row.cells.length && one.cells.every((c, i) => c === row.cells[i]),
    )

  return {
    next(sheetRows: readonly SheetRow[]): Block | null {
      const rows: string[][] = []
      const lines: number[] = []
      const issues: LineIssue[] = early
      early = []
      for (const row of sheetRows) {
        if (row.line < bodyFrom) {
          if (row.line >= headerLine) headerRows.push(row)
          else {
            const issue = skipped(row, 'It stands above the header')
            if (issue) issues.push(issue)
          }
          continue
        }
        header ??= finished()
        if (lastLine !== null && row.line > lastLine) {
          const issue = skipped(row, 'It stands below the last row of the table')
          if (issue) issues.push(issue)
          continue
        }
        if (row.cells.length === 0 && row.doubts.length === 0) continue
        if (isHeaderAgain(row)) {
          const issue = skipped(row, 'It is the header again')
          if (issue) issues.push(issue)
          continue
        }
        for (const { column, raw, reason, mend } of row.doubts)
          flag(issues, row.line, column, raw, reason, mend)
        for (const column of telephones) {
          const doubt = doubtOfTelephone(row.cells[column] ?? '')
          if (doubt) flag(issues, row.line, column, row.cells[column]!, doubt.reason, doubt.mend)
        }
        if (merges.length > 0) flagMerges(row, issues)
        while (row.cells.length < header.length) row.cells.push('')
        rows.push(row.cells)
        lines.push(row.line)
      }
      if (header && (rows.length > 0 || issues.length > 0)) return { header, rows, lines, issues }
      early = issues
      return null
    },
    /** What is left to be told at the end: lines outside the table that were too many to be told one by one. */
    rest(): Block | null {
      const issues = early
      if (outside > mostOutside) {
        const reason = `${outside - mostOutside} more rows up to this one stand outside the table`
        issues.push({ line: lastOutside, outcome: 'skipped', column: null, raw: '', reason, mend: '' })
      }
      if (headerRows.length === 0 || issues.length === 0) return null
      return { header: header ?? finished(), rows: [], lines: [], issues }
    },
  }
}
