import type { TextWritten } from '#shared/features/imports/mapping.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { FoundTable } from '../table.ts'
import { sniffDialect } from './sniff-dialect.ts'
import { sniffEncoding } from './sniff-encoding.files.ts'
import { type SniffedTable, sniffTables } from './sniff-layout.ts'
import { runGatherer } from './sniff-rows.ts'
import { asCsv, headOf, refuseOtherKinds } from './table-head.files.ts'
import { breaksIn } from './text-careful.ts'
import { textDecoder } from './text-decode.ts'
import { textBlocks } from './text-table.files.ts'
import { breakCharOf, textTokeniser } from './text-tokeniser.ts'

/** Every table of a file of text, the biggest first. Throws where there is none, saying what the file is. */
export async function textTablesOf(file: { path: string; name: string }): Promise<FoundTable[]> {
  const { head, isWhole } = await headOf(file)
  refuseOtherKinds(file.name, head)
  const encoded = await sniffEncoding(file.path, head)
  if (!encoded) {
    throw new AppError('invalid', `${file.name} holds NUL bytes: it is no table of text, or it is damaged.`, {
      next: asCsv,
    })
  }
  const { text } = textDecoder(encoded.encoding).next(head, isWhole)
  if (text.trim() === '') {
    throw new AppError('invalid', `${file.name} holds nothing but blanks.`, {
      next: 'Ask its sender for the file again.',
    })
  }
  const sniffed = sniffDialect(text, isWhole)
  const everyLine: TextWritten | null = sniffed && {
    kind: 'text',
    encoding: encoded.encoding,
    ...sniffed.dialect,
    headerLine: 1,
    headerLines: 1,
    lastLine: null,
  }
  const tables = sniffed ? await tablesWrittenAs(file, everyLine!, sniffed.columns) : []
  if (tables.length === 0) {
    throw new AppError('invalid', `${file.name} is not a table: no line of it has two columns.`, {
      next: asCsv,
    })
  }
  return tables
    .toSorted((a, b) => b.rows - a.rows)
    .map(table => foundTable(table, everyLine!, [encoded.finding, ...sniffed!.findings], tables, file.name))
}

/** Looks through a whole file for its tables, their rows tokenised and not kept. */
async function tablesWrittenAs(
  file: { path: string; name: string },
  written: TextWritten,
  columns: number,
): Promise<SniffedTable[]> {
  const breakChar = breakCharOf(written.lineEnd)
  const runs = runGatherer(cell => breaksIn(cell, breakChar))
  for await (const { block } of textBlocks(file.path, written, textTokeniser(file.name, written, columns))) {
    for (let i = 0; i < block.rows.length; i++) runs.see(block.rows[i]!, block.lines[i]!)
  }
  return sniffTables(runs.all())
}

function foundTable(
  table: SniffedTable,
  written: TextWritten,
  findings: string[],
  all: readonly SniffedTable[],
  fileName: string,
): FoundTable {
  const { firstLine, lastLine, header, headerRows, hasMore } = table
  const several = all.length > 1
  const others = all.filter(other => other !== table).map(nameOf)
  return {
    name: several ? nameOf(table) : fileName,
    written: {
      ...written,
      headerLine: firstLine,
      headerLines: headerRows.length,
      lastLine: hasMore ? lastLine : null,
    },
    header,
    findings: [
      ...findings,
      ...table.findings,
      ...(several
        ? [`The file holds ${all.length} tables; not read with this one: ${others.join('; ').slice(0, 300)}.`]
        : []),
    ],
  }
}

const nameOf = ({ firstLine, lastLine, rows }: SniffedTable) =>
  `Lines ${firstLine} to ${lastLine} (${rows.toLocaleString('en-GB')} rows)`
