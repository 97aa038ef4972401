import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { SheetWritten } from '#shared/features/imports/mapping.ts'
import { AppError } from '#shared/rpc/error.ts'
import { containerOf } from './archive-kind.files.ts'
import { doubtOfTelephone, isTelephone } from './sheet-numbers.ts'
import { lettersOf, type Merge, type SheetRow } from './sheet-rows.ts'
import { headerNames, tableFinder } from './sheet-tables.ts'
import type { FoundTable, LineIssue, RowBlock } from './table.ts'
import { openWorkbook, protectedWorkbook, type Workbook } from './workbook.files.ts'

type FileIn = { path: string; name: string }

const saveAsXlsx = 'Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).'
/** Lines outside the table that are told one by one; of more, how many they are. */
const mostOutside = 200

async function opened(file: FileIn): Promise<Workbook> {
  const container = await containerOf(file)
  switch (container) {
    case 'xlsx':
    case 'ods':
      return openWorkbook(file, container)
    case 'protected workbook':
      throw protectedWorkbook(file.name)
    case 'xls':
      throw new AppError('invalid', `${file.name} is a workbook of Excel 97 to 2003 (.xls).`, {
        next: saveAsXlsx,
      })
    case 'xlsb':
      throw new AppError('invalid', `${file.name} is a binary workbook (.xlsb).`, { next: saveAsXlsx })
    default:
      throw new AppError('invalid', `${file.name} is no workbook.`, { next: 'Choose a workbook or a table.' })
  }
}

/** Every table of a workbook: of each sheet all that were found, hidden sheets after the others. */
export async function tablesOfWorkbook(file: FileIn): Promise<FoundTable[]> {
  const workbook = await opened(file)
  try {
    const shown: Sized[] = []
    const hidden: Sized[] = []
    for (const sheet of workbook.sheets) {
      const tables = await tablesOfSheet(workbook, sheet)
      if (sheet.isHidden) hidden.push(...tables)
      else shown.push(...tables)
    }
    const tables = [...likelyFirst(shown), ...hidden]
    if (tables.length > 0) return tables.map(({ table }) => table)
    throw new AppError(
      'invalid',
      `${file.name} holds no table: no sheet of it has a header with rows below.`,
      {
        next: 'Ask its sender for the sheet with the incidents.',
      },
    )
  } finally {
    workbook.close()
  }
}

type Sized = { table: FoundTable; rows: number }

/** The order of the sheets is their author's, but for cover sheets: what is far smaller than the rest. */
function likelyFirst(tables: readonly Sized[]): Sized[] {
  const most = Math.max(...tables.map(({ rows }) => rows))
  const isSmall = ({ rows }: Sized) => rows * 10 < most
  return [...tables.filter(one => !isSmall(one)), ...tables.filter(isSmall)]
}

async function tablesOfSheet(
  workbook: Workbook,
  { name, isHidden }: Workbook['sheets'][number],
): Promise<Sized[]> {
  const finder = tableFinder()
  let hiddenRows = 0
  for await (const { rows } of workbook.rowsOf(name)) {
    for (const row of rows) {
      if (row.isHidden) hiddenRows++
      finder.see(row)
    }
  }
  const tables = finder.tables(await workbook.mergesOf(name))
  const hiddenWords = [
    ...(isHidden ? ['The sheet is hidden in the workbook.'] : []),
    ...(hiddenRows > 0 ? [`Hidden rows of the sheet are read all the same: ${hiddenRows}.`] : []),
  ]
  return tables.map(({ headerLine, headerLines, lastLine, header, findings, rows }) => {
    const where =
      tables.length === 1 ? '' : `, from row ${headerLine}${lastLine === null ? '' : ` to ${lastLine}`}`
    const size = `${rows.toLocaleString('en-GB')} rows of ${header.length} columns on the sheet “${name}”.`
    const table: FoundTable = {
      name: `Sheet “${name}”${where}`,
      written: { kind: 'sheet', sheet: name, headerLine, headerLines, lastLine },
      header,
      findings: [size, ...findings, ...hiddenWords, ...workbook.findings],
    }
    return { table, rows }
  })
}

/** Reads a table of a sheet block by block; lines are rows of the sheet, as its program counts them. */
export async function* readSheetTable(
  file: FileIn,
  written: SheetWritten,
  hash: Hash,
): AsyncGenerator<RowBlock> {
  for await (const bytes of createReadStream(file.path)) hash.update(bytes as Buffer)
  const workbook = await opened(file)
  try {
    const merges = await workbook.mergesOf(written.sheet)
    const table = tableReader(written, merges)
    for await (const { rows, share } of workbook.rowsOf(written.sheet)) {
      const block = table.next(rows)
      if (block) yield { ...block, bytesRead: Math.round(share * workbook.bytes), byteOf: () => null }
    }
    const rest = table.rest()
    if (rest) yield { ...rest, bytesRead: workbook.bytes, byteOf: () => null }
  } finally {
    workbook.close()
  }
}

type Block = Pick<RowBlock, 'header' | 'rows' | 'lines' | 'issues'>

function tableReader(written: SheetWritten, merges: readonly Merge[]) {
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
