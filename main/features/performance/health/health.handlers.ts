import { may } from '#shared/features/access/rules.ts'
import type { Health, health } from '#shared/features/performance/health.ts'
import type { Period } from '#shared/features/performance/period.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { localDay } from '../../incidents/local-time.ts'
import { agencyNames, readWatched } from './health.store.ts'
import { healthOfAgency } from './health.ts'

export const healthHandlers: HandlersOf<typeof health> = {
  health: (context, { period }) => healthOf(context, period),
}

/** How agencies keep up their part in a period, as far as the person may see it: a partner sees their own. */
export async function healthOf(
  { db, host, person }: Pick<Context, 'db' | 'host' | 'person'>,
  period: Period,
): Promise<Health> {
  const watched = await readWatched(db, period, localDay(host.now().getTime() / 60_000))
  const all = may(person.role, 'performance.read')
  const own = ({ id }: { id: number }) => id === person.agencyId
  const agencies = (await agencyNames(db)).filter(agency => all || own(agency))
  return {
    period,
    agencies: agencies
      .map(agency => ({ ...healthOfAgency(agency, watched), own: own(agency) }))
      .sort((one, other) => Number(other.own) - Number(one.own)),
  }
}
