import { Button, Group, Text } from '@mantine/core'
import { IconPresentation } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { MeetingSummary } from '#shared/features/tasking/contract.ts'
import { useMayCall, useToday } from '../../client/use-bureau.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { inDays } from '../../ui/days.ts'
import { Section } from '../../ui/section.tsx'

/** The earliest meeting that is still to be held, with the ways into it. */
export function NextMeeting({ meetings }: { meetings: readonly MeetingSummary[] }) {
  const today = useToday()
  const mayHold = useMayCall('tasking.takeItem')
  const mayPrepare = useMayCall('tasking.addItem')
  const [next] = meetings
    .filter(({ status }) => status === 'planned')
    .toSorted((a, b) => a.heldOn.localeCompare(b.heldOn))
  if (!next) return null
  const at = `/tasking/meetings/${next.id}`
  return (
    <Section title={`Next meeting: ${formatDay(next.heldOn)}, ${inDays(next.heldOn, today)}`}>
      <Group justify="space-between">
        <Text>
          {next.title} · {next.startsAt}
          {next.place && `, ${next.place}`}
          {next.chair && ` · chaired by ${next.chair}`} · {countOf(next.items, 'item')} on the agenda
        </Text>
        <Group gap="xs">
          <Button component={Link} to={`${at}/pack`} variant="default">
            Tasking pack
          </Button>
          <Button component={Link} to={at} variant="default">
            {mayPrepare ? 'Prepare it' : 'Open it'}
          </Button>
          {mayHold && (
            <Button
              component={Link}
              to={`${at}/hold`}
              leftSection={<IconPresentation size={16} aria-hidden />}
            >
              Hold the meeting
            </Button>
          )}
        </Group>
      </Group>
    </Section>
  )
}
