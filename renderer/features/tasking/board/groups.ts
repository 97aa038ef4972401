import type { Action } from '#shared/features/tasking/contract.ts'
import { actionStatuses, isEnded } from '#shared/features/tasking/rules.ts'
import { type DueBand, dueBandOf, dueBands } from '#shared/features/tasking/service-clock.ts'

export const groupings = [
  { value: 'state', label: 'By state' },
  { value: 'agency', label: 'By agency' },
  { value: 'due', label: 'By due date' },
  { value: 'profile', label: 'By profile' },
  { value: 'table', label: 'Table' },
] as const
export type Grouping = (typeof groupings)[number]['value']

export const statusNames: Record<Action['status'], string> = {
  open: 'Open',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  cancelled: 'Cancelled',
}
const bandNames: Record<DueBand | 'ended', string> = {
  overdue: 'Overdue',
  'this-week': 'Within 7 days',
  'next-week': 'Within 14 days',
  later: 'Later',
  ended: 'Ended',
}

export type Group = { key: string; label: string; status: Action['status'] | null; actions: Action[] }

/** The columns of a board; by state all of them stand there, so that an action can be moved to each. */
export function groupsOf(actions: readonly Action[], grouping: Grouping, today: string): Group[] {
  const sorted = [...actions].sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  if (grouping === 'state') {
    return actionStatuses.map(status => ({
      key: status,
      label: statusNames[status],
      status,
      actions: sorted.filter(action => action.status === status),
    }))
  }
  if (grouping === 'due') {
    const bandOf = (action: Action) => (isEnded(action.status) ? 'ended' : dueBandOf(action.dueOn, today))
    return [...dueBands, 'ended' as const].map(band => ({
      key: band,
      label: bandNames[band],
      status: null,
      actions: sorted.filter(action => bandOf(action) === band),
    }))
  }
  const named = Map.groupBy(sorted, action =>
    grouping === 'agency' ? action.agencyName : (action.profileTitle ?? 'No profile'),
  )
  return [...named]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([label, own]) => ({ key: label, label, status: null, actions: own }))
}
