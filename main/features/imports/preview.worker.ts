import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { IncidentRow } from '#shared/features/incidents/contract.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { codeAt, type DatedCode, periodsOf } from '../incidents/category-codes.ts'
import { responseWords } from '../incidents/response-words.ts'
import { whenText } from '../incidents/when-text.ts'
import { suggestCode } from './categories/category-suggestion.ts'
import { codeIn, nameOfCode } from './categories/schemes.ts'
import { readTable } from './reading/read-table.files.ts'
import { checkHeader } from './reading/table-head.files.ts'
import type { LineIssue, Oddity, RowBlock } from './table.ts'
import { checkColumns } from './table-checks.ts'
import { anchorOfRows } from './understanding/anchor.ts'
import { type ConvertedRow, rowConverter } from './understanding/convert-row.ts'
import type { KnownPlaces } from './understanding/known-places.ts'
import type { ResponseTimes } from './understanding/response-times.ts'

const rowsShown = 50
const rowsSeenAtMost = 200_000

type Previewed = {
  line: number
  outcome: 'loaded' | 'flagged' | 'rejected' | 'skipped'
  cells: string[]
  incident: Omit<IncidentRow, 'id' | 'sourceName'> | null
  oddities: Oddity[]
}
type PreviewInput = {
  file: { path: string; name: string }
  mapping: MappingSpec
  nowMinute: number
  known: KnownPlaces
  /** The dated tables of the source's words: where one stands, what the mapping says is not taken. */
  tables: ReadonlyMap<string, readonly DatedCode[]>
}
export type Preview = {
  rows: Previewed[]
  /** The most frequent first. */
  categories: { words: string; count: number }[]
  rowsSeen: number
}

/** The first rows as they would be loaded, and the categories met in as much of the file as is looked at. */
export async function run({ file, mapping, nowMinute, known, tables }: PreviewInput): Promise<Preview> {
  const counts = new Map<string, number>()
  // A reader may give the rows in small blocks: enough of them are gathered to be shown.
  const first: RowBlock[] = []
  let rowsGathered = 0
  let convert: ReturnType<typeof rowConverter> | undefined
  let header: string[] = []
  let rowsSeen = 0
  for await (const block of readTable(file, mapping.written)) {
    if (!convert) {
      header = headerOf(file.name, block, mapping)
      convert = rowConverter(mapping, header, nowMinute, known)
    }
    if (rowsGathered <= rowsShown) {
      first.push(block)
      rowsGathered += block.rows.length
    }
    const category = mapping.fields.category === undefined ? -1 : header.indexOf(mapping.fields.category)
    for (const row of block.rows) {
      const words = row.length === header.length && category >= 0 ? row[category]!.trim() : ''
      if (words !== '') counts.set(words, (counts.get(words) ?? 0) + 1)
    }
    rowsSeen += block.rows.length
    if (rowsSeen >= rowsSeenAtMost) break
  }
  if (rowsSeen === 0 || !convert)
    throw new AppError('invalid', `${file.name} holds no rows.`, { next: 'Choose another file.' })
  const rows = firstRows(joined(first), header, { mapping, tables }, convert)
  const categories = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1000)
    .map(([words, count]) => ({
      words,
      count,
      suggestion: codeIn(mapping.codes, words) ?? suggestCode(words)?.code ?? null,
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

type Rows = Pick<RowBlock, 'rows' | 'lines' | 'issues'>

function joined(blocks: RowBlock[]): Rows {
  return {
    rows: blocks.flatMap(({ rows }) => rows),
    lines: blocks.flatMap(({ lines }) => [...lines]),
    issues: blocks.flatMap(({ issues }) => issues),
  }
}

function firstRows(
  block: Rows,
  header: readonly string[],
  coding: Coding,
  convert: ReturnType<typeof rowConverter>,
): Previewed[] {
  const even = block.rows.filter(row => row.length === header.length)
  const anchor = anchorOfRows(even, header.length, convert)
  const issues = Map.groupBy(block.issues, ({ line }) => line)
  const shown = block.rows.slice(0, rowsShown).map((cells, i) => {
    const line = block.lines[i]!
    const found = (issues.get(line) ?? []).map(oddityOf)
    issues.delete(line)
    if (cells.length !== header.length) {
      const reason = `${cells.length} cells where the header has ${header.length}`
      return rejected(line, cells, [...found, { column: null, raw: cells.join(' '), reason, mend: '' }])
    }
    const converted = convert(cells, anchor)
    if ('rejected' in converted) return rejected(line, cells, [...found, converted.rejected])
    const oddities = [...found, ...converted.row.oddities]
    const outcome = oddities.length > 0 ? ('flagged' as const) : ('loaded' as const)
    return { line, outcome, cells, incident: asIncident(converted.row, coding), oddities }
  })
  // What the reader itself passed over or could not part has no row here: it is told in its place.
  const last = block.rows.length > rowsShown ? shown.at(-1)!.line : Number.POSITIVE_INFINITY
  const others = [...issues].flatMap(([line, found]) => (line > last ? [] : [asRead(line, found)]))
  return [...shown, ...others].sort((a, b) => a.line - b.line).slice(0, rowsShown)
}

function rejected(line: number, cells: string[], oddities: Oddity[]): Previewed {
  return { line, outcome: 'rejected', cells, incident: null, oddities }
}

function asRead(line: number, found: LineIssue[]): Previewed {
  const outcome = found.some(issue => issue.outcome === 'rejected') ? 'rejected' : 'skipped'
  return { line, outcome, cells: [found[0]!.raw], incident: null, oddities: found.map(oddityOf) }
}

function oddityOf({ column, raw, reason, mend }: LineIssue): Oddity {
  return { column, raw, reason, mend }
}

type Coding = Pick<PreviewInput, 'mapping' | 'tables'>

function asIncident(row: ConvertedRow, { mapping, tables }: Coding): Previewed['incident'] {
  const table = tables.get(row.category)
  const code = table ? codeAt(periodsOf(table), row.fromMinute) : codeIn(mapping.codes, row.category)
  const metres = (value: number) => (Number.isNaN(value) ? null : value)
  return {
    reference: row.reference,
    when: whenText(row.fromMinute, row.toMinute, timePrecisions.indexOf(row.timePrecision)),
    timePrecision: row.timePrecision,
    category: row.category,
    codeName: code === null ? null : nameOfCode(code),
    channel: row.channel,
    place: row.placeWords,
    easting: metres(row.place.easting),
    northing: metres(row.place.northing),
    placePrecision: row.place.precision,
    outcome: row.outcome,
    response: row.response && responseWords(answeredOf(row.response)),
  }
}

function answeredOf({ answeredSeconds, visitedMinute, resolvedMinute, flags }: ResponseTimes) {
  return {
    answered_seconds: answeredSeconds,
    visited_minute: visitedMinute,
    resolved_minute: resolvedMinute,
    response_flags: flags,
  }
}
