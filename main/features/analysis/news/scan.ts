import { counted, decimals, whole } from '#shared/count-words.ts'
import { placePrecisions } from '#shared/features/incidents/rules.ts'
import { gather } from '../../incidents/places.ts'
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { chainsFound, chainsTested } from './chains-told.ts'
import type { Found } from './found.ts'
import { groundFound, type PlacedIncidents, testGround } from './ground.ts'
import type { ScanInput } from './input.ts'
import { repeatPeople } from './people.ts'
import { judge, seriesOf, tellSeries } from './series.ts'
import { daysOf, type Window, windowOf } from './window.ts'
import { dayInWords, dayText } from './words.ts'

export type Scan = {
  lastDay: string | null
  tested: number
  statement: string
  warnings: string[]
  /** The most certain first, thresholds last. */
  found: Found[]
}

const [exact, byArea] = [placePrecisions.indexOf('exact'), placePrecisions.indexOf('area')]

/**
 * Looks for what is new in the last fortnight against the year before. Three families are tested: ground, series of
 * weeks, chains. Each has its false discovery rate kept at alpha / 3 (Benjamini and Hochberg 1995), so that of all
 * alarms together no more than alpha are expected to be false; q is given for all of them.
 */
export function scanForNews(input: ScanInput): Scan {
  const { snapshot, positions, settings, sourceNames, categoryNames } = input
  const days = daysOf(snapshot.fromMinutes, snapshot.timePrecisions, positions)
  const sources = gather(snapshot.sources, positions)
  const window = windowOf({ days, sources }, input.today, sourceNames, settings)
  if (!('end' in window)) return nothingToLookAt(window.warnings)
  const warnings = [...window.warnings]
  const categories = gather(snapshot.categories, positions)

  const placed = placedOf(input, days, sources, window)
  const ground = testGround(placed, window, settings)
  const series = seriesOf({ days, sources, categories, positions }, window).flatMap(
    one => judge(one, settings) ?? [],
  )
  const chains = chainsTested(input, placed, window)
  if (chains.tooDense > 0) {
    warnings.push(
      `${counted(chains.tooDense, 'category is', 'categories are')} too dense to tell near-repeat chains from the usual.`,
    )
  }
  const families = [ground, series, chains.tested]
  const used = families.filter(family => family.length > 0).length
  const [ofGround, ofSeries, ofChains] = families.map(family => adjusted(family, used)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const onGround = groundFound(placed, ground, ofGround, window, settings)
  const told = new Set(onGround.flatMap(({ members }) => [...members]))
  const found = [
    ...onGround,
    ...series.flatMap((one, at) => {
      if (ofSeries[at]! > settings.alpha) return []
      const isSource = one.kind === 'source-out-of-limits'
      const name = (isSource ? sourceNames : categoryNames).get(one.id) ?? `Number ${one.id}`
      return [tellSeries(one, ofSeries[at]!, name, window)]
    }),
    // A chain of what is told as a hotspot already is no news of its own.
    ...chainsFound(input, placed, chains.tested, ofChains).filter(
      ({ members }) => members.filter(at => told.has(at)).length * 2 < members.length,
    ),
  ]
  const everyDay = { days, positions, ...placesOf(input) }
  const repeats = input.people.map(people => repeatPeople(everyDay, people, window, settings))
  warnings.push(...repeats.flatMap(({ warnings: told }) => told))
  const tested = ground.length + series.length + chains.tested.length
  return {
    lastDay: dayText(window.end),
    tested,
    statement:
      `The ${settings.recentDays} days to ${dayInWords(window.end)} were set against the ${whole(Math.floor((window.recentFrom - window.pastFrom) / 7))} weeks before: ` +
      `${counted(ground.length, 'square or place', 'squares and places')}, ${counted(series.length, 'source or category', 'sources and categories')} and ` +
      `${counted(chains.tested.length, 'category', 'categories')} for near-repeat chains. Of the alarms raised, ${decimals(settings.alpha * 100, 0)} % may be false.`,
    warnings,
    found: [
      ...found.sort((a, b) => a.q! - b.q! || b.count - a.count),
      ...repeats.flatMap(({ found: over }) => over),
    ],
  }
}

/** q of Benjamini and Hochberg within a family, for as many families as there are. */
function adjusted(family: readonly { p: number }[], families: number): Float64Array {
  return benjaminiHochberg(Float64Array.from(family, ({ p }) => p)).map(q => Math.min(1, q * families))
}

function nothingToLookAt(warnings: string[]): Scan {
  return {
    lastDay: null,
    tested: 0,
    found: [],
    warnings,
    statement: 'Nothing could be looked at: no source tells of long enough, day by day, up to now.',
  }
}

function placesOf({ snapshot, positions }: ScanInput) {
  const isPlaced = (at: number) => snapshot.placePrecisions[at] !== byArea
  return {
    eastings: Float64Array.from(positions, at => (isPlaced(at) ? snapshot.eastings[at]! : Number.NaN)),
    northings: Float64Array.from(positions, at => (isPlaced(at) ? snapshot.northings[at]! : Number.NaN)),
  }
}

/** The incidents of the window that stand somewhere, of sources that tell of all of it. */
function placedOf(
  { snapshot, positions }: ScanInput,
  days: Int32Array,
  sources: Uint16Array,
  { pastFrom, end, recentShare }: Window,
): PlacedIncidents {
  const kept: number[] = []
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i]!
    if (days[i]! < pastFrom || days[i]! > end || !recentShare.has(sources[i]!)) continue
    if (Number.isNaN(snapshot.eastings[at]!) || snapshot.placePrecisions[at] === byArea) continue
    kept.push(i)
  }
  const chosen = Uint32Array.from(kept, i => positions[i]!)
  return {
    eastings: gather(snapshot.eastings, chosen),
    northings: gather(snapshot.northings, chosen),
    days: Int32Array.from(kept, i => days[i]!),
    shares: Float64Array.from(kept, i => recentShare.get(sources[i]!)!),
    isExact: Uint8Array.from(chosen, at => (snapshot.placePrecisions[at] === exact ? 1 : 0)),
    positions: chosen,
  }
}
