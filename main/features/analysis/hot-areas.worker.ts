import { counted, decimals, whole } from '#shared/count-words.ts'
import type { Figure } from '#shared/features/analysis/figures.ts'
import { AppError } from '#shared/rpc/error.ts'
import { rateRatio } from './statistics/rate-ratio.ts'
import { areaTable } from './telling/area-table.ts'
import { groundWarnings } from './telling/guards.ts'
import {
  type FoundHotspot,
  hotspotOf,
  type MethodInput,
  type MethodResult,
  ranked,
  type StudyAreas,
} from './telling/hotspots.ts'
import { dayInWords, probability } from './telling/words.ts'
import { numberOfDay } from './when/days.ts'
import { areaChanges, areaRates } from './where/hot-areas.ts'

type Input = Pick<MethodInput<'hot-areas'>, 'eastings' | 'northings' | 'parameters' | 'period' | 'study'>

const alpha = 0.05
const shareWorthSaying = 0.1
const fewForPercent = 10

/** Incidents of each area of a set: counts, rates with intervals, change; areas above the overall rate are hotspots. */
export function run({ eastings, northings, parameters, period, study }: Input): MethodResult {
  if (!study)
    throw new AppError('invalid', 'There are no areas to count in.', { next: 'Choose an area set.' })
  const { minCount } = parameters
  const { areas, areaOfIncident, figure } = study
  const counts = new Float64Array(areas.length)
  let [unplaced, outside] = [0, 0]
  for (const [incident, area] of areaOfIncident.entries()) {
    if (area >= 0) counts[area]! += 1
    else if (Number.isNaN(eastings[incident]!)) unplaced++
    else outside++
  }
  const rates = areaRates(
    counts,
    areas.map(({ per }) => per),
  )
  const days = daysOf(study.before, period)
  const changes = study.before && days ? areaChanges(counts, study.before.counts, days) : null
  const isHot = (area: number) => rates.q[area]! <= alpha && counts[area]! >= minCount
  const hot = areas.flatMap((_, area) => (isHot(area) ? [area] : []))
  const hotspots = ranked(hotspotsOf(hot, { eastings, northings, study }, rates))
  const placed = { eastings: apart(eastings), northings: apart(northings) }
  return {
    statement: [
      opening(counts, study, period),
      ...(figure ? [aboveOverall(rates.overall, figure, hot.length, minCount)] : []),
      ...(study.before && days ? [changeOfAll(counts, study.before.counts, days)] : []),
    ].join(' '),
    warnings: [
      ...groundWarnings(placed, hotspots, { minCount, needing: 'a hot area' }),
      ...leftOutside(eastings.length, unplaced, outside),
      ...(figure ? [poorDenominator(figure, areas)] : []),
      ...overlapping(study.before, period),
    ],
    choices: figure
      ? [
          {
            parameter: 'alpha',
            reason: `An area is hot at a false discovery rate of ${alpha}: no more than one in twenty by chance.`,
          },
        ]
      : [
          {
            parameter: 'perFigureId',
            reason:
              'No figure of the areas was chosen, so there are counts and no rates, and no area is called hot: a large one holds more for being large.',
          },
        ],
    hotspots,
    tables: [
      areaTable({
        study,
        areaSetId: parameters.areaSetId,
        minCount,
        counts,
        rates,
        changes,
        isHot,
        unplaced,
        outside,
      }),
    ],
  }
}

type Located = Pick<Input, 'eastings' | 'northings'> & { study: StudyAreas }

function hotspotsOf(
  hot: number[],
  { eastings, northings, study }: Located,
  rates: ReturnType<typeof areaRates>,
): FoundHotspot[] {
  const membersOf = new Map(hot.map(area => [area, [] as number[]]))
  for (const [incident, area] of study.areaOfIncident.entries()) membersOf.get(area)?.push(incident)
  return hot.map(area => {
    const { name, polygons } = study.areas[area]!
    return {
      ...hotspotOf(eastings, northings, Uint32Array.from(membersOf.get(area)!), polygons, {
        expected: rates.expected[area]!,
        z: { unavailable: 'The exact Poisson test gives no score.' },
        q: rates.q[area]!,
      }),
      title: name,
    }
  })
}

