import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { SheetWritten } from '#shared/features/imports/mapping.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { FoundTable, RowBlock } from '../table.ts'
import { containerOf } from './archive-kind.files.ts'
import { tableReader } from './sheet-reader.ts'
import { tableFinder } from './sheet-tables.ts'
import { openWorkbook, protectedWorkbook, type Workbook } from './workbook.files.ts'

type FileIn = { path: string; name: string }

const saveAsXlsx = 'Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).'
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
