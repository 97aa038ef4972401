import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { notTold } from '#shared/features/incidents/response-times.ts'
import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { raggedRow } from '../reading/text-ragged.ts'
import type { LineIssue, Oddity } from '../table.ts'
import { type ConvertedRow, rowConverter } from '../understanding/convert-row.ts'
import type { KnownPlaces } from '../understanding/known-places.ts'
import type { Anchor } from '../understanding/place.ts'
import { type Batch, emptyBatch, fingerprintBytes } from './batches.ts'
import { peopleReader } from './people.files.ts'
import { columnsOf, rawWriter } from './raw-cells.ts'
import { detached, putContent, rowIdentity } from './row-identity.files.ts'
import { placeOfRow, sealWith } from './seal.files.ts'

const rowsPerBatch = 2_500
/** Issues a batch may hold before it is sent: a file of nothing but bad rows must not pile up. */
const issuesPerBatch = 2_500
const rawKept = 500
/** More different words than any scheme has: a column of free text was taken for the category. */
const mostCategories = 5_000

type Plan = {
  mapping: MappingSpec
  header: readonly string[]
  sourceId: number
  keepsIdentities: boolean
  /** True for the rows that an earlier import rejected. */
  isMended: boolean
  key: Uint8Array
  nowMinute: number
  known: KnownPlaces
}
type ByteOf = (line: number) => number | null

export type BatchBuilder = {
  add(cells: string[], line: number, anchor: Anchor | null, byteOf: ByteOf): void
  /** What the reader found odd before the row was looked at. */
  addIssue(issue: LineIssue, byteOf: ByteOf): void
  isFull(): boolean
  take(bytesRead: number, isLast: boolean): Batch
}

