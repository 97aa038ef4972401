import { IconAlertTriangle } from '@tabler/icons-react'
import type { Action } from '#shared/features/tasking/contract.ts'
import { useToday } from '../../client/use-bureau.ts'
import { formatDay } from '../../ui/dates.ts'
import { overdueBy } from '../../ui/days.ts'
import styles from './tasking.module.css'

/** When an action is due, and in words with a sign if that day has passed; or how and when it ended. */
export function DueWords({ action }: { action: Action }) {
  const today = useToday()
  if (action.closedOn)
    return `${action.status === 'done' ? 'Done' : 'Cancelled'} ${formatDay(action.closedOn)}`
  if (!action.overdue) return formatDay(action.dueOn)
  return (
    <span className={styles.overdue}>
      <IconAlertTriangle size={15} aria-hidden />
      <span>
        {formatDay(action.dueOn)}, <span className={styles.together}>{overdueBy(action.dueOn, today)}</span>
      </span>
    </span>
  )
}
