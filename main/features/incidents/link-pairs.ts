import type { CodeFactors } from './link-category.ts'
import { neighbourhoods } from './link-cells.ts'
import {
  allowanceMetres,
  type LinkReach,
  lastMinute,
  neverCompared,
  placeFactor,
  type Told,
  timeFactor,
} from './link-score.ts'
import type { Snapshot } from './snapshot.ts'

type Columns = Omit<Snapshot, 'importIds' | 'lastIncidentId'>

/** Incidents of the period that are never compared, by why. */
export type NotCompared = { unplaced: number; placedByArea: number; monthOnly: number; longInterval: number }

/** In a crowd, so many that follow are compared with each incident, the nearest in time first. */
export const mostCompared = 200

/** Positions of a period that can be compared, and how many cannot. */
export function comparable(columns: Columns, period: { fromMinute: number; beforeMinute: number }) {
  const positions = new Uint32Array(columns.length)
  const left: NotCompared = { unplaced: 0, placedByArea: 0, monthOnly: 0, longInterval: 0 }
  const told = emptyTold()
  let found = 0
  for (let at = 0; at < columns.length; at++) {
    const from = columns.fromMinutes[at]!
    if (from < period.fromMinute || from >= period.beforeMinute) continue
    switch (neverCompared(read(columns, at, told))) {
      case 'unplaced':
        left.unplaced++
        break
      case 'placed by area':
        left.placedByArea++
        break
      case 'month only':
        left.monthOnly++
        break
      case 'long interval':
        left.longInterval++
        break
      case null:
        positions[found++] = at
    }
  }
  return { positions: positions.slice(0, found), left }
}

/**
 * Visits every two incidents of different sources that may tell of one event, each pair once and the earlier first,
 * with the base of its score (`linkScore`). Within a grid of cells as wide as the widest reach an incident is
 * compared with those of its own and the eight cells around that begin after it and before it is too late.
 *
 * @returns how many incidents lie in a crowd of which not all were compared.
 */
export function eachPair(
  columns: Columns,
  positions: Uint32Array,
  { radiusMetres, withinMinutes }: LinkReach,
  { numbers, codes, factors }: CodeFactors,
  visit: (earlier: number, later: number, base: number) => void,
): { crowded: number } {
  let widest = 0
  for (const at of positions) widest = Math.max(widest, allowanceMetres[columns.placePrecisions[at]!]!)
  const { fromMinutes, sources } = columns
  const [one, other] = [emptyTold(), emptyTold()]
  const crowded = new Uint8Array(columns.length)

  for (const { own, near } of neighbourhoods(columns, positions, Math.max(1, radiusMetres + 2 * widest))) {
    let first = 0
    for (const at of own) {
      const from = fromMinutes[at]!
      while (first < near.length && isBefore(fromMinutes, near[first]!, at)) first++
      const last = lastMinute(from, columns.toMinutes[at]!, columns.timePrecisions[at]!)
      const ownRow = numbers[at]! * codes
      read(columns, at, one)
      let compared = 0
      for (let next = first; next < near.length; next++) {
        const then = near[next]!
        if (fromMinutes[then]! > last + withinMinutes) break
        if (then === at) continue
        if (++compared > mostCompared) {
          crowded[at] = 1
          break
        }
        if (sources[then] === sources[at]) continue
        const category = factors[ownRow + numbers[then]!]!
        if (category === 0) continue
        read(columns, then, other)
        const time = timeFactor(one, other, withinMinutes)
        if (time === 0) continue
        const base = category * time * placeFactor(one, other, radiusMetres)
        if (base > 0) visit(at, then, base)
      }
    }
  }
  return { crowded: crowded.reduce((sum, one) => sum + one, 0) }
}

function isBefore(fromMinutes: Int32Array, at: number, than: number): boolean {
  const [a, b] = [fromMinutes[at]!, fromMinutes[than]!]
  return a < b || (a === b && at < than)
}

const emptyTold = (): Told => ({
  easting: 0,
  northing: 0,
  placePrecision: 0,
  fromMinute: 0,
  toMinute: 0,
  timePrecision: 0,
})

/** Written into one object over and over: a new one for every comparison would cost more than comparing. */
function read(columns: Columns, at: number, told: Told): Told {
  told.easting = columns.eastings[at]!
  told.northing = columns.northings[at]!
  told.placePrecision = columns.placePrecisions[at]!
  told.fromMinute = columns.fromMinutes[at]!
  told.toMinute = columns.toMinutes[at]!
  told.timePrecision = columns.timePrecisions[at]!
  return told
}
