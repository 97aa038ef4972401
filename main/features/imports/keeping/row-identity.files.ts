import { hash } from 'node:crypto'
import {
  type IncidentField,
  incidentFields,
  personFields,
  responseFields,
} from '#shared/features/imports/rules.ts'
import type { ConvertedRow } from '../understanding/convert-row.ts'
import { countOccurrences } from './occurrences.ts'

/** A copy of its own: a cell that is kept would keep the whole block of the file that it was cut from. */
export const detached = (text: string): string => Buffer.from(text).toString()

/** Between cells that are hashed together: no text holds it. */
const between = '\u001f'
/** What a fingerprint begins with: the same for rows that are likely to lie near each other in files. */
const prefixHexDigits = 8
const prefixBytes = prefixHexDigits / 2
export const fingerprintBytes = 16
const minutesPerDay = 1440

/** Fields of which the moment counts, and those of which the number does: not how they are written. */
const timeFields: readonly IncidentField[] = ['from', 'fromTime', 'to', 'toTime']
const numberFields: readonly IncidentField[] = ['easting', 'northing', 'latitude', 'longitude']
/** Fields that say nothing of the event itself: outcome and answer come later, and of people the pseudonyms count. */
const besideEvent: readonly IncidentField[] = ['reference', 'outcome', ...responseFields, ...personFields]

export type Pseudonyms = Record<(typeof personFields)[number], string | null>

/**
 * Tells rows apart, for one file of one source. A row with a reference is known by it, whatever else it
 * says. A row without is known by all it says of the event (not by its outcome, which comes later), and by
 * how often the same was said before in this file: two alike are two incidents, the same file twice is not,
 * nor is a workbook of the same rows. Where it was placed does not count: that hangs on the postcodes and
 * areas loaded.
 *
 * A fingerprint is 4 bytes over the reference without its last three characters, or over the day, then
 * SHA-256 of the whole. So the rows of a file go to neighbouring places of the index, not all over it: a
 * large file loads in half the time.
 *
 * It is put at `at` into the fingerprints of a batch.
 */
export function rowIdentity(sourceId: number, columns: Partial<Record<IncidentField, number>>) {
  const positionsOf = (fields: readonly IncidentField[]) => fields.flatMap(field => columns[field] ?? [])
  const timePositions = positionsOf(timeFields)
  const numberPositions = positionsOf(numberFields)
  const others = [...besideEvent, ...timeFields, ...numberFields]
  const wordPositions = positionsOf(incidentFields.filter(field => !others.includes(field)))
  const scope = `source ${sourceId}${between}`
  const saidBefore = countOccurrences()
  const prefixOf = lastKept(text => hash('sha256', scope + text, 'hex').slice(0, prefixHexDigits))

  /** The fingerprint of every row of this source with that reference. */
  function putReference(into: Buffer, at: number, reference: string): void {
    into.write(prefixOf(reference.slice(0, -3)), at, prefixBytes, 'hex')
    const key = hash('sha256', `${scope}reference${between}${reference}`, 'binary')
    into.write(key, at + prefixBytes, fingerprintBytes - prefixBytes, 'latin1')
  }

  let event = ''
  function putFingerprint(
    into: Buffer,
    at: number,
    cells: readonly string[],
    { reference, fromMinute, toMinute, timePrecision }: ConvertedRow,
    who: Pseudonyms,
  ): void {
    if (reference !== null) {
      event = ''
      putReference(into, at, reference)
      return
    }
    let said = `${whoText(who)}${between}${fromMinute}${between}${toMinute}${between}${timePrecision}`
    for (const position of timePositions) said += between + beyondMinutes(cells[position]!.trim())
    for (const position of numberPositions) said += between + withoutLastZeros(cells[position]!.trim())
    for (const position of wordPositions) said += between + cells[position]!.trim()
    event = hash('sha256', `${scope}event${between}${said}`, 'hex')
    const before = saidBefore(event)
    const day = prefixOf(String(Math.floor(fromMinute / minutesPerDay)))
    into.write(day + ofOccurrence(event, before), at, fingerprintBytes, 'hex')
  }
  /** What the last row is known by, without how often it was said before; empty where it has a reference. */
  return { putFingerprint, putReference, lastEvent: () => event }
}

