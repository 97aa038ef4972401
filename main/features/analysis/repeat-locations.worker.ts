import { counted, decimals, whole } from '#shared/count-words.ts'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { localDay } from '../incidents/local-time.ts'
import { outlineAround } from './ground/outline.ts'
import { distinctPlaces } from './ground/places.ts'
import { numberColumn, placeColumns, textColumn } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import { hotspotOf, type MethodInput, type MethodResult } from './telling/hotspots.ts'
import { metres } from './telling/words.ts'
import { heldByFirst, placesHolding, type RepeatPlaces, repeatPlaces } from './where/repeat-places.ts'

type Input = Pick<MethodInput<'repeat-locations'>, 'eastings' | 'northings' | 'fromMinutes' | 'parameters'>

const significance = {
  expected: { unavailable: 'A place is ranked by its count; it has no expected count.' },
  z: { unavailable: 'A place is ranked by its count; nothing is tested.' },
  q: { unavailable: 'A place is ranked by its count; nothing is tested.' },
}
const mostHotspots = 200
const mostRows = 20_000
/** A single address on the map: its building and the pavement before it. */
const addressMetres = 15

/** Places by how often they come back, and how much of the whole the first of them hold. */
export function run({ eastings, northings, fromMinutes, parameters }: Input): MethodResult {
  const { withinMetres, minCount } = parameters
  const places = repeatPlaces(eastings, northings, fromMinutes, withinMetres)
  const repeating = placesFrom(places, minCount)
  const hotspots = membersOf(places, Math.min(repeating, mostHotspots)).map(members => {
    const of = (column: Float64Array) => Float64Array.from(members, member => column[member]!)
    const points = distinctPlaces(of(eastings), of(northings))
    const outline = outlineAround(
      points.eastings,
      points.northings,
      Math.max(addressMetres, 0.6 * withinMetres),
    )
    return hotspotOf(eastings, northings, members, outline, significance)
  })
  const what =
    withinMetres > 0
      ? `a place is all points linked by steps of at most ${metres(withinMetres)}`
      : 'a place is one exact point'
  return {
    statement: `Repeat locations: ${what}. ${concentration(places.counts)} ${repeats(repeating, minCount, hotspots.length)}`,
    // That one place holds half of a hotspot is what is looked for here, and no warning.
    warnings: groundWarnings({ eastings, northings }, [], { minCount, needing: 'a repeat location' }),
    choices: [],
    hotspots,
    tables: [placeTable(places, repeating, minCount)],
  }
}

/** How many of the places, most first, have a count or more. */
function placesFrom({ counts }: RepeatPlaces, minCount: number): number {
  const below = counts.findIndex(count => count < minCount)
  return below < 0 ? counts.length : below
}

function membersOf({ counts, rankOfPoint }: RepeatPlaces, places: number): Uint32Array[] {
  const members = Array.from({ length: places }, (_, rank) => new Uint32Array(counts[rank]!))
  const filled = new Uint32Array(places)
  for (let point = 0; point < rankOfPoint.length; point++) {
    const rank = rankOfPoint[point]!
    if (rank < places) members[rank]![filled[rank]!++] = point
  }
  return members
}

/** `12 of 340 places (4 %)`; of fewer than ten no percentage. */
function ofPlaces(count: number, all: number): string {
  const share = all < 10 ? '' : ` (${decimals((count / all) * 100, 0)} %)`
  return `${whole(count)} of ${counted(all, 'place')}${share}`
}

/** Who holds half, and the rule of 80 and 20 as it holds here. */
function concentration(counts: Float64Array): string {
  const incidents = counts.reduce((sum, count) => sum + count, 0)
  if (incidents === 0) return 'There are no incidents.'
  const half = placesHolding(counts, 0.5)
  const most = placesHolding(counts, 0.8)
  const fifth = heldByFirst(counts, 0.2)
  const share = incidents < 10 ? '' : ` (${decimals((fifth.incidents / incidents) * 100, 0)} %)`
  return (
    `${ofPlaces(half, counts.length)} ${half === 1 ? 'has' : 'have'} half of the incidents. ` +
    `The busiest fifth, ${counted(fifth.places, 'place')}, ${fifth.places === 1 ? 'has' : 'have'} ${whole(fifth.incidents)} of ${counted(incidents, 'incident')}${share}; ` +
    `four fifths of the incidents take ${ofPlaces(most, counts.length)}.`
  )
}

function repeats(repeating: number, minCount: number, hotspots: number): string {
  const enough = `${counted(minCount, 'incident')} or more`
  if (repeating === 0) return `No place has ${enough}.`
  const shown = hotspots < repeating ? `; the first ${whole(hotspots)} are given as hotspots` : ''
  return `${counted(repeating, 'place has', 'places have')} ${enough}${shown}.`
}

function placeTable(places: RepeatPlaces, repeating: number, minCount: number): FigureTable {
  const rows = Math.min(repeating, mostRows)
  const { counts } = places
  const incidents = counts.reduce((sum, count) => sum + count, 0)
  const ranks = Float64Array.from({ length: rows }, (_, rank) => rank + 1)
  const cumulative = new Float64Array(rows)
  let held = 0
  for (let rank = 0; rank < rows; rank++) {
    held += counts[rank]!
    cumulative[rank] = held
  }
  const shares = (values: Float64Array) => values.map(value => (value / incidents) * 100)
  const first = <V>(of: (rank: number) => V) => Array.from(ranks, rank => of(rank - 1))
  const left =
    (repeating > rows ? ` Only the first ${whole(rows)} of ${whole(repeating)} are listed.` : '') +
    ` ${counted(counts.length - repeating, 'other place has', 'other places have')} fewer.`
  return {
    key: 'places',
    title: 'Repeat locations',
    note: `Places with ${counted(minCount, 'incident')} or more; shares are of ${counted(incidents, 'incident')}.${left} An incident known by its month alone counts from the first of it.`,
    rows,
    drawing: { kind: 'symbols', value: 'count' },
    columns: [
      numberColumn('rank', 'Rank', ranks),
      textColumn(
        'reference',
        'Grid reference',
        first(
          rank =>
            toGridReference(places.eastings[rank]!, places.northings[rank]!, 10) ??
            'outside the national grid',
        ),
      ),
      numberColumn('count', 'Incidents', counts.slice(0, rows)),
      numberColumn('share', 'Share', shares(counts.slice(0, rows)), { decimals: 1, unit: '%' }),
      numberColumn('cumulative', 'Cumulative share', shares(cumulative), {
        decimals: 1,
        unit: '%',
        help: 'Of this place and all before it.',
      }),
      textColumn(
        'first',
        'First',
        first(rank => localDay(places.firstMinutes[rank]!)),
      ),
      textColumn(
        'last',
        'Last',
        first(rank => localDay(places.lastMinutes[rank]!)),
      ),
      ...placeColumns(places.eastings.slice(0, rows), places.northings.slice(0, rows)),
      numberColumn('radiusMetres', 'Reaches', places.radiiMetres.slice(0, rows), {
        decimals: 1,
        unit: 'm',
        help: 'From the middle to the furthest of its incidents; none where all stand at one point.',
      }),
    ],
  }
}
