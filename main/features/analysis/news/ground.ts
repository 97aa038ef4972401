import { counted } from '#shared/count-words.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { indexCells } from '../ground/cell-index.ts'
import { disjointSets } from '../ground/disjoint-sets.ts'
import { outlineAround } from '../ground/outline.ts'
import { distinctPlaces } from '../ground/places.ts'
import { metres } from '../telling/words.ts'
import { chanceOfSoMany, type Found, hundredths } from './found.ts'
import type { NewsSettings } from './settings.ts'
import type { Window } from './window.ts'
import { dayInWords, expectedInWords } from './words.ts'

/** The incidents of the window with a place, of sources that tell of all of it. */
export type PlacedIncidents = {
  eastings: Float64Array
  northings: Float64Array
  days: Int32Array
  /** Chance that each is a recent one, by its source. */
  shares: Float64Array
  isExact: Uint8Array
  positions: Uint32Array
}

/** A group of incidents on the same ground: all of the window, and their test. */
export type Tested = {
  kind: 'emerging-hotspot' | 'repeat-place'
  /** South-west corner of its square; null for a place. */
  corner: readonly [number, number] | null
  all: Uint32Array
  recent: number
  p: number
}

/**
 * Every square and every exact place that could be called emerging, tested. The squares are those of a grid and of
 * the same grid shifted by half a side, so that hardly a hotspot is cut in two. Of a square or place with too few in
 * the whole window nothing can be said, so it is not tested: the test is made given that number.
 */
export function testGround(incidents: PlacedIncidents, window: Window, settings: NewsSettings): Tested[] {
  const { cellMetres, minCount, repeatCount } = settings
  const tested: Tested[] = []
  for (const shift of [0, cellMetres / 2]) {
    const cells = indexCells(incidents.eastings, incidents.northings, cellMetres, [shift, shift])
    for (let cell = 0; cell < cells.columns.length; cell++) {
      const all = cells.order.subarray(cells.starts[cell]!, cells.starts[cell + 1]!)
      if (all.length < minCount) continue
      const corner = [
        cells.columns[cell]! * cellMetres + shift,
        cells.rows[cell]! * cellMetres + shift,
      ] as const
      tested.push({ kind: 'emerging-hotspot', corner, all, ...testOf(incidents, all, window, minCount) })
    }
  }
  const exact = Uint32Array.from(incidents.days.keys()).filter(i => incidents.isExact[i] === 1)
  const { weights, placeOfPoint } = distinctPlaces(
    Float64Array.from(exact, i => incidents.eastings[i]!),
    Float64Array.from(exact, i => incidents.northings[i]!),
  )
  const rooms = Array.from(weights, weight => (weight >= repeatCount ? new Uint32Array(weight) : null))
  const filled = new Uint32Array(weights.length)
  for (const [at, i] of exact.entries()) {
    const place = placeOfPoint[at]!
    const room = rooms[place]
    if (room) room[filled[place]!++] = i
  }
  for (const all of rooms) {
    if (all) {
      tested.push({
        kind: 'repeat-place',
        corner: null,
        all,
        ...testOf(incidents, all, window, repeatCount),
      })
    }
  }
  return tested
}

/** Fewer than the least, or no more than some fortnight of the year before had: nothing new, whatever the chance. */
function testOf(incidents: PlacedIncidents, all: Uint32Array, window: Window, least: number) {
  const { recent, share, busiest } = countsOf(incidents, all, window)
  const isMost = recent >= least && recent > busiest
  return { recent, p: isMost ? chanceOfSoMany(recent, all.length, share) : 1 }
}

function countsOf({ days, shares }: PlacedIncidents, all: Uint32Array, { recentFrom, end }: Window) {
  const fortnights = new Map<number, number>()
  const length = end - recentFrom + 1
  let [recent, sum, busiest] = [0, 0, 0]
  for (const i of all) {
    sum += shares[i]!
    if (days[i]! >= recentFrom) recent++
    else {
      const fortnight = Math.floor((recentFrom - 1 - days[i]!) / length)
      const count = (fortnights.get(fortnight) ?? 0) + 1
      fortnights.set(fortnight, count)
      busiest = Math.max(busiest, count)
    }
  }
  const share = sum / all.length
  // The past, carried on as the sources as a whole went on.
  const expected = ((all.length - recent) * share) / (1 - share)
  return { recent, share, busiest, expected }
}

