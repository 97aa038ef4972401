import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Context } from '../../backend/context.ts'
import { hourByWeekday } from '../incidents/hour-by-weekday.ts'
import { localDay } from '../incidents/local-time.ts'
import { pick } from '../profiles/figures.ts'
import { activeProfileRows } from './briefing.store.ts'
import type { ActivePriority, ActiveProfile } from './draft.ts'
import { priorityRows } from './priorities.store.ts'

const weeksTold = 4
const dayMinutes = 1440

/** The adopted and monitored profiles, with what was called about them in the last four weeks. */
export async function activeProfiles(context: Context): Promise<ActiveProfile[]> {
  const active: ActiveProfile[] = []
  for (const { id, title, area_label, filter_json, owner } of await activeProfileRows(context.db)) {
    const lately = await latelyOf(context, JSON.parse(filter_json) as Filter)
    active.push({ id, title, areaLabel: area_label, owner, lately })
  }
  return active
}

/** The active priorities, with what was called about in their areas in the last four weeks. */
export async function activePriorities(context: Context): Promise<ActivePriority[]> {
  const active: ActivePriority[] = []
  const rows = await priorityRows(context.db).where('priority.status', '=', 'active').execute()
  for (const { id, title, area_label, area_id, rationale, contact, profile_id, ...row } of rows.reverse()) {
    const filter = { ...(JSON.parse(row.filter_json) as Filter), areaIds: [area_id] }
    active.push({
      ...{ id, title, areaLabel: area_label, rationale, contact, profileId: profile_id },
      owner: `${row.owner} (${row.agency_name})`,
      lately: await latelyOf(context, filter),
    })
  }
  return active
}

async function latelyOf({ db, bureau, host }: Context, filter: Filter): Promise<ActiveProfile['lately']> {
  const snapshot = bureau.snapshot()
  const now = host.now().getTime() / 60_000
  const from = localDay(now - (weeksTold * 7 - 1) * dayMinutes)
  const positions = await bureau.select(db, { ...filter, from, to: localDay(now) }, snapshot)
  const hours = hourByWeekday(
    pick(snapshot.fromMinutes, positions),
    pick(snapshot.toMinutes, positions),
    pick(snapshot.timePrecisions, positions),
  )
  if (hours.kind === 'refused') return { count: positions.length, hours }
  return { count: positions.length, hours: { ...hours, values: Array.from(hours.values) } }
}
