import { addDays } from 'date-fns/addDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Context } from '../../backend/context.ts'
import { hourByWeekday } from '../incidents/hour-by-weekday.ts'
import { localDay } from '../incidents/local-time.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { joinedPeriod } from '../profiles/coverage.ts'
import { pick } from '../profiles/figures.ts'
import { activeProfileRows } from './briefing.store.ts'
import { coverageIn } from './coverage-kept.ts'
import type { ActivePriority, ActiveProfile, Lately } from './draft.ts'
import { priorityRows } from './priorities.store.ts'

const weeksTold = 4
const daysAtHand = 4

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
      id,
      title,
      areaLabel: area_label,
      rationale,
      contact,
      profileId: profile_id,
      owner: `${row.owner} (${row.agency_name})`,
      lately: await latelyOf(context, filter),
    })
  }
  return active
}

async function latelyOf({ db, bureau, host }: Context, filter: Filter): Promise<Lately> {
  const snapshot = bureau.snapshot()
  const today = localDay(host.now().getTime() / 60_000)
  const all = await bureau.select(db, filter, snapshot)
  const to = lastDayCovered(snapshot, all, today)
  const from = daysAfter(to, 1 - weeksTold * 7)
  const positions = await bureau.select(db, { ...filter, from, to }, snapshot)
  const hours = hourByWeekday(
    pick(snapshot.fromMinutes, positions),
    pick(snapshot.toMinutes, positions),
    pick(snapshot.timePrecisions, positions),
  )
  const lately = {
    count: positions.length,
    ofEveryKind: isOfEveryKind(filter),
    endedOn: to < daysAfter(today, -daysAtHand) ? to : null,
  }
  if (hours.kind === 'refused') return { ...lately, hours }
  return { ...lately, hours: { ...hours, values: Array.from(hours.values) } }
}

/** Sources that have an incident there say how far they reach; weeks of which nothing is known are no quiet ones. */
function lastDayCovered(snapshot: Snapshot, positions: Uint32Array, today: string): string {
  const here = new Set(pick(snapshot.sources, positions))
  const coverage = [...coverageIn(snapshot)].filter(([id]) => here.size === 0 || here.has(id))
  const covered = joinedPeriod(coverage.map(([, one]) => one))
  return covered && covered.to < today ? covered.to : today
}

function daysAfter(day: string, days: number): string {
  return lightFormat(addDays(parseISO(day), days), 'yyyy-MM-dd')
}

const isOfEveryKind = ({ areaIds, categoryIds, codes, text }: Filter) =>
  areaIds !== undefined && categoryIds === undefined && codes === undefined && text === undefined
