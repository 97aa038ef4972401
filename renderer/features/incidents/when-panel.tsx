import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { format, lastDayOfMonth, parseISO } from 'date-fns'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { MonthBars } from '../../ui/month-bars.tsx'
import { WeekGrid } from '../../ui/week-grid.tsx'
import { withCondition } from './filter-address.ts'
import styles from './incidents.module.css'
import { WeekBars } from './week-bars.tsx'

/** Above so many months weeks are too thin to read. */
const mostMonthsByWeek = 6

type WhenPanelProps = { filter: Filter; onChange: (filter: Filter) => void }

/** When the incidents of a filter happened; what is dragged over becomes the filter, and the map follows. */
export function WhenPanel({ filter, onChange }: WhenPanelProps) {
  const months = useQuestion('incidents.byMonth', { filter }, { keepLast: true })
  // Of all hours, also where the filter names some: those are outlined among the others.
  const atAnyHour = withCondition(filter, 'weekHours', undefined)
  const hours = useQuestion('incidents.hourByWeekday', { filter: atAnyHour }, { keepLast: true })
  const failed = months.error ?? hours.error
  if (failed) return <ErrorNote {...inWords(failed)} />
  if (!months.data || !hours.data) return <Skeleton h={300} />
  const hasPeriod = Boolean(filter.from ?? filter.to)
  return (
    <div className={styles.scroll} tabIndex={-1}>
      <Stack gap="lg">
        <Group justify="space-between" wrap="nowrap">
          <Text size="xs" c="dimmed">
            Drag over months, weeks or hours to see only those, here and on the map; by keyboard under Period
            and Hours.
          </Text>
          <Group gap={6} wrap="nowrap" flex="none">
            {hasPeriod && (
              <Button
                variant="default"
                size="compact-xs"
                onClick={() =>
                  onChange(withCondition(withCondition(filter, 'from', undefined), 'to', undefined))
                }
              >
                Whole period
              </Button>
            )}
            {filter.weekHours && (
              <Button variant="default" size="compact-xs" onClick={() => onChange(atAnyHour)}>
                Any hour
              </Button>
            )}
          </Group>
        </Group>
        <MonthBars
          title="Incidents by month"
          months={months.data}
          onBrush={(first, last) => onChange({ ...filter, from: `${first}-01`, to: endOf(last) })}
        />
        {months.data.length > 0 && months.data.length <= mostMonthsByWeek && (
          <WeekBars filter={filter} onChange={onChange} />
        )}
        {hours.data.kind === 'counts' ? (
          <WeekGrid
            title="Incidents by hour and weekday"
            values={hours.data.values}
            chosen={filter.weekHours ?? none}
            onBrush={weekHours => onChange({ ...filter, weekHours })}
            note={wordsForLeft(hours.data, filter.weekHours !== undefined)}
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

const none: readonly number[] = []

function endOf(month: string) {
  return format(lastDayOfMonth(parseISO(`${month}-01`)), 'yyyy-MM-dd')
}

function wordsForLeft({ incidents, left }: { incidents: number; left: number }, hoursChosen: boolean) {
  const counted = `${incidents.toLocaleString('en-GB')} incidents${hoursChosen ? ' at any hour' : ''}, by local time.`
  const outlined = hoursChosen ? ' The hours of the filter are outlined.' : ''
  return left > 0
    ? `${counted} ${left.toLocaleString('en-GB')} are left out: their hour is not known.${outlined}`
    : `${counted}${outlined}`
}
