import { Button, Group, Stack, Text, Tooltip } from '@mantine/core'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { hourPresets, wordsForHours } from '../../ui/week-hour-words.ts'
import { WeekHours } from '../../ui/week-hours.tsx'
import { withCondition } from './filter-address.ts'

/** Which hours of the week: ready-made ones, or any that are ticked. */
export function HoursCondition({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const chosen = filter.weekHours ?? []
  const choose = (hours: readonly number[]) => onChange(withCondition(filter, 'weekHours', [...hours]))
  return (
    <Stack gap="xs">
      <Group gap={6}>
        {hourPresets.map(({ label, about, hours }) => (
          <Tooltip key={label} label={about}>
            <Button
              variant={chosen.join() === hours.join() ? 'light' : 'default'}
              aria-pressed={chosen.join() === hours.join()}
              size="compact-xs"
              onClick={() => choose(hours)}
            >
              {label}
            </Button>
          </Tooltip>
        ))}
      </Group>
      <WeekHours label="Hours of the week" chosen={chosen} onChange={choose} />
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {chosen.length === 0 ? 'Drag over the hours you mean.' : `Chosen: ${wordsForHours(chosen)}.`} Local
          time, by when an incident began; one without an hour is left out.
        </Text>
        {chosen.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => choose([])} flex="none">
            Any hour
          </Button>
        )}
      </Group>
    </Stack>
  )
}
