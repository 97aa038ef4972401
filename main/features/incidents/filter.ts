import type { Filter } from '#shared/features/incidents/contract.ts'
import { areaAt, indexAreas } from '../areas/membership.ts'
import type { CategoryPeriods } from './category-codes.ts'
import { keepEarliest, type LinkedEvents } from './link-groups.ts'
import { hasPlace } from './places.ts'
import type { Snapshot } from './snapshot.ts'

/** A filter with its names resolved: what a snapshot can be asked. An absent condition lets everything through. */
export type Conditions = {
  /** UTC epoch minutes; the end is not included. */
  fromMinute?: number
  beforeMinute?: number
  sourceIds?: readonly number[]
  categoryIds?: readonly number[]
  /** The periods in which each category has a code that was asked for. */
  coded?: CategoryPeriods
  incidentIds?: Uint32Array
  polygon?: NonNullable<Filter['polygon']>
  /** For each area set named: the area of each position, 0 for none, and the areas wanted. */
  areas?: readonly { areaOfPosition: Uint32Array; wanted: ReadonlySet<number> }[]
  /** Of each event only the earliest call that satisfies all the rest counts. */
  events?: LinkedEvents
}

/**
 * Positions of the incidents that satisfy every condition, ascending. An incident belongs to the period in which
 * it began, so that periods next to each other add up; one known only by its month began on its first day.
 */
export function positionsWhere(snapshot: Snapshot, conditions: Conditions): Uint32Array {
  const mask = new Uint8Array(snapshot.length).fill(1)
  const { fromMinute, beforeMinute, sourceIds, categoryIds, coded, incidentIds, polygon, areas } = conditions
  if (fromMinute !== undefined) keep(mask, at => snapshot.fromMinutes[at]! >= fromMinute)
  if (beforeMinute !== undefined) keep(mask, at => snapshot.fromMinutes[at]! < beforeMinute)
  if (sourceIds) keepListed(mask, snapshot.sources, sourceIds)
  if (categoryIds) keepListed(mask, snapshot.categories, categoryIds)
  if (coded) keepCoded(mask, snapshot, coded)
  if (incidentIds) keepIncidents(mask, snapshot.ids, incidentIds)
  if (areas) {
    keep(mask, at => areas.some(({ areaOfPosition, wanted }) => wanted.has(areaOfPosition[at]!)))
  }
  if (polygon) {
    const index = indexAreas([[[closed(polygon)]]])
    const { eastings, northings } = snapshot
    keep(mask, at => hasPlace(snapshot, at) && areaAt(index, eastings[at]!, northings[at]!) === 0)
  }
  if (conditions.events) keepEarliest(mask, snapshot, conditions.events)
  return positionsOf(mask)
}

function keep(mask: Uint8Array, wanted: (at: number) => boolean) {
  for (let at = 0; at < mask.length; at++) if (mask[at] && !wanted(at)) mask[at] = 0
}

function keepListed(mask: Uint8Array, column: Uint16Array | Uint32Array, ids: readonly number[]) {
  const listed = new Set(ids)
  keep(mask, at => listed.has(column[at]!))
}

const [never, always] = [0, -1]

/** Most categories have one code for all time: only the others are asked when an incident began. */
function keepCoded(mask: Uint8Array, { categories, fromMinutes }: Snapshot, coded: CategoryPeriods) {
  const dated: CategoryPeriod[][] = [[]]
  let most = 0
  for (const category of coded.keys()) most = Math.max(most, category)
  const kinds = new Int32Array(most + 1)
  for (const [category, periods] of coded) {
    const [first] = periods
    const isAlways =
      first!.fromMinute === Number.NEGATIVE_INFINITY && first!.beforeMinute === Number.POSITIVE_INFINITY
    kinds[category] = isAlways ? always : dated.push([...periods]) - 1
  }
  for (let at = 0; at < mask.length; at++) {
    if (!mask[at]) continue
    const kind = kinds[categories[at]!] ?? never
    if (kind === always) continue
    if (kind === never || !liesIn(dated[kind]!, fromMinutes[at]!)) mask[at] = 0
  }
}

type CategoryPeriod = { fromMinute: number; beforeMinute: number }

function liesIn(periods: readonly CategoryPeriod[], minute: number): boolean {
  for (const { fromMinute, beforeMinute } of periods) {
    if (minute >= fromMinute && minute < beforeMinute) return true
  }
  return false
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
  const positions = new Uint32Array(count)
  let next = 0
  for (let at = 0; at < mask.length; at++) if (mask[at]) positions[next++] = at
  return positions
}

function closed(ring: [number, number][]): [number, number][] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}
