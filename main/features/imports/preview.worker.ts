import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { IncidentRow } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { localText } from '../incidents/local-time.ts'
import { anchorOfRows } from './anchor.ts'
import { type ConvertedRow, rowConverter } from './convert-row.ts'
import { readTable } from './read-table.files.ts'
import { codeIn, nameOfCode, suggestCode } from './schemes.ts'
import type { RowBlock } from './table.ts'
import { checkColumns } from './table-checks.ts'
import { checkHeader } from './table-head.files.ts'

const rowsShown = 50
const rowsSeenAtMost = 200_000

type Previewed = { line: number; incident: Omit<IncidentRow, 'id' | 'sourceName'> | null; reasons: string[] }
type PreviewInput = { file: { path: string; name: string }; mapping: MappingSpec; nowMinute: number }
export type Preview = {
  rows: Previewed[]
  categories: { words: string; count: number; suggestion: string | null }[]
  rowsSeen: number
}

/** The first rows as they would be loaded, and the categories met in as much of the file as is looked at. */
export async function run({ file, mapping, nowMinute }: PreviewInput): Promise<Preview> {
  const counts = new Map<string, number>()
  const rows: Previewed[] = []
  let convert: ReturnType<typeof rowConverter> | undefined
  let header: string[] = []
  let rowsSeen = 0
  for await (const block of readTable(file, mapping.written)) {
    if (!convert) {
      header = headerOf(file.name, block, mapping)
      convert = rowConverter(mapping, header, nowMinute)
      rows.push(...firstRows(block, header, mapping, convert))
    }
    const category = mapping.fields.category === undefined ? -1 : header.indexOf(mapping.fields.category)
    for (const row of block.rows) {
      const words = row.length === header.length && category >= 0 ? row[category]!.trim() : ''
      if (words !== '') counts.set(words, (counts.get(words) ?? 0) + 1)
    }
    rowsSeen += block.rows.length
    if (rowsSeen >= rowsSeenAtMost) break
  }
  if (rowsSeen === 0)
    throw new AppError('invalid', `${file.name} holds no rows.`, { next: 'Choose another file.' })
  const categories = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1000)
    .map(([words, count]) => ({
      words,
      count,
      suggestion: codeIn(mapping.codes, words) ?? suggestCode(words),
    }))
  return { rows, categories, rowsSeen }
}

function headerOf(fileName: string, block: RowBlock, mapping: MappingSpec): string[] {
  const header = [...block.header]
  const { written } = mapping
  const line = 'headerLine' in written ? written.headerLine : 1
  checkHeader(fileName, line, header)
  checkColumns(fileName, line, header, mapping)
  return header
}

function firstRows(
  block: RowBlock,
  header: readonly string[],
  mapping: MappingSpec,
  convert: ReturnType<typeof rowConverter>,
): Previewed[] {
  const even = block.rows.map(row => row.length === header.length)
  const anchor = anchorOfRows(block.rows, header.length, convert)
  return block.rows.slice(0, rowsShown).map((row, i) => {
    const line = block.lines[i]!
    if (!even[i]) {
      return { line, incident: null, reasons: [`${row.length} cells where the header has ${header.length}`] }
    }
    const converted = convert(row, anchor)
    if ('rejected' in converted) {
      const { column, reason, raw } = converted.rejected
      return { line, incident: null, reasons: [`${column}: ${reason}${raw === '' ? '' : ` (${raw})`}`] }
    }
    const reasons = converted.row.oddities.map(({ column, reason }) => `${column}: ${reason}`)
    return { line, incident: asIncident(converted.row, mapping), reasons }
  })
}

function asIncident(row: ConvertedRow, mapping: MappingSpec): Previewed['incident'] {
  const code = codeIn(mapping.codes, row.category)
  const metres = (value: number) => (Number.isNaN(value) ? null : value)
  return {
    reference: row.reference,
    when: localText(row.fromMinute, row.timePrecision),
    timePrecision: row.timePrecision,
    category: row.category,
    codeName: code === null ? null : nameOfCode(code),
    channel: row.channel,
    place: row.placeWords,
    easting: metres(row.place.easting),
    northing: metres(row.place.northing),
    placePrecision: row.place.precision,
    outcome: row.outcome,
  }
}