/** Who has no place of their own shares none with another: each is put where nobody else can stand. */
function apart(column: Float64Array): Float64Array {
  return column.map((value, incident) => (Number.isNaN(value) ? -1 - incident : value))
}

type Days = { from: string; to: string }

function daysOf(before: Days | null, period: Days) {
  if (!before) return null
  const length = ({ from, to }: Days) => (from === '' ? 0 : numberOfDay(to) - numberOfDay(from) + 1)
  const days = { now: length(period), before: length(before) }
  if (days.before < 1 || days.now < 1) {
    throw new AppError(
      'invalid',
      'There is no period before to compare with: the bureau holds no incidents of it.',
      {
        next: 'Choose a period that begins before it ends, and of which there are incidents.',
      },
    )
  }
  return days
}

function opening(
  counts: Float64Array,
  { name, areas }: StudyAreas,
  { from, to }: { from: string; to: string },
): string {
  const inside = counts.reduce((sum, count) => sum + count, 0)
  const most = counts.reduce((best, count, area) => (count > counts[best]! ? area : best), 0)
  const busiest = inside > 0 ? `, the most in ${areas[most]!.name} (${whole(counts[most]!)})` : ''
  return `${counted(inside, 'incident')} from ${dayInWords(from)} to ${dayInWords(to)} in the ${counted(areas.length, 'area')} of “${name}”${busiest}.`
}

function aboveOverall(
  overall: number,
  figure: NonNullable<StudyAreas['figure']>,
  hot: number,
  minCount: number,
): string {
  if (Number.isNaN(overall)) return `No area has a figure for ${figure.name}, so there are no rates.`
  const what = `Over all areas there are ${decimals(overall, 1)} per 1,000 ${figure.unit || figure.name}`
  if (hot === 0) return `${what}; no area with ${whole(minCount)} or more lies above that beyond chance.`
  return `${what}; ${counted(hot, 'area lies', 'areas lie')} above that beyond chance.`
}

function changeOfAll(
  counts: Float64Array,
  before: Float64Array,
  days: { now: number; before: number },
): string {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
  const [now, then] = [sum(counts), sum(before)]
  const { ratio, lower, upper, p } = rateRatio(
    { count: now, exposure: days.now },
    { count: then, exposure: days.before },
  )
  const per = days.now === days.before ? '' : ' a day'
  const told = `In all ${whole(now)} against ${whole(then)} before`
  if (then === 0) return `${told} (${probability(p)}); a change in per cent is n/a.`
  if (Math.min(now, then) < fewForPercent || typeof ratio !== 'number') {
    return `${told} (${probability(p)}), too few for a change in per cent.`
  }
  const percent = (value: Figure) =>
    typeof value !== 'number' ? 'n/a' : `${value < 1 ? '−' : '+'}${decimals(Math.abs(value - 1) * 100, 0)} %`
  return `${told}: ${percent(ratio)}${per} (95 % interval ${percent(lower)} to ${percent(upper)}, ${probability(p)}).`
}

function leftOutside(all: number, unplaced: number, outside: number): string[] {
  const left: [number, string][] = [
    [unplaced, 'have no place and count in no area'],
    [outside, 'lie outside of all areas'],
  ]
  return left
    .filter(([count]) => count > all * shareWorthSaying)
    .map(
      ([count, what]) =>
        `${whole(count)} of ${counted(all, 'incident')} (${decimals((count / all) * 100, 0)} %) ${what}.`,
    )
}

function poorDenominator(
  { name, origin }: NonNullable<StudyAreas['figure']>,
  areas: StudyAreas['areas'],
): string {
  const without = areas.filter(({ per }) => !((per ?? 0) > 0)).length
  const none = without > 0 ? ` ${counted(without, 'area has', 'areas have')} none of it and no rate.` : ''
  return `Rates are per 1,000 of “${name}”${origin === '' ? '' : ` (${origin})`}, a poor measure of who is there: town centres, stations and parks have few residents and many visitors, and look worse for it.${none}`
}

function overlapping(before: Days | null, period: { from: string; to: string }): string[] {
  if (!before || before.to < period.from || before.from > period.to) return []
  return [
    `The periods overlap (${dayInWords(before.from)} to ${dayInWords(before.to)}, and ${dayInWords(period.from)} to ${dayInWords(period.to)}): incidents of both count on both sides.`,
  ]
}
