import { counted, whole } from '#shared/count-words.ts'
import type { Method, Parameters } from '#shared/features/analysis/contract.ts'
import type { Figure, FigureTable } from '#shared/features/analysis/figures.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { distinctPlaces } from '../ground/places.ts'
import { areaHectares } from '../ground/rings.ts'

/** The incidents to analyse in columns, in the order of their identifiers. */
export type ChosenIncidents = {
  /** EPSG:27700 metres; NaN for an incident without a place, which only methods of time are given. */
  eastings: Float64Array
  northings: Float64Array
  /** Minutes since 1970 in UTC. */
  fromMinutes: Int32Array
  toMinutes: Int32Array
  /** Positions in `timePrecisions` and `placePrecisions`. */
  timePrecisions: Uint8Array
  placePrecisions: Uint8Array
}

/** The areas of a set in the order of their codes, and the one that each incident lies in. */
export type StudyAreas = {
  /** What the set is called. */
  name: string
  areas: { id: number; code: string; name: string; per: number | null; polygons: Polygons }[]
  /** The figure that rates are per thousand of, where one was asked for. */
  figure: { name: string; unit: string; origin: string } | null
  /** Position in `areas` of each incident, -1 outside of all. */
  areaOfIncident: Int32Array
  /** Incidents of each area in the period before, as far as the bureau holds any then, where a change was asked for. */
  before: { from: string; to: string; counts: Float64Array } | null
}

/** Ground that is given and not found: what a filter draws, or one of the hotspots that are to become one. */
export type GivenGround = {
  title: string
  polygons: Polygons
  /** Positions of its incidents in the columns given, ascending. */
  members: Uint32Array
}

/** What a worker is given: incidents, parameters, seed, and what some methods need beside them. */
export type MethodInput<M extends Method> = ChosenIncidents & {
  parameters: Extract<Parameters, { method: M }>
  seed: number
  /** The days the filter asks for, or between which the incidents lie; both included. */
  period: { from: string; to: string }
  study: StudyAreas | null
  given?: GivenGround[] | null
}

/** What a method of places alone reads. */
export type PlaceInput<M extends Method> = Pick<MethodInput<M>, 'eastings' | 'northings' | 'parameters'>

export type FoundHotspot = {
  /** What a person called it; where nobody did, it is named after where it is. */
  title?: string
  count: number
  expected: Figure
  z: Figure
  q: Figure
  areaHectares: number
  /** Mean of the incidents' eastings and northings, to the decimetre. */
  centre: [number, number]
  polygons: Polygons
  /** Positions of its incidents in the columns given, ascending. */
  members: Uint32Array
}

/** What a method answers: what it did, what to beware of, what it chose itself, its hotspots, and its figures. */
export type MethodResult = {
  statement: string
  warnings: string[]
  choices: { parameter: string; reason: string }[]
  /** In the order of their rank; none where the method finds no ground. */
  hotspots: FoundHotspot[]
  tables: FigureTable[]
}

type Significance = { expected: Figure; z: Figure; q: Figure }

/** A hotspot of the given incidents, with its centre and the ground it covers. */
export function hotspotOf(
  eastings: Float64Array,
  northings: Float64Array,
  members: Uint32Array,
  polygons: Polygons,
  significance: Significance,
): FoundHotspot {
  // Sums from the first incident, so that large coordinates cost no precision.
  const [x0, y0] = [eastings[members[0]!]!, northings[members[0]!]!]
  let x = 0
  let y = 0
  for (const member of members) {
    x += eastings[member]! - x0
    y += northings[member]! - y0
  }
  const decimetres = (value: number) => Math.round(value * 10) / 10
  return {
    count: members.length,
    ...significance,
    areaHectares: Math.round(areaHectares(polygons) * 1000) / 1000,
    centre: [decimetres(x0 + x / members.length), decimetres(y0 + y / members.length)],
    polygons,
    members,
  }
}

/** Most incidents first; equal counts from west to east, then south to north. */
export function ranked(hotspots: FoundHotspot[]): FoundHotspot[] {
  return hotspots.toSorted(
    (a, b) => b.count - a.count || a.centre[0] - b.centre[0] || a.centre[1] - b.centre[1],
  )
}

const mostNamed = 5

/** Hotspots of which one place holds half or more: a single address or a snapped point, not an area. */
export function onePlaceWarnings(
  eastings: Float64Array,
  northings: Float64Array,
  hotspots: FoundHotspot[],
): string[] {
  const { placeOfPoint, weights } = distinctPlaces(eastings, northings)
  const atPlace = new Uint32Array(weights.length)
  const warnings: string[] = []
  let unnamed = 0
  for (const [index, { members, count }] of hotspots.entries()) {
    let most = 0
    for (const member of members) {
      const place = placeOfPoint[member]!
      atPlace[place]! += 1
      most = Math.max(most, atPlace[place]!)
    }
    for (const member of members) atPlace[placeOfPoint[member]!] = 0
    if (most * 2 < count) continue
    if (warnings.length === mostNamed) {
      unnamed++
      continue
    }
    const share =
      most === count
        ? `all ${counted(count, 'incident')}`
        : `${whole(most)} of the ${counted(count, 'incident')}`
    warnings.push(`Hotspot ${index + 1}: ${share} stand at one place.`)
  }
  if (unnamed > 0) {
    warnings.push(`In ${counted(unnamed, 'more hotspot')} one place holds half of the incidents or more.`)
  }
  return warnings
}

/** How many hotspots were found and how much of the whole they hold: the end of every statement. */
export function findings(hotspots: FoundHotspot[], incidents: number): string {
  if (hotspots.length === 0) return `No hotspot was found among ${counted(incidents, 'incident')}.`
  const inside = hotspots.reduce((sum, hotspot) => sum + hotspot.count, 0)
  return `${counted(hotspots.length, 'hotspot was', 'hotspots were')} found, holding ${whole(inside)} of the ${counted(incidents, 'incident')}.`
}
