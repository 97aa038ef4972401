import { daysBetween, plusDays, workingDaysBetween } from '../../working-days.ts'
import { type ActionStatus, isEnded } from './rules.ts'

type Timed = { status: ActionStatus; setOn: string; dueOn: string; closedOn: string | null }

/** Working days before its due day from which an action counts as due soon. */
export const dueSoonDays = 5

/**
 * The service clock of an action, in working days: how many were given for it, how many are used, how many are
 * left (negative once it is late). It stops on the day the action ended. Days are `YYYY-MM-DD`.
 */
export function serviceClock({ status, setOn, dueOn, closedOn }: Timed, today: string) {
  const until = closedOn ?? today
  const given = workingDaysBetween(setOn, dueOn)
  const used = workingDaysBetween(setOn, until)
  const left = until <= dueOn ? workingDaysBetween(until, dueOn) : -workingDaysBetween(dueOn, until)
  const state: 'ended' | 'overdue' | 'due-soon' | 'running' = isEnded(status)
    ? 'ended'
    : dueOn < today
      ? 'overdue'
      : left <= dueSoonDays
        ? 'due-soon'
        : 'running'
  return { given, used, left, state }
}

type Loaded = Timed & { agencyId: number; agencyName: string; overdue: boolean; escalated: boolean }

/** Days ahead of which an agency is told what falls due. */
export const loadDays = 14

/** What each agency carries: actions that have not ended, and how many of them are late, blocked, or due soon. */
export function loadByAgency(actions: readonly Loaded[], today: string) {
  const groups = Map.groupBy(
    actions.filter(({ status }) => !isEnded(status)),
    ({ agencyId }) => agencyId,
  )
  const until = plusDays(today, loadDays)
  return [...groups.values()]
    .map(own => ({
      agencyId: own[0]!.agencyId,
      agencyName: own[0]!.agencyName,
      notEnded: own.length,
      overdue: own.filter(({ overdue }) => overdue).length,
      blocked: own.filter(({ status }) => status === 'blocked').length,
      escalated: own.filter(({ escalated }) => escalated).length,
      dueSoon: own.filter(({ dueOn }) => dueOn >= today && dueOn <= until).length,
    }))
    .sort((a, b) => b.notEnded - a.notEnded || a.agencyName.localeCompare(b.agencyName))
}

/** Where a due date stands from today: what a board by due date groups by. */
export const dueBands = ['overdue', 'this-week', 'next-week', 'later'] as const
export type DueBand = (typeof dueBands)[number]

/** Overdue, or due within 7 days, within 14, or later. */
export function dueBandOf(dueOn: string, today: string): DueBand {
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'overdue'
  if (days <= 7) return 'this-week'
  return days <= 14 ? 'next-week' : 'later'
}
