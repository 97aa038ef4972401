import type { Filter } from '#shared/features/incidents/filter.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { PreparedAnalysis } from '../../../backend/context.ts'
import { type Days, plusDays } from '../../analysis/change/comparable.ts'
import { suggestGiStar } from '../../analysis/defaults/gi-star.ts'
import { areaAt, indexAreas } from '../../areas/membership.ts'
import { nameOfCode } from '../../imports/categories/schemes.ts'
import { tallyCodes } from '../../incidents/coded.ts'
import type { HotAreas, HotspotFound, ThemeHotspots } from './draft/hotspot-items.ts'
import type { Frozen } from './frozen.handlers.ts'
import { type ActiveProfile, type EarlierHotspot, residentsOf } from './ground-of-draft.store.ts'
import { fewestInTheme, type Theme, themesOf } from './themes.ts'

/** Hotspots are looked for in eight weeks: a fortnight holds too few incidents to tell one from chance. */
const hotspotDays = 56
const fewestInArea = 5
const seed = 1

type Known = {
  profiles: readonly ActiveProfile[]
  /** Of the last assessment; null where there is none. */
  earlier: { number: string; hotspots: readonly EarlierHotspot[] } | null
}

/** Hotspots of every theme and of the neighbourhoods, each by an analysis that can be kept. */
export async function findHotspots(frozen: Frozen, lastDay: string, known: Known) {
  const { context, snapshot, areaSet } = frozen
  const days: Days = { from: plusDays(lastDay, 1 - hotspotDays), to: lastDay }
  const placed = (await frozen.select(days)).filter(at => !Number.isNaN(snapshot.eastings[at]!))
  const counts = new Map<string, number>()
  for (const ofCategory of tallyCodes(snapshot, placed, frozen.codes).values()) {
    for (const [code, n] of ofCategory) if (code) counts.set(code, (counts.get(code) ?? 0) + n)
  }
  const wanted = themesOf(counts, placed.length, code => nameOfCode(code) ?? code)
  const analyses: PreparedAnalysis[] = []
  const themes: ThemeHotspots[] = []
  for (const [index, theme] of wanted.entries()) {
    context.report({ stage: `Finding hotspots: ${theme.name}`, done: index, total: wanted.length + 1 })
    const analysis = await ofTheme(frozen, theme, days)
    // What cannot bear the method, such as points that stand for many addresses, is told by what is left out.
    if (!analysis) continue
    analyses.push(analysis)
    const codes = JSON.stringify(theme.code === null ? null : [theme.code])
    const hotspots = analysis.hotspots.map(hotspot => foundOf(hotspot, codes, known))
    themes.push({ theme, hotspots })
  }
  let areas: HotAreas = null
  if (areaSet && placed.length >= fewestInTheme) {
    const perFigureId = await residentsOf(context.db, areaSet.id)
    context.report({ stage: 'Counting neighbourhoods', done: wanted.length, total: wanted.length + 1 })
    const analysis = await prepare(
      frozen,
      { ...days, count: 'events' },
      {
        method: 'hot-areas',
        areaSetId: areaSet.id,
        minCount: fewestInArea,
        ...(perFigureId && { perFigureId }),
      },
    )
    if (analysis) {
      analyses.push(analysis)
      const hotspots = analysis.hotspots.map(hotspot => foundOf(hotspot, 'areas', known))
      areas = { areaSetName: areaSet.name, hotspots, isRated: perFigureId !== null }
    }
  }
  return { days, analyses, themes, areas }
}

async function ofTheme(frozen: Frozen, theme: Theme, days: Days) {
  const { snapshot } = frozen
  const filter: Filter = { ...days, ...(theme.code && { codes: [theme.code] }), count: 'events' }
  const placed = (await frozen.select(filter)).filter(at => !Number.isNaN(snapshot.eastings[at]!))
  const { parameters } = suggestGiStar({
    incidents: {
      eastings: Float64Array.from(placed, at => snapshot.eastings[at]!),
      northings: Float64Array.from(placed, at => snapshot.northings[at]!),
    },
  })
  return prepare(frozen, filter, parameters)
}

async function prepare(
  { context, snapshot, frozenAt }: Frozen,
  filter: Filter,
  parameters: Parameters<typeof context.bureau.prepareAnalysis>[1]['parameters'],
): Promise<PreparedAnalysis | null> {
  // It would tell of its own steps, and the bar would jump.
  const quiet = { ...context, report: () => {} }
  try {
    return await context.bureau.prepareAnalysis(quiet, { parameters, filter, seed, snapshot, frozenAt })
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return null
    throw error
  }
}

type Hotspot = PreparedAnalysis['hotspots'][number]

function foundOf(
  { rank, label, count, expected, q, centre, polygons }: Hotspot,
  codes: string,
  { profiles, earlier }: Known,
): HotspotFound {
  const holds = (ground: Hotspot['polygons'], [easting, northing]: readonly [number, number]) =>
    areaAt(indexAreas([ground]), easting, northing) === 0
  const profile = profiles.find(one => holds(one.polygons, centre)) ?? null
  const again = earlier?.hotspots.some(
    one => one.codes === codes && (holds(one.polygons, centre) || holds(polygons, one.centre)),
  )
  return {
    rank,
    label,
    count,
    expected,
    q,
    profile: profile && { number: profile.number, title: profile.title },
    last: earlier && { number: earlier.number, had: again === true },
  }
}
