import { placePrecisions } from '#shared/features/incidents/rules.ts'
import { distinctPlaces } from '../analysis/ground/places.ts'
import { dbscan } from '../analysis/where/dbscan.ts'

type RepeatLocation = {
  /** Mean of the incidents at it, in metres. */
  easting: number
  northing: number
  count: number
  /** Share of the incidents counted that lie at this place or a busier one. */
  cumulativeShare: number
  /** Positions of its incidents in the columns given, ascending. */
  members: Uint32Array
}

/** Places with two incidents or more, the busiest first, or why places cannot be told apart. */
export type RepeatLocations =
  | {
      kind: 'places'
      places: RepeatLocation[]
      /** Incidents at an exact place, and incidents left out because theirs is not exact. */
      incidents: number
      left: number
    }
  | { kind: 'refused'; reason: string }

const reasons: Record<string, string> = {
  snapped:
    'these incidents are placed at points their publisher snapped them to; one point stands for eight or more addresses',
  postcode: 'these incidents are placed at the centre of a postcode, which stands for many addresses',
  street: 'these incidents are placed at the centre of a street, which stands for many addresses',
  area: 'these incidents are known by their area alone',
  none: 'these incidents have no place',
}

/**
 * Repeat locations (the 80/20 rule: Sherman, Gartin and Buerger 1989): incidents at each place, ranked, with the
 * cumulative share of all that are placed exactly. Snapped points, postcodes and streets stand for many addresses
 * and are left out; where there is nothing else the answer is a refusal with the reason.
 *
 * @param precisions positions in `placePrecisions`.
 * @param withinMetres places nearer than this to each other, and those linked to them, count as one; 0 joins only
 * incidents at exactly the same place.
 */
export function repeatLocations(
  eastings: Float64Array,
  northings: Float64Array,
  precisions: ArrayLike<number>,
  withinMetres = 0,
): RepeatLocations {
  const exact: number[] = []
  const inexact = new Map<string, number>()
  for (let i = 0; i < eastings.length; i++) {
    const precision = placePrecisions[precisions[i]!]!
    if (precision === 'exact') exact.push(i)
    else inexact.set(precision, (inexact.get(precision) ?? 0) + 1)
  }
  if (exact.length === 0 && inexact.size > 0) {
    const most = [...inexact].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
    return { kind: 'refused', reason: `Repeat locations cannot be told apart: ${reasons[most]}.` }
  }
  const x = Float64Array.from(exact, i => eastings[i]!)
  const y = Float64Array.from(exact, i => northings[i]!)
  const labels = withinMetres > 0 ? dbscan(x, y, withinMetres, 1).labels : distinctPlaces(x, y).placeOfPoint
  const groups = membersOf(labels).map(members => members.map(at => exact[at]!))
  const mean = (values: Float64Array, members: Uint32Array) =>
    values[members[0]!]! +
    members.reduce((sum, i) => sum + values[i]! - values[members[0]!]!, 0) / members.length
  const ranked = groups
    .map(members => ({ easting: mean(eastings, members), northing: mean(northings, members), members }))
    .sort((a, b) => b.members.length - a.members.length || a.easting - b.easting || a.northing - b.northing)
  let sum = 0
  const places = ranked.map(({ easting, northing, members }): RepeatLocation => {
    sum += members.length
    return {
      easting,
      northing,
      count: members.length,
      cumulativeShare: sum / exact.length,
      members,
    }
  })
  return {
    kind: 'places',
    places,
    incidents: exact.length,
    left: eastings.length - exact.length,
  }
}

/** The members of each place that has two or more, each list ascending; places in the order of their labels. */
function membersOf(labels: Int32Array): Uint32Array[] {
  let most = 0
  for (const label of labels) if (label >= most) most = label + 1
  const counts = new Uint32Array(most)
  for (const label of labels) counts[label]! += 1
  const starts = new Uint32Array(most + 1)
  for (let label = 0; label < most; label++) starts[label + 1] = starts[label]! + counts[label]!
  const next = starts.slice(0, most)
  const members = new Uint32Array(labels.length)
  for (let at = 0; at < labels.length; at++) members[next[labels[at]!]!++] = at
  const places: Uint32Array[] = []
  for (let label = 0; label < most; label++) {
    if (counts[label]! > 1) places.push(members.subarray(starts[label]!, starts[label + 1]!))
  }
  return places
}
