import type { AgencyHealth } from '#shared/features/performance/health.ts'
import { type ActionStatus, carriedForward, isOverdue } from '#shared/features/tasking/rules.ts'
import { dueAfter } from '../../incidents/freshness.ts'
import { localDay } from '../../incidents/local-time.ts'

export type Came = { agencyId: number; attending: boolean; apologies: boolean }
export type HeldMeeting = { id: number; heldOn: string; came: readonly Came[] }
export type SetAction = {
  agencyId: number
  setOn: string
  dueOn: string
  closedOn: string | null
  status: ActionStatus
}
export type SentFile = { agencyId: number; madeAt: string; takenAt: string | null }
type Source = {
  id: number
  name: string
  agencyId: number
  expectedEveryDays: number | null
  /** When its files came, in order: those of the period, and all that came before. */
  importedAt: readonly string[]
}

export type Watched = {
  period: { from: string; to: string }
  today: string
  meetings: readonly HeldMeeting[]
  /** Days of every meeting held, whenever: an action set in the period may be carried past one after it. */
  heldOn: readonly string[]
  actions: readonly SetAction[]
  sources: readonly Source[]
  files: readonly SentFile[]
}

/** How one agency keeps up its part. */
export function healthOfAgency(
  { id, name }: { id: number; name: string },
  watched: Watched,
): Omit<AgencyHealth, 'own'> {
  const meetings = watched.meetings.map(({ id: meetingId, heldOn, came }) => {
    const its = came.find(({ agencyId }) => agencyId === id)
    return {
      meetingId,
      heldOn,
      attending: its?.attending ?? false,
      apologies: its?.apologies ?? false,
    }
  })
  return {
    agencyId: id,
    agencyName: name,
    meetings,
    held: meetings.length,
    attended: meetings.filter(({ attending }) => attending).length,
    actions: actionsOf(
      watched.actions.filter(({ agencyId }) => agencyId === id),
      watched,
    ),
    sources: watched.sources
      .filter(({ agencyId }) => agencyId === id)
      .map(source => freshnessOf(source, watched)),
    replies: repliesOf(watched.files.filter(({ agencyId }) => agencyId === id)),
  }
}

function actionsOf(actions: readonly SetAction[], { today, heldOn }: Watched): AgencyHealth['actions'] {
  const done = actions.filter(({ status }) => status === 'done')
  const cancelled = actions.filter(({ status }) => status === 'cancelled')
  const overdue = actions.filter(action => isOverdue(action, today))
  const onTime = done.filter(({ closedOn, dueOn }) => (closedOn ?? '') <= dueOn)
  const carried = actions.map(action => carriedForward(action, heldOn))
  return {
    set: actions.length,
    doneOnTime: onTime.length,
    doneLate: done.length - onTime.length,
    cancelled: cancelled.length,
    open: actions.length - done.length - cancelled.length - overdue.length,
    overdue: overdue.length,
    carried: carried.filter(times => times > 0).length,
    mostCarried: Math.max(0, ...carried),
  }
}

function freshnessOf(source: Source, { period, today }: Watched): AgencyHealth['sources'][number] {
  const { id, name, expectedEveryDays, importedAt } = source
  const days = importedAt.map(dayOf)
  const due = dueAfter(days.at(-1) ?? null, expectedEveryDays, today)
  let [onTime, of] = [0, 0]
  for (const [index, day] of days.entries()) {
    if (index === 0 || expectedEveryDays === null || day < period.from || day > period.to) continue
    of++
    const waited = dueAfter(days[index - 1]!, expectedEveryDays, day)
    if (waited.kind === 'due' && waited.lateDays === 0) onTime++
  }
  return {
    sourceId: id,
    name,
    expectedEveryDays,
    lastImport: importedAt.at(-1) ?? null,
    onTime,
    of,
    lateDays: due.kind === 'due' ? due.lateDays : null,
  }
}

function repliesOf(files: readonly SentFile[]): AgencyHealth['replies'] {
  const waited = files
    .flatMap(({ madeAt, takenAt }) =>
      takenAt === null ? [] : [(Date.parse(takenAt) - Date.parse(madeAt)) / 86_400_000],
    )
    .sort((one, other) => one - other)
  return { sent: files.length, answered: waited.length, medianDays: median(waited) }
}

function median(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null
  const middle = Math.floor(sorted.length / 2)
  const value = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return Math.round(value * 10) / 10
}

const dayOf = (instant: string) => localDay(Date.parse(instant) / 60_000)
