import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconCalendarCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Daily, dailyText } from '#shared/features/tasking/daily.ts'
import { Answered } from '../../../client/answered.tsx'
import { CountLink, type MapOf } from '../../../client/count-link.tsx'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { sayDone } from '../../../client/words.ts'
import { countOf, formatFigure } from '../../../ui/counts.ts'
import { formatDay, formatInstant } from '../../../ui/dates.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { TaskingLinks } from '../tasking-links.tsx'
import { ExportDaily } from './export-daily.tsx'

/** The day's new calls inside what the bureau watches. */
export function DailyPage({ mapOf }: { mapOf: MapOf }) {
  const today = useToday()
  const [day, setDay] = useState(today)
  const daily = useQuestion('tasking.daily', { day: day || today }, { keepLast: true })
  return (
    <Page>
      <PageHeader
        title="Daily tasking"
        about="New calls inside adopted and monitored profiles and active priorities since the last working day."
        actions={<HelpButton topic="daily-tasking" about="daily tasking" />}
      />
      <TaskingLinks />
      <Stack gap="md">
        <DayInput label="Day" w={150} value={day} onChange={event => setDay(event.currentTarget.value)} />
        <Answered question={daily}>{answer => <OneDay daily={answer} mapOf={mapOf} />}</Answered>
      </Stack>
    </Page>
  )
}

const places = { profile: '/profiles', priority: '/briefings/priorities' }

function OneDay({ daily, mapOf }: { daily: Daily; mapOf: MapOf }) {
  const see = useCommand('tasking.seeDaily')
  const maySee = useMayCall('tasking.seeDaily')
  const { from, to, total, items, seen } = daily
  if (items.length === 0) {
    return (
      <EmptyState
        icon={IconCalendarCheck}
        title="Nothing is watched yet"
        next="Adopt a problem profile or set a priority; its new calls then stand here every day."
      />
    )
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text role="status">
          <strong>{countOf(total, 'call')}</strong> from {formatDay(from)} to {formatDay(to)}, in{' '}
          {countOf(items.length, 'profile or priority', 'profiles and priorities')}.{' '}
          {seen ? `Seen ${formatInstant(seen.at)} by ${seen.by}.` : 'Nobody has marked this day as seen.'}
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            onClick={() =>
              navigator.clipboard
                .writeText(dailyText(daily))
                .then(() => sayDone('The list is copied as text.'))
            }
          >
            Copy as text
          </Button>
          {maySee && <ExportDaily day={to} />}
          {maySee && !seen && (
            <Button loading={see.isPending} onClick={() => see.mutate({ day: to })}>
              Mark as seen
            </Button>
          )}
        </Group>
      </Group>
      <Table aria-label="New calls">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Profile or priority</Table.Th>
            <Table.Th ta="right">Calls</Table.Th>
            <Table.Th ta="right">In as many days before</Table.Th>
            <Table.Th>What they were</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ kind, id, number, title, count, filter, usual, categories }) => (
            <Table.Tr key={number}>
              <Table.Th scope="row">
                <Anchor component={Link} to={`${places[kind]}/${id}`} fw={600}>
                  {number} {title}
                </Anchor>
              </Table.Th>
              <Table.Td ta="right">
                <CountLink count={count} filter={filter} mapOf={mapOf} about={`calls of ${number}`} />
              </Table.Td>
              <Table.Td ta="right">{formatFigure(usual, 1)}</Table.Td>
              <Table.Td>{categories.map(one => `${one.name} ${one.count}`).join(', ') || 'None'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
