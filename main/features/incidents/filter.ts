import type { Filter } from '#shared/features/incidents/filter.ts'
import { areaAt, indexAreas } from '../areas/membership.ts'
import type { CategoryPeriods } from './category-codes.ts'
import { keepCoded } from './filter-codes.ts'
import { keepEarliest, type LinkedEvents } from './link-groups.ts'
import { hasPlace } from './places.ts'
import type { Snapshot } from './snapshot.ts'
import { mostOf } from './tally.ts'
import { noHour, weekHoursOf } from './week-hours.ts'

/** A filter with its names resolved: what a snapshot can be asked. An absent condition lets everything through. */
export type Conditions = {
  /** UTC epoch minutes; the end is not included. */
  fromMinute?: number
  beforeMinute?: number
  sourceIds?: readonly number[]
  categoryIds?: readonly number[]
  importIds?: readonly number[]
  /** In the words of the sources, empty text for those of which none is known. */
  channels?: readonly string[]
  /** Hours of the week in Europe/London, Monday first. */
  weekHours?: readonly number[]
  /** The periods in which each category has a code that was asked for. */
  coded?: CategoryPeriods
  incidentIds?: Uint32Array
  circle?: NonNullable<Filter['circle']>
  polygon?: NonNullable<Filter['polygon']>
  /** For each area set named: the area of each position, 0 for none, and the areas wanted. */
  areas?: readonly { areaOfPosition: Uint32Array; wanted: ReadonlySet<number> }[]
  /** 1 for each position that holds the words searched for. */
  worded?: Uint8Array
  /** Of each event only the earliest call that satisfies all the rest counts. */
  events?: LinkedEvents
}

/**
 * Positions of the incidents that satisfy every condition, ascending. An incident belongs to the period in which
 * it began, so that periods next to each other add up; one known only by its month began on its first day. By the
 * hour of the week, too, an incident counts where it began, and one of which no hour is known is left out.
 */
export function positionsWhere(snapshot: Snapshot, conditions: Conditions): Uint32Array {
  const mask = new Uint8Array(snapshot.length).fill(1)
  const { fromMinute, beforeMinute, sourceIds, categoryIds, importIds, channels, weekHours } = conditions
  // The cheap ones first: each passes over what is out already.
  if (fromMinute !== undefined || beforeMinute !== undefined) {
    keepBetween(mask, snapshot.fromMinutes, fromMinute ?? -Infinity, beforeMinute ?? Infinity)
  }
  if (sourceIds) keepListed(mask, snapshot.sources, sourceIds)
  if (categoryIds) keepListed(mask, snapshot.categories, categoryIds)
  if (importIds) keepListed(mask, snapshot.imports, importIds)
  if (channels) keepListed(mask, snapshot.channels, numbersOf(snapshot.channelWords, channels))
  if (weekHours) {
    keepListed(
      mask,
      weekHoursOf(snapshot),
      weekHours.filter(hour => hour < noHour),
    )
  }
  if (conditions.coded) keepCoded(mask, snapshot, conditions.coded)
  if (conditions.worded) keepMarked(mask, conditions.worded)
  if (conditions.incidentIds) keepIncidents(mask, snapshot.ids, conditions.incidentIds)
  if (conditions.areas) keepAreas(mask, conditions.areas)
  if (conditions.circle) keepCircle(mask, snapshot, conditions.circle)
  if (conditions.polygon) keepPolygon(mask, snapshot, conditions.polygon)
  if (conditions.events) keepEarliest(mask, snapshot, conditions.events)
  return positionsOf(mask)
}

function keepBetween(mask: Uint8Array, column: Int32Array, from: number, before: number) {
  for (let at = 0; at < mask.length; at++) {
    const value = column[at]!
    // Without a branch: which way it goes cannot be foreseen, and that costs more than the comparison.
    mask[at]! &= Number(value >= from) & Number(value < before)
  }
}

/** Keeps what has a listed number: numbers of rows are small enough to be marked in a table of them all. */
function keepListed(
  mask: Uint8Array,
  column: Uint8Array | Uint16Array | Uint32Array,
  numbers: readonly number[],
) {
  const listed = new Uint8Array(mostOf(column) + 1)
  for (const number of numbers) if (number < listed.length) listed[number] = 1
  for (let at = 0; at < mask.length; at++) mask[at]! &= listed[column[at]!]!
}

function numbersOf(words: readonly string[], wanted: readonly string[]): number[] {
  return wanted.map(word => words.indexOf(word)).filter(number => number >= 0)
}

function keepMarked(mask: Uint8Array, marked: Uint8Array) {
  for (let at = 0; at < mask.length; at++) mask[at]! &= marked[at]!
}

function keepAreas(mask: Uint8Array, areas: NonNullable<Conditions['areas']>) {
  const inAny = new Uint8Array(mask.length)
  for (const { areaOfPosition, wanted } of areas) {
    const inSet = new Uint8Array(mask.length).fill(1)
    keepListed(inSet, areaOfPosition, [...wanted])
    for (let at = 0; at < inAny.length; at++) inAny[at]! |= inSet[at]!
  }
  keepMarked(mask, inAny)
}

/** The edge belongs to the circle. */
function keepCircle(
  mask: Uint8Array,
  snapshot: Snapshot,
  { easting, northing, radiusMetres }: NonNullable<Filter['circle']>,
) {
  const { eastings, northings } = snapshot
  for (let at = 0; at < mask.length; at++) {
    const east = eastings[at]! - easting
    const north = northings[at]! - northing
    mask[at]! &= Number(east * east + north * north <= radiusMetres * radiusMetres)
    if (mask[at] === 1 && !hasPlace(snapshot, at)) mask[at] = 0
  }
}

function keepPolygon(mask: Uint8Array, snapshot: Snapshot, polygon: NonNullable<Filter['polygon']>) {
  const index = indexAreas([[[closed(polygon)]]])
  const { west, south, east, north } = index.outlines[0]!
  const { eastings, northings } = snapshot
  for (let at = 0; at < mask.length; at++) {
    const [easting, northing] = [eastings[at]!, northings[at]!]
    mask[at]! &=
      Number(easting >= west) &
      Number(easting <= east) &
      Number(northing >= south) &
      Number(northing <= north)
    if (mask[at] === 0) continue
    if (areaAt(index, easting, northing) !== 0 || !hasPlace(snapshot, at)) mask[at] = 0
  }
}

function keepIncidents(mask: Uint8Array, ids: Uint32Array, wanted: Uint32Array) {
  const sorted = wanted.slice().sort()
  let next = 0
  for (let at = 0; at < mask.length; at++) {
    while (next < sorted.length && sorted[next]! < ids[at]!) next++
    if (sorted[next] !== ids[at]) mask[at] = 0
  }
}

function positionsOf(mask: Uint8Array): Uint32Array {
  let count = 0
  for (let at = 0; at < mask.length; at++) count += mask[at]!
  // One more: every position is written, and the next is written over it where it is not wanted.
  const positions = new Uint32Array(count + 1)
  let next = 0
  for (let at = 0; at < mask.length; at++) {
    positions[next] = at
    next += mask[at]!
  }
  return positions.subarray(0, count)
}

function closed(ring: [number, number][]): [number, number][] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}
