import { timePrecisions } from '#shared/features/incidents/rules.ts'
import type { Days } from '../../analysis/change/comparable.ts'
import { eTest } from '../../analysis/statistics/e-test.ts'
import { countMonths } from '../../profiles/figures.ts'
import { lengthInMonths } from '../../profiles/period.ts'
import { compareSince, periodSince } from '../../profiles/since-adoption.ts'
import { alpha } from './changes.ts'
import { countFortnight } from './count-changes.handlers.ts'
import type { ProfileProgress } from './draft/progress-items.ts'
import type { Frozen } from './frozen.handlers.ts'
import type { ActiveProfile } from './ground-of-draft.store.ts'

const month = timePrecisions.indexOf('month')

/** How each profile stands: this fortnight against the last, and since adoption against its baseline. */
export async function progressOf(
  frozen: Frozen,
  profiles: readonly ActiveProfile[],
  period: Days,
): Promise<ProfileProgress[]> {
  const told: ProfileProgress[] = []
  for (const profile of profiles) {
    const { polygons: _ground, baseline: _baseline, ...known } = profile
    told.push({
      ...known,
      fortnight: await countFortnight(frozen, profile.filter, period),
      since: await sinceAdoption(frozen, profile, period.to),
    })
  }
  return told
}

async function sinceAdoption(
  { snapshot, context, frozenAt }: Frozen,
  { filter, baseline, adoptedOn }: ActiveProfile,
  lastDay: string,
): Promise<ProfileProgress['since']> {
  const select = (days: Partial<Days>) =>
    context.bureau.select(context.db, { ...filter, ...days }, snapshot, frozenAt)
  const monthsOnly = (await select({})).some(at => snapshot.timePrecisions[at] === month)
  const period = periodSince(adoptedOn, lastDay, monthsOnly)
  if (!period) return null
  const since = compareSince(baseline, period, countMonths(snapshot, await select(period), period))
  const months = lengthInMonths(period)
  const before = {
    count: since.baselineCount,
    exposure: since.baselinePerMonth > 0 ? since.baselineCount / since.baselinePerMonth : months,
  }
  const isSure = eTest({ count: since.count, exposure: months }, before) < alpha
  return {
    sentence: since.sentence,
    count: since.count,
    months,
    lower: isSure && since.perMonth < since.baselinePerMonth,
    higher: isSure && since.perMonth > since.baselinePerMonth,
  }
}
