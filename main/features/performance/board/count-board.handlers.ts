import { daysOfMonth, monthAgainst, monthPlus } from '#shared/features/performance/period-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../backend/context.ts'
import { comparable, type Days, plusDays } from '../../analysis/change/comparable.ts'
import { sourcesUsed } from '../../analysis/sources-used.ts'
import { localDay } from '../../incidents/local-time.ts'
import { placeLabel } from '../../packs/kinds/parts/label.ts'
import { coverageOf, joinedPeriod } from '../../profiles/coverage.ts'
import { concernsOf } from './concerns.ts'
import type { BoardCounted, BoardDraft, OutcomeTold } from './draft.ts'

/** Fifty-two weeks: the same weekdays a year before. */
const yearDays = 364

/** The weeks of a board up to the last day that the sources cover. */
export function periodOf(context: Context, everyWeeks: number): Days {
  const coverage = [...coverageOf(context.bureau.snapshot()).values()]
  const today = localDay(context.host.now().getTime() / 60_000)
  const to = joinedPeriod(coverage)?.to ?? plusDays(today, -1)
  return { from: plusDays(to, 1 - everyWeeks * 7), to }
}

/** The profiles adopted by now, the latest first. */
export async function adoptedProfiles(context: Context): Promise<number[]> {
  const today = localDay(context.host.now().getTime() / 60_000)
  const all = await context.bureau.profileSummaries(context.db)
  return all.filter(({ adoptedOn }) => adoptedOn !== null && adoptedOn <= today).map(({ id }) => id)
}

/** Counts everything of a draft that comes from incidents, in a context as it was at the freeze. */
export async function countBoard(
  context: Context,
  asked: Pick<BoardDraft, 'period' | 'profileIds' | 'shiftMonth'>,
  step: (stage: string) => void = () => {},
): Promise<BoardCounted> {
  step('Counting outcomes of adopted profiles')
  const outcomes: OutcomeTold[] = []
  for (const profileId of asked.profileIds) outcomes.push(await outcomeOf(context, profileId))
  step('Looking for areas of concern')
  const concerns = await countConcerns(context, asked.period)
  step('Holding service levels against what was promised')
  const { period } = asked
  const levels = await context.bureau.performance.serviceLevels(context, { period })
  step('Comparing channels')
  return { outcomes, concerns, levels, shift: await countShift(context, asked.shiftMonth) }
}

/** The last month that is over by a day and the next. */
export function lastMonthOf({ to }: Days): string {
  return monthPlus(plusDays(to, 1).slice(0, 7), -1)
}

/** A month against the same a year before. */
async function countShift(context: Context, month: string): Promise<BoardCounted['shift']> {
  const months = { now: daysOfMonth(month), before: daysOfMonth(monthAgainst(month, 'year')) }
  try {
    return await context.bureau.performance.channelShift(context, { ...months, by: 'source' })
  } catch (error) {
    // That no source reported throughout both months is something to tell the board, not a failure.
    if (error instanceof AppError) return { unavailable: error.message }
    throw error
  }
}

async function outcomeOf(context: Context, profileId: number): Promise<OutcomeTold> {
  const { db, bureau } = context
  const { number, title, areaLabel, status, adoptedOn, closedOn } = await bureau.profileSummary(db, profileId)
  return {
    // Titles are often those of hotspots: the board is told places to the kilometre.
    profileId,
    number,
    title: placeLabel(title, false),
    areaLabel,
    status,
    closedOn,
    adoptedOn: adoptedOn ?? '',
    evaluation: await bureau.evaluation(context, profileId),
    monitoring: await bureau.monitoring(context, profileId),
  }
}

async function countConcerns(context: Context, period: Days): Promise<BoardCounted['concerns']> {
  const { db, bureau } = context
  const set = (await bureau.areaSets(db)).find(({ drawn }) => !drawn)
  if (!set) return { unavailable: 'No neighbourhoods are loaded.' }
  const snapshot = bureau.snapshot()
  const names = new Map((await bureau.sources(db)).map(({ id, name }) => [id, name]))
  const now = await bureau.select(db, { ...period, count: 'events' }, snapshot)
  const yearBefore = { from: plusDays(period.from, -yearDays), to: plusDays(period.to, -yearDays) }
  const found = comparable({ a: period, b: yearBefore }, sourcesUsed(snapshot, [now], names))
  if (!found) return { unavailable: 'No source goes back a year, so the season cannot be allowed for.' }
  const areaOf = await bureau.areaOfPositions(db, set.id, snapshot)
  const count = async (days: Days) => {
    const counts = new Map<number, number>()
    const filter = { ...days, sourceIds: found.sourceIds, count: 'events' as const }
    for (const at of await bureau.select(db, filter, snapshot)) {
      const area = areaOf[at]!
      if (area !== 0) counts.set(area, (counts.get(area) ?? 0) + 1)
    }
    return counts
  }
  const [ofNow, ofBefore] = [await count(found.a), await count(found.b)]
  const areas = (await bureau.areas(db, set.id)).map(({ id, name }) => ({
    areaId: id,
    name,
    now: ofNow.get(id) ?? 0,
    before: ofBefore.get(id) ?? 0,
  }))
  return concernsOf(
    { now: found.a, before: found.b },
    areas,
    found.leftOut.map(({ reason }) => reason),
  )
}
