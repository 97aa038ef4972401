import type { Monitoring } from '#shared/features/profiles/evaluation.ts'
import type { Context } from '../../../backend/context.ts'
import { monitor } from './monitoring.ts'

/** Calls month by month against the range expected from the baseline. Keeps nothing. */
export async function watch(
  { bureau, db, host }: Context,
  profileId: number,
): Promise<Monitoring | { unavailable: string }> {
  const { baseline, since, filter } = await bureau.profile(db, profileId, host.now())
  if (!baseline) return { unavailable: 'Monitoring begins with adoption: until then there is no baseline.' }
  if (!since) return { unavailable: 'No day since adoption is covered by the sources yet.' }
  const { from, to, months } = since
  return monitor({ filter, baseline: baseline.figures, since: { period: { from, to }, months } })
}
