import { Skeleton, Stack, Text } from '@mantine/core'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { MonthBars } from '../../ui/month-bars.tsx'
import { WeekGrid } from '../../ui/week-grid.tsx'
import styles from './incidents.module.css'

/** When the incidents of a filter happened: by month, and by hour and weekday where the data bear it. */
export function WhenPanel({ filter }: { filter: Filter }) {
  const months = useQuestion('incidents.byMonth', { filter }, { keepLast: true })
  const hours = useQuestion('incidents.hourByWeekday', { filter }, { keepLast: true })
  const failed = months.error ?? hours.error
  if (failed) return <ErrorNote {...inWords(failed)} />
  if (!months.data || !hours.data) return <Skeleton h={300} />
  return (
    <div className={styles.scroll} tabIndex={-1}>
      <Stack gap="lg">
        <MonthBars title="Incidents by month" months={months.data} />
        {hours.data.kind === 'counts' ? (
          <WeekGrid
            title="Incidents by hour and weekday"
            values={hours.data.values}
            note={wordsForLeft(hours.data)}
          />
        ) : (
          <div>
            <Text fw={600}>Incidents by hour and weekday</Text>
            <Text c="dimmed">{hours.data.reason}</Text>
          </div>
        )}
      </Stack>
    </div>
  )
}

function wordsForLeft({ incidents, left }: { incidents: number; left: number }) {
  const counted = `${incidents.toLocaleString('en-GB')} incidents, by local time.`
  return left > 0
    ? `${counted} ${left.toLocaleString('en-GB')} are left out: their hour is not known.`
    : counted
}
