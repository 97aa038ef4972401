import { counted, whole } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { Action } from '#shared/features/tasking/action.ts'
import { serviceClock } from '#shared/features/tasking/service-clock.ts'

export function stateWords({ status, blockedBy }: Pick<Action, 'status' | 'blockedBy'>): string {
  if (status === 'blocked') return blockedBy ? `Blocked by ${blockedBy}` : 'Blocked'
  return { open: 'Open', 'in-progress': 'In progress', done: 'Done', cancelled: 'Cancelled' }[status]
}

/** `5 Dec 2025, overdue`. */
export function dueWords({ dueOn, overdue }: Pick<Action, 'dueOn' | 'overdue'>): string {
  return `${dayWords(dueOn)}${overdue ? ', overdue' : ''}`
}

/** What somebody said of it last; that it was put before the chair is told beside it. */
export const lastNote = ({ notes }: Pick<Action, 'notes'>) =>
  notes.findLast(({ note }) => !note.startsWith('Carried forward '))

/** The service clock in a sentence: working days given, used, and left or over. */
export function clockWords(
  action: Pick<Action, 'status' | 'setOn' | 'dueOn' | 'closedOn'>,
  today: string,
): string {
  const { given, used, left, state } = serviceClock(action, today)
  const days = `${counted(given, 'working day')} given, ${whole(used)} used`
  if (state === 'ended') return left < 0 ? `${days}: ended ${whole(-left)} late` : `${days}: ended in time`
  return left < 0 ? `${days}: ${whole(-left)} over` : `${days}: ${whole(left)} left`
}

/** How often meetings carried it forward, and since when it is before the chair. */
export function carriedWords({
  carriedForward,
  escalated,
  escalatedOn,
}: Pick<Action, 'carriedForward' | 'escalated' | 'escalatedOn'>): string {
  if (carriedForward === 0) return ''
  const chair = escalated ? `, before the chair${escalatedOn ? ` since ${longDay(escalatedOn)}` : ''}` : ''
  return `${counted(carriedForward, 'time')}${chair}`
}
