import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { addDays, format, parseISO, subMonths } from 'date-fns'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'
import { withCondition } from './filter-address.ts'

const presets = [
  { label: 'Last month', months: 1 },
  { label: 'Last 3 months', months: 3 },
  { label: 'Last 12 months', months: 12 },
]

/** From and to, both included; the shortcuts count back from the last incident there is. */
export function PeriodCondition({
  filter,
  onChange,
}: {
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const all = useQuestion('incidents.summary', { filter: {} })
  const { firstDay, lastDay } = all.data ?? { firstDay: null, lastDay: null }
  const backwards = filter.from !== undefined && filter.to !== undefined && filter.from > filter.to
  return (
    <Stack gap="xs">
      <Group grow gap="xs">
        <TextInput
          type="date"
          label="From"
          value={filter.from ?? ''}
          onChange={event => onChange(withCondition(filter, 'from', event.currentTarget.value))}
        />
        <TextInput
          type="date"
          label="To"
          value={filter.to ?? ''}
          error={backwards && 'Ends before it begins.'}
          onChange={event => onChange(withCondition(filter, 'to', event.currentTarget.value))}
        />
      </Group>
      {firstDay && lastDay && (
        <>
          <Group gap={6}>
            {presets.map(({ label, months }) => (
              <Button
                key={label}
                variant="default"
                size="compact-xs"
                onClick={() => onChange({ ...filter, from: monthsBefore(lastDay, months), to: lastDay })}
              >
                {label}
              </Button>
            ))}
          </Group>
          <Text size="xs" c="dimmed">
            There are incidents from {formatDay(firstDay)} to {formatDay(lastDay)}.
          </Text>
        </>
      )}
    </Stack>
  )
}

function monthsBefore(day: string, months: number) {
  return format(subMonths(addDays(parseISO(day), 1), months), 'yyyy-MM-dd')
}