/**
 * The findings among what was tested. Squares that meet are one hotspot; where half of the recent incidents of a
 * hotspot stand at one place it is that place that is told.
 */
export function groundFound(
  incidents: PlacedIncidents,
  tested: readonly Tested[],
  q: Float64Array,
  window: Window,
  settings: NewsSettings,
): Found[] {
  const hits = tested.flatMap((test, at) => (q[at]! <= settings.alpha ? [{ ...test, q: q[at]! }] : []))
  const places = hits.filter(({ corner }) => corner === null)
  const squares = hits.filter(({ corner }) => corner !== null)
  const joined = disjointSets(squares.length)
  for (let one = 0; one < squares.length; one++) {
    for (let other = one + 1; other < squares.length; other++) {
      if (meet(squares[one]!.corner!, squares[other]!.corner!, settings.cellMetres)) joined.join(one, other)
    }
  }
  const groups = Map.groupBy(squares.keys(), square => joined.find(square))
  const hotspots = [...groups.values()].map(group => {
    const members = group.map(square => squares[square]!)
    const all = Uint32Array.from(new Set(members.flatMap(({ all }) => [...all]))).sort()
    const best = members.reduce((a, b) => (b.p < a.p ? b : a))
    return { ...best, all, recent: countsOf(incidents, all, window).recent }
  })
  const within = (place: Tested, { all }: Tested) => all.includes(place.all[0]!)
  const told = [
    ...hotspots.filter(hot => !places.some(place => within(place, hot) && place.recent * 2 >= hot.recent)),
    ...places.filter(place => !hotspots.some(hot => within(place, hot) && place.recent * 2 < hot.recent)),
  ]
  return told.map(one => tell(incidents, one, window, settings))
}

function meet(one: readonly [number, number], other: readonly [number, number], side: number): boolean {
  return Math.abs(one[0] - other[0]) <= side && Math.abs(one[1] - other[1]) <= side
}

function tell(
  incidents: PlacedIncidents,
  { kind, all, p, q }: Tested & { q: number },
  window: Window,
  { recentDays, cellMetres }: NewsSettings,
): Found {
  const { recent, busiest, expected } = countsOf(incidents, all, window)
  const members = all.filter(i => incidents.days[i]! >= window.recentFrom).sort()
  const places = distinctPlaces(
    Float64Array.from(members, i => incidents.eastings[i]!),
    Float64Array.from(members, i => incidents.northings[i]!),
  )
  const where =
    kind === 'repeat-place' ? 'at this one place' : `close together, on ground of ${metres(cellMetres)} or so`
  return {
    kind,
    title: '',
    centre: middleOf(incidents, members),
    isOnePlace: kind === 'repeat-place',
    sentence: `${counted(recent, 'incident')} in the ${recentDays} days to ${dayInWords(window.end)} ${where}; ${expectedInWords(expected)} were to be expected from the year before, in which no such period had ${busiest === 0 ? 'any' : `more than ${busiest}`}.`,
    count: recent,
    expected: hundredths(expected),
    p,
    q,
    polygons: outlineAround(places.eastings, places.northings, outlineMetres) as Polygons,
    members: members.map(i => incidents.positions[i]!),
  }
}

const outlineMetres = 60

/** Mean of eastings and northings, to the decimetre. */
export function middleOf(
  { eastings, northings }: Pick<PlacedIncidents, 'eastings' | 'northings'>,
  members: Uint32Array,
): [number, number] {
  const mean = (values: Float64Array) => {
    const first = values[members[0]!]!
    const sum = members.reduce((total, i) => total + (values[i]! - first), 0)
    return Math.round((first + sum / members.length) * 10) / 10
  }
  return [mean(eastings), mean(northings)]
}
