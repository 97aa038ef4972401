import type { Comparison, Evaluation, evaluation } from '#shared/features/profiles/evaluation.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { overlap } from '../../analysis/ground/overlap.ts'
import { profileRow, updateProfile } from '../profiles.store.ts'
import { widened } from './buffer.ts'
import { evaluate, groundOf } from './evaluate.handlers.ts'
import { watch } from './watch.handlers.ts'

export const evaluationHandlers: HandlersOf<typeof evaluation> = {
  monitoring: (context, { profileId }) => readMonitoring(context, profileId),
  evaluation: (context, { profileId }) => readEvaluation(context, profileId),
  async setComparison(context, { profileId, version, comparison, bufferMetres }) {
    const { db, changed } = context
    await refuseAfterClosing(context, profileId)
    if (comparison) await refuseOverlap(context, profileId, comparison, bufferMetres)
    const saved = await updateProfile(db, profileId, version, {
      comparison_json: comparison ? JSON.stringify(comparison) : null,
      buffer_metres: bufferMetres,
    })
    changed('profiles')
    return { version: saved }
  },
}

/** How a profile's calls go against the range expected; of a closed one, as it was kept then. */
export async function readMonitoring(context: Context, profileId: number) {
  const { monitoring_json: kept } = await profileRow(context.db, profileId)
  return kept ? (JSON.parse(kept) as Awaited<ReturnType<typeof watch>>) : watch(context, profileId)
}

/** Whether it worked; of a closed profile, as it was kept then. */
export async function readEvaluation(context: Context, profileId: number) {
  const { evaluation_json: kept } = await profileRow(context.db, profileId)
  return kept ? (JSON.parse(kept) as Evaluation | { unavailable: string }) : evaluate(context, profileId)
}

async function refuseAfterClosing({ db }: Context, profileId: number) {
  const { status } = await profileRow(db, profileId)
  if (status !== 'closed') return
  throw new AppError('conflict', 'This profile is closed; its evaluation stands as it was.', {
    next: 'Make a new profile if the problem is back.',
  })
}

/** A comparison that shares ground or incidents with the place, or with the ring round it, compares it with itself. */
async function refuseOverlap(
  context: Context,
  profileId: number,
  { label, filter }: Comparison,
  bufferMetres: number | null,
) {
  const { db, bureau, host } = context
  const profile = await bureau.profile(db, profileId, host.now())
  const ground = await groundOf(context, filter)
  const treated = bufferMetres === null ? profile.polygons : widened(profile.polygons, bufferMetres)
  const where =
    bufferMetres === null ? 'the place itself' : `the place or the ring of ${bufferMetres} m round it`
  const next = 'Choose ground further away, or a narrower ring.'
  if (ground && overlap(ground, treated)) {
    throw new AppError('conflict', `“${label}” overlaps ${where}.`, { next })
  }
  const { from: _from, to: _to, ...chosen } = filter
  const others = await bureau.select(db, chosen)
  if (others.length === 0) {
    throw new AppError('invalid', `“${label}” holds no incidents, so nothing can be compared with it.`, {
      next: 'Choose ground that is like the place.',
    })
  }
  const own = new Set(await bureau.select(db, profile.filter))
  if (others.some(at => own.has(at))) {
    throw new AppError('conflict', `“${label}” holds incidents of this profile itself.`, { next })
  }
}
