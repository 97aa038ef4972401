import { IconClock } from '@tabler/icons-react'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { useToday } from '../../client/use-bureau.ts'
import { formatDay } from '../../ui/dates.ts'
import { inDays, overdueBy } from '../../ui/days.ts'
import { Late } from '../../ui/late.tsx'
import styles from './briefings.module.css'

/** When a priority is to be reviewed, in words and with a sign where it is time. */
export function ReviewWords({ priority }: { priority: Pick<Priority, 'review' | 'reviewOn' | 'closedOn'> }) {
  const today = useToday()
  const { review, reviewOn, closedOn } = priority
  if (review === 'none') return <>{closedOn ? `Closed ${formatDay(closedOn)}` : 'Closed'}</>
  if (review === 'overdue') return <Late words={`Review ${overdueBy(reviewOn, today)}`} />
  if (review === 'due') {
    return (
      <span className={styles.due}>
        <IconClock size={15} aria-hidden />
        Review due {inDays(reviewOn, today)}
      </span>
    )
  }
  return <>Review {formatDay(reviewOn)}</>
}
