import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Evaluation } from '#shared/features/profiles/evaluation.ts'
import type { Context } from '../../../backend/context.ts'
import type { BeforeAfter } from '../../analysis/change/displacement.ts'
import { groundOfFilter } from '../../analysis/ground/given-ground.ts'
import { countMonths, inWholeMonths } from '../figures.ts'
import { wholeMonthsOf } from '../period.ts'
import { conditionsOf, ringAround } from './buffer.ts'
import {
  displacementOf,
  displacementSentences,
  type Grounds,
  rateSentence,
  ratesOf,
  smallCounts,
} from './evaluation.ts'
import { frozenFor } from './frozen.handlers.ts'
import { daysOfMonth } from './monitoring.ts'
import { type PairedMonths, pairMonths } from './pair-months.ts'

type Paired = NonNullable<Evaluation['paired']>

/** Did it work: before from the frozen baseline, after from the incidents of now. Keeps nothing. */
export async function evaluate(
  context: Context,
  profileId: number,
): Promise<Evaluation | { unavailable: string }> {
  const { bureau, db, host } = context
  const profile = await bureau.profile(db, profileId, host.now())
  const { baseline, since } = profile
  if (!baseline) return { unavailable: 'It is not adopted, so there is no baseline to compare with.' }
  if (!since) return { unavailable: 'No day since adoption is covered by the sources yet.' }
  const afterMonths = wholeMonthsOf(since)
  const before = inWholeMonths(baseline.figures.months, baseline.figures)
  const after = inWholeMonths(since.months, since)
  if (before.months === 0) return { unavailable: 'The baseline holds no whole month.' }
  if (after.months === 0) return { unavailable: 'No whole month has passed since adoption.' }
  const beforeMonths = wholeMonthsOf(baseline.figures)
  const rates = ratesOf(before, after)
  const { paired, sentences, caveats } = await pairedOf(
    context,
    profile,
    pairMonths(beforeMonths, afterMonths),
  )
  const late = baseline.figures.sources.length > 0 ? await lateSources(context, profile) : []
  return {
    sentences: [rateSentence(before, after, rates), ...sentences],
    before: stretch(profile.filter, beforeMonths, before.count),
    after: stretch(profile.filter, afterMonths, after.count),
    ...rates,
    paired,
    caveats: [
      'Whole months only: the month of adoption and a month that is not over are left out.',
      ...caveats,
      ...late,
    ],
    madeAt: host.now().toISOString(),
    frozen: false,
  }
}

function stretch(filter: Filter, months: readonly string[], count: number): Evaluation['before'] {
  const period = spanOf(months)
  return {
    ...period,
    months: months.length,
    count,
    perMonth: count / months.length,
    filter: { ...filter, ...period },
  }
}

function spanOf(months: readonly string[]) {
  return { from: daysOfMonth(months[0]!).from, to: daysOfMonth(months.at(-1)!).to }
}

async function pairedOf(context: Context, profile: Profile, pairs: PairedMonths) {
  if (pairs.after.length === 0) return { paired: null, sentences: [], caveats: [] }
  const counts: Paired['counts'] = []
  const counter = await counterFor(context, profile, pairs)
  const count = async (label: string, filter: Filter) => {
    const one = await counter(label, filter)
    counts.push(one)
    return { before: one.before, after: one.after }
  }
  const { comparison, bufferMetres } = profile
  const conditions = conditionsOf(profile.filter)
  const ring = (ground: Polygons) => ({ ...conditions, polygon: ringAround(ground, bufferMetres!) })
  const grounds: Grounds = { treated: await count('The place itself', profile.filter) }
  const control: Filter | null = comparison && {
    ...conditions,
    ...conditionsOf(comparison.filter),
    ...placeOf(comparison.filter),
  }
  if (comparison && control) grounds.control = await count(comparison.label, control)
  if (bufferMetres !== null) {
    grounds.buffer = await count(`Ring of ${bufferMetres} m round the place`, ring(profile.polygons))
    const ground = comparison && (await groundOf(context, comparison.filter))
    if (ground) {
      grounds.controlBuffer = await count(`Ring of ${bufferMetres} m round ${comparison.label}`, ring(ground))
    }
  }
  const found = displacementOf(grounds)
  return {
    paired: {
      months: pairs.after.length,
      note: pairs.sameOfYear
        ? 'The same months of the year before and after, so that seasons weigh on both alike.'
        : 'As many months before as after; the baseline does not hold the same months of the year.',
      counts,
      ...found,
    },
    sentences: displacementSentences(
      { grounds, months: pairs.after.length, label: comparison?.label ?? '', bufferMetres },
      found,
    ),
    caveats: smallCounts(grounds),
  }
}

function placeOf({ circle, polygon, areaIds, hotspotId }: Filter): Filter {
  return {
    ...(circle ? { circle } : {}),
    ...(polygon ? { polygon } : {}),
    ...(areaIds ? { areaIds } : {}),
    ...(hotspotId ? { hotspotId } : {}),
  }
}

/** Counts the paired months of a filter: those before in the freeze of the baseline, those after as they are now. */
async function counterFor(context: Context, profile: Profile, pairs: PairedMonths) {
  const { bureau, db } = context
  const frozen = await frozenFor(context, profile.baseline!.freezeId)
  const current = bureau.snapshot()
  const [spanBefore, spanAfter] = [spanOf(pairs.before), spanOf(pairs.after)]
  return async (label: string, filter: Filter): Promise<Paired['counts'][number]> => {
    const [beforeFilter, afterFilter] = [
      { ...filter, ...spanBefore },
      { ...filter, ...spanAfter },
    ]
    const before = await bureau.select(db, beforeFilter, frozen.snapshot, frozen.asOf)
    const after = await bureau.select(db, afterFilter, current)
    const sum = (months: { count: number }[]) => months.reduce((all, one) => all + one.count, 0)
    const counts: BeforeAfter = {
      before: sum(countMonths(frozen.snapshot, before, spanBefore)),
      after: sum(countMonths(current, after, spanAfter)),
    }
    return { label, ...counts, beforeFilter, afterFilter }
  }
}

/** The ground a filter speaks of: drawn, or that of its areas; null where it has none of its own. */
export async function groundOf({ bureau, db }: Context, filter: Filter): Promise<Polygons | null> {
  const drawn = groundOfFilter(filter)
  if (drawn || !filter.areaIds) return drawn
  const polygons: Polygons = []
  for (const { id } of await bureau.areaSets(db)) {
    for (const area of await bureau.areas(db, id)) {
      if (filter.areaIds.includes(area.id)) polygons.push(...area.polygons)
    }
  }
  return polygons.length > 0 ? polygons : null
}

async function lateSources({ bureau, db, host }: Context, profile: Profile): Promise<string[]> {
  const used = new Set(profile.figures.sources.filter(({ count }) => count > 0).map(one => one.sourceId))
  const late = (await bureau.freshness(db, host.now())).filter(one => one.late && used.has(one.sourceId))
  return late.length > 0
    ? [`Late: ${late.map(({ sourceName }) => sourceName).join(', ')}; the last months may be short.`]
    : []
}
