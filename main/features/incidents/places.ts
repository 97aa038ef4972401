import { placePrecisions } from '#shared/features/incidents/rules.ts'
import { distinctPlaces } from '../analysis/ground/places.ts'
import type { Snapshot } from './snapshot.ts'

const byArea = placePrecisions.indexOf('area')

/** The distinct places of a snapshot. */
export type SnapshotPlaces = {
  eastings: Float64Array
  northings: Float64Array
  /** The place of each position, -1 for an incident without one, or with no more than an area. */
  placeOfPosition: Int32Array
}

const known = new WeakMap<Snapshot, SnapshotPlaces>()

/** The places of a snapshot, joined when they are first asked for. */
export function snapshotPlaces(snapshot: Snapshot): SnapshotPlaces {
  const places = known.get(snapshot) ?? joinPlaces(snapshot)
  rememberPlaces(snapshot, places)
  return places
}

/** Places that were joined before need not be joined again. */
export function rememberPlaces(snapshot: Snapshot, places: SnapshotPlaces): void {
  known.set(snapshot, places)
}

/** Joins the incidents of a snapshot that stand at exactly the same place. */
function joinPlaces(snapshot: Snapshot): SnapshotPlaces {
  const placed = placedAmong(snapshot)
  const { eastings, northings, placeOfPoint } = distinctPlaces(
    gather(snapshot.eastings, placed),
    gather(snapshot.northings, placed),
  )
  const placeOfPosition = new Int32Array(snapshot.length).fill(-1)
  for (let point = 0; point < placed.length; point++) placeOfPosition[placed[point]!] = placeOfPoint[point]!
  return { eastings, northings, placeOfPosition }
}

/**
 * True where an incident stands at a place of its own. One known by its area alone has the coordinates of a point
 * inside, so that areas can be counted; no method that looks at places may take that point for where it was.
 */
export function hasPlace(snapshot: Snapshot, at: number): boolean {
  return !Number.isNaN(snapshot.eastings[at]!) && snapshot.placePrecisions[at] !== byArea
}

/** Of the positions given, or of all, those of incidents with a place of their own. */
export function placedAmong(snapshot: Snapshot, positions?: Uint32Array): Uint32Array {
  const placed = new Uint32Array(positions?.length ?? snapshot.length)
  let found = 0
  for (let i = 0; i < placed.length; i++) {
    const at = positions ? positions[i]! : i
    if (hasPlace(snapshot, at)) placed[found++] = at
  }
  return placed.slice(0, found)
}

/** How many of the positions are of incidents with a place of their own. */
export function countPlaced(
  { eastings, placePrecisions: precisions }: Snapshot,
  positions: Uint32Array,
): number {
  let placed = 0
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i]!
    if (!Number.isNaN(eastings[at]!) && precisions[at] !== byArea) placed++
  }
  return placed
}

/** The values of a column at some positions. */
export function gather<C extends Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array>(
  column: C,
  positions: Uint32Array,
): C {
  const values = new (column.constructor as new (length: number) => C)(positions.length)
  for (let i = 0; i < values.length; i++) values[i] = column[positions[i]!]!
  return values
}
