import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type IncidentField, incidentFields } from '#shared/features/imports/rules.ts'
import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { type Batch, emptyBatch, fingerprintBytes } from './batches.ts'
import { type ConvertedRow, rowConverter } from './convert-row.ts'
import type { Anchor } from './place.ts'
import { detached, pseudonyms, rowIdentity } from './row-identity.files.ts'
import type { Oddity } from './table.ts'

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
  key: Uint8Array
  nowMinute: number
}

export type BatchBuilder = {
  add(cells: string[], line: number, anchor: Anchor | null): void
  isFull(): boolean
  take(bytesRead: number, isLast: boolean): Batch
}

/** Turns rows into batches for the store: converted, told apart, the caller replaced by a pseudonym. */
export function batchBuilder({ mapping, header, sourceId, key, nowMinute }: Plan): BatchBuilder {
  const convert = rowConverter(mapping, header, nowMinute)
  const columns = columnsOf(mapping, header)
  const identify = rowIdentity(sourceId, columns)
  const pseudonymOf = pseudonyms(key)
  const rawOf = rawWriter(mapping, columns)
  const categories = new Map<string, number>()
  let batch = emptyBatch(rowsPerBatch)

  function issue(line: number, outcome: 'rejected' | 'flagged', cells: string[], oddity: Oddity) {
    const caller = columns.caller === undefined ? '' : cells[columns.caller]!.trim()
    const masked = caller === '' ? oddity.raw : oddity.raw.replaceAll(caller, '[caller]')
    batch.issues.push({ ...oddity, raw: masked.slice(0, rawKept), line, outcome, byte: null })
  }

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
    const caller = row.people.caller === '' ? null : pseudonymOf(row.people.caller)
    const { fingerprint, content } = identify(cells, row.reference, caller)
    batch.lines[i] = line
    batch.references.push(row.reference)
    batch.fromMinutes[i] = row.fromMinute
    batch.toMinutes[i] = row.toMinute
    batch.timePrecisions[i] = timePrecisions.indexOf(row.timePrecision)
    batch.categories[i] = categoryOf(row.category)
    batch.channels.push(row.channel)
    batch.eastings[i] = row.place.easting
    batch.northings[i] = row.place.northing
    batch.placePrecisions[i] = placePrecisions.indexOf(row.place.precision)
    batch.placeFlags[i] = row.place.flags
    batch.places.push(row.placeWords)
    batch.outcomes.push(row.outcome)
    batch.callers.push(caller)
    putHex(batch.fingerprints, i, fingerprint)
    putHex(batch.contents, i, content)
    batch.raws.push(rawOf(cells))
  }

  return {
    add(cells, line, anchor) {
      batch.read++
      if (cells.length !== header.length) {
        batch.rejected++
        batch.issues.push({ ...ragged(cells, header, mapping), line, outcome: 'rejected', byte: null })
        return
      }
      const converted = convert(cells, anchor)
      if ('rejected' in converted) {
        batch.rejected++
        issue(line, 'rejected', cells, converted.rejected)
        return
      }
      write(cells, line, converted.row)
      for (const oddity of converted.row.oddities) issue(line, 'flagged', cells, oddity)
    },
    isFull: () => batch.length === rowsPerBatch || batch.issues.length >= issuesPerBatch,
    take(bytesRead, isLast) {
      const full = { ...batch, bytesRead, isLast }
      batch = emptyBatch(rowsPerBatch)
      return full
    },
  }
}

/** In a row with too many or too few cells any of them may be the caller: then none is kept. */
function ragged(cells: string[], header: readonly string[], mapping: MappingSpec): Oddity {
  const counted = (n: number) => `${n} ${n === 1 ? 'cell' : 'cells'}`
  return {
    column: null,
    raw:
      mapping.fields.caller === undefined
        ? cells.join(mapping.written.kind === 'text' ? mapping.written.separator : '\t').slice(0, rawKept)
        : '',
    reason: `${counted(cells.length)} where the header has ${header.length}`,
    mend: '',
  }
}

function columnsOf(mapping: MappingSpec, header: readonly string[]): Partial<Record<IncidentField, number>> {
  const columns: Partial<Record<IncidentField, number>> = {}
  for (const field of incidentFields) {
    const name = mapping.fields[field]
    if (name !== undefined) columns[field] = header.indexOf(name)
  }
  return columns
}

function putHex(bytes: Uint8Array, row: number, hex: string) {
  Buffer.from(bytes.buffer).write(hex, row * fingerprintBytes, fingerprintBytes, 'hex')
}

/** Writes the cells that are kept, `{"column":"value"}`: the mapped ones that say something, never the caller. */
function rawWriter(mapping: MappingSpec, columns: Partial<Record<IncidentField, number>>) {
  const kept = [
    ...new Set(incidentFields.filter(field => field !== 'caller').map(field => columns[field])),
  ].filter(position => position !== undefined)
  const names = new Map(
    incidentFields.map(field => [columns[field], `${JSON.stringify(mapping.fields[field] ?? '')}:`]),
  )
  const openings = kept.map(position => names.get(position)!)
  return (cells: readonly string[]): string => {
    let json = ''
    for (let k = 0; k < kept.length; k++) {
      const value = cells[kept[k]!]!
      if (value === '') continue
      json += json === '' ? '{' : ','
      json += openings[k]! + JSON.stringify(value)
    }
    return json === '' ? '{}' : `${json}}`
  }
}