/** What a time tells beyond its minute: its seconds, or all of a number of seconds or days. Whole minutes tell nothing. */
function beyondMinutes(text: string): string {
  const afterHours = text.indexOf(':')
  if (afterHours === -1) return text.length > 8 && Number.isFinite(Number(text)) ? text : ''
  const afterMinutes = text.indexOf(':', afterHours + 1)
  if (afterMinutes === -1) return ''
  const seconds = text.slice(afterMinutes + 1, afterMinutes + 3)
  return seconds === '00' ? '' : seconds
}

/** `52.619170` as spreadsheets keep it: `52.61917`. */
function withoutLastZeros(text: string): string {
  return text.endsWith('0') && text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Fingerprint of the row that says what so many rows said before; the prefix is that of any of them. */
export function fingerprintOfEvent(prefix: Uint8Array, event: string, before: number): Uint8Array {
  const bytes = new Uint8Array(fingerprintBytes)
  bytes.set(prefix.subarray(0, prefixBytes))
  const rest = Buffer.from(ofOccurrence(event, before), 'hex')
  bytes.set(rest.subarray(0, fingerprintBytes - prefixBytes), prefixBytes)
  return bytes
}

/** Of rows alike the first is known by the event alone, the others by how many came before. */
function ofOccurrence(event: string, before: number): string {
  return before === 0 ? event : hash('sha256', `${event}${between}${before}`, 'hex')
}

const whoText = ({ caller, phone, victim, offender }: Pseudonyms): string =>
  phone === null && victim === null && offender === null
    ? (caller ?? '')
    : `${caller ?? ''}${between}${phone ?? ''}${between}${victim ?? ''}${between}${offender ?? ''}`

/**
 * What a row says, as it is loaded: two rows of one key that say the same are one telling of it, however
 * each was written. The first 16 bytes of SHA-256 are put at `at` into the contents of a batch.
 */
export function putContent(into: Buffer, at: number, row: ConvertedRow, who: Pseudonyms): void {
  const { place } = row
  const content = hash(
    'sha256',
    `${row.fromMinute}${between}${row.toMinute}${between}${row.timePrecision}${between}${row.category}${between}${row.channel ?? ''}${between}${place.easting}${between}${place.northing}${between}${place.precision}${between}${row.placeWords ?? ''}${between}${row.areaCode ?? ''}${between}${row.outcome ?? ''}${between}${whoText(who)}${responseText(row.response)}`,
    'binary',
  )
  into.write(content, at, fingerprintBytes, 'latin1')
}

/** Empty without response times: what was loaded before there were any says the same as it did. */
function responseText(response: ConvertedRow['response']): string {
  if (response === null) return ''
  const { answeredSeconds, visitedMinute, resolvedMinute, flags } = response
  return `${between}${answeredSeconds}${between}${visitedMinute}${between}${resolvedMinute}${between}${flags}`
}

/**
 * Fingerprint of a later version of an incident: the first one's neighbour in the index, then SHA-256 of both
 * the first one's fingerprint and what the version says. Where the same is told again after something else,
 * that version is known by its import as well.
 */
export function versionFingerprint(first: Uint8Array, content: Uint8Array, importId?: number): Uint8Array {
  const bytes = new Uint8Array(fingerprintBytes)
  bytes.set(first.subarray(0, prefixBytes))
  const text = `${hex(first)}${between}${hex(content)}${importId === undefined ? '' : between + importId}`
  bytes.set(hash('sha256', text, 'buffer').subarray(0, fingerprintBytes - prefixBytes), prefixBytes)
  return bytes
}

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')

/** Remembers one answer: rows that follow each other mostly ask the same. */
function lastKept(work: (text: string) => string): (text: string) => string {
  let asked: string | undefined
  let answer = ''
  return text => {
    if (text !== asked) {
      asked = text
      answer = work(text)
    }
    return answer
  }
}