/** Turns rows into batches for the store: converted, told apart, people replaced by pseudonyms. */
export function batchBuilder(plan: Plan): BatchBuilder {
  const { mapping, header, sourceId, key, nowMinute, known } = plan
  const convert = rowConverter(mapping, header, nowMinute, known)
  const columns = columnsOf(mapping, header)
  const identity = rowIdentity(sourceId, columns)
  const people = peopleReader(sourceId, key, columns, plan.keepsIdentities)
  const seal = sealWith(key, 'rejected row')
  const rawOf = rawWriter(mapping, columns)
  const categories = new Map<string, number>()
  /** A row that has as many cells as the header. */
  let like: readonly string[] | undefined
  let batch = emptyBatch(rowsPerBatch)
  let fingerprints = Buffer.from(batch.fingerprints.buffer)
  let contents = Buffer.from(batch.contents.buffer)
  let earliest = Number.POSITIVE_INFINITY
  let latest = Number.NEGATIVE_INFINITY

  function issue(
    line: number,
    outcome: 'rejected' | 'flagged',
    cells: string[],
    oddity: Oddity,
    byteOf: ByteOf,
  ) {
    const raw = people.masked(oddity.raw, cells).slice(0, rawKept)
    const sealed = outcome === 'rejected' ? sealedRow(cells, line) : null
    batch.issues.push({ ...oddity, raw, line, outcome, byte: byteOf(line), sealed })
  }
  const sealedRow = (cells: readonly string[], line: number) =>
    seal.close(JSON.stringify(cells), placeOfRow(sourceId, line))

  function categoryOf(words: string): number {
    let index = categories.get(words)
    if (index === undefined) {
      if (categories.size >= mostCategories) {
        throw new AppError(
          'invalid',
          `The column “${mapping.fields.category}” holds more than ${mostCategories} different words.`,
          { next: 'Choose the column of the category: this one looks like free text.' },
        )
      }
      index = categories.size
      categories.set(detached(words), index)
      batch.newCategories.push(words)
    }
    return index
  }

  function write(cells: string[], line: number, row: ConvertedRow) {
    const i = batch.length++
    const who = people.pseudonymsOf(row.people)
    batch.lines[i] = line
    if (columns.reference !== undefined) batch.references.push(row.reference)
    batch.fromMinutes[i] = row.fromMinute
    batch.toMinutes[i] = row.toMinute
    if (row.fromMinute <= nowMinute) {
      if (row.fromMinute < earliest) earliest = row.fromMinute
      if (row.fromMinute > latest) latest = row.fromMinute
    }
    batch.timePrecisions[i] = timePrecisions.indexOf(row.timePrecision)
    batch.categories[i] = categoryOf(row.category)
    if (columns.channel !== undefined) batch.channels.push(row.channel)
    batch.eastings[i] = row.place.easting
    batch.northings[i] = row.place.northing
    batch.placePrecisions[i] = placePrecisions.indexOf(row.place.precision)
    batch.placeFlags[i] = row.place.flags
    if (columns.place !== undefined) batch.places.push(row.placeWords)
    if (columns.areaCode !== undefined) batch.areaCodes.push(row.areaCode)
    if (columns.outcome !== undefined) batch.outcomes.push(row.outcome)
    if (row.response !== null) {
      batch.responseFlags[i] = row.response.flags
      batch.answeredSeconds[i] = row.response.answeredSeconds ?? notTold
      batch.visitedMinutes[i] = row.response.visitedMinute ?? notTold
      batch.resolvedMinutes[i] = row.response.resolvedMinute ?? notTold
    }
    if (columns.caller !== undefined) batch.callers.push(who.caller)
    if (columns.phone !== undefined) batch.phones.push(who.phone)
    if (columns.victim !== undefined) batch.victims.push(who.victim)
    if (columns.offender !== undefined) batch.offenders.push(who.offender)
    identity.putFingerprint(fingerprints, i * fingerprintBytes, cells, row, who)
    if (plan.isMended) batch.events.push(identity.lastEvent())
    putContent(contents, i * fingerprintBytes, row, who)
    batch.raws.push(rawOf(cells))
  }

  return {
    add(cells, line, anchor, byteOf) {
      batch.read++
      if (cells.length !== header.length) {
        batch.rejected++
        const sealed = sealedRow(cells, line)
        const oddity = ragged(cells, header, mapping, { namesPeople: people.isNaming, like })
        batch.issues.push({ ...oddity, line, outcome: 'rejected', byte: byteOf(line), sealed })
        return
      }
      like ??= cells
      const converted = convert(cells, anchor)
      if ('rejected' in converted) {
        batch.rejected++
        issue(line, 'rejected', cells, converted.rejected, byteOf)
        return
      }
      write(cells, line, converted.row)
      for (const oddity of converted.row.oddities) issue(line, 'flagged', cells, oddity, byteOf)
    },
    addIssue(found, byteOf) {
      // What is told of a rejected row is the whole of it, whichever column is at fault.
      const isWhole = found.column === null || found.outcome === 'rejected'
      const isPerson = isWhole ? people.isNaming : people.isOf(found.column, mapping.fields)
      let sealed: Uint8Array | null = null
      if (found.outcome === 'skipped') batch.skipped++
      if (found.outcome === 'rejected') {
        batch.read++
        batch.rejected++
        sealed = sealedRow([found.raw], found.line)
      }
      const raw = isPerson && found.outcome !== 'skipped' ? '' : found.raw.slice(0, rawKept)
      // What would mend the cell of a person is most often that cell, written rightly.
      const mend = isPerson && found.column !== null ? '' : found.mend
      batch.issues.push({ ...found, raw, mend, byte: found.byte ?? byteOf(found.line), sealed })
    },
    isFull: () => batch.length === rowsPerBatch || batch.issues.length >= issuesPerBatch,
    take(bytesRead, isLast) {
      const known = latest >= earliest
      const full: Batch = {
        ...batch,
        bytesRead,
        isLast,
        identities: people.take(),
        earliestMinute: known ? earliest : null,
        latestMinute: known ? latest : null,
      }
      batch = emptyBatch(rowsPerBatch)
      fingerprints = Buffer.from(batch.fingerprints.buffer)
      contents = Buffer.from(batch.contents.buffer)
      return full
    },
  }
}

/** In a row with too many or too few cells any of them may be a person: then none is told. */
function ragged(
  cells: string[],
  header: readonly string[],
  mapping: MappingSpec,
  { namesPeople, like }: { namesPeople: boolean; like: readonly string[] | undefined },
): Oddity {
  const separator = mapping.written.kind === 'text' ? mapping.written.separator : '\t'
  const { reason, mend } = raggedRow(cells, header, separator, like)
  const raw = namesPeople ? '' : cells.join(separator).slice(0, rawKept)
  return { column: null, raw, reason, mend: namesPeople ? mend.replace(/: write ".*"\.$/s, '.') : mend }
}
