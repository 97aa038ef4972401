import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Context } from '../../../../backend/context.ts'
import { countMonths, monthlyRate } from '../../../profiles/figures.ts'
import { compareSince } from '../../../profiles/since-adoption.ts'
import type { PackAsked } from '../../pipeline.ts'
import { type Counting, countingFrom, countingNow } from './counting.handlers.ts'
import { type Places, placesOf } from './place-map.ts'
import type { ProfileCounts } from './profile-words.ts'

type Counted = { counts: ProfileCounts; places: Places }

/**
 * A profile's figures as the bureau tells them, or counted again from the sources that its audience may have; its
 * baseline from the freeze of its adoption.
 */
export async function profileCounts(
  context: Pick<Context, 'db' | 'bureau'>,
  profile: Profile,
  asked: Pick<PackAsked, 'sourceIds'>,
): Promise<Counted> {
  const { number, adoptedOn, figures, since, baseline, filter } = profile
  const now = await countingNow(context, asked)
  const then = baseline ? await countingFrom(context, baseline.freezeId, asked) : now
  const drawn = baseline ? { ...filter, to: baseline.frozenOn } : filter
  const positions = (await then.select(drawn)) ?? new Uint32Array(0)
  const places = placesOf(then.snapshot, positions)
  if (asked.sourceIds === null) return { counts: { number, adoptedOn, figures, since }, places }
  const period = { from: figures.from, to: figures.to }
  const months = countMonths(then.snapshot, positions, period)
  const total = positions.length
  const limited = { ...figures, total, months, perMonth: monthlyRate(months, period, total) }
  return {
    counts: { number, adoptedOn, figures: limited, since: since && (await sinceOf(now, profile, limited)) },
    places,
  }
}

async function sinceOf(now: Counting, { filter, since }: Profile, baseline: Profile['figures']) {
  const { from, to } = since!
  const isWhole = await now.isComplete(filter)
  const positions = (await now.select({ ...filter, from, to })) ?? new Uint32Array(0)
  const compared = compareSince(baseline, { from, to }, countMonths(now.snapshot, positions, { from, to }))
  // Callers may have gone from a source that is left out to one that is not.
  return isWhole ? compared : { ...compared, sentence: '' }
}
