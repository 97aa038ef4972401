import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconListCheck } from '@tabler/icons-react'
import { agendaKindWords, overrunOf } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { sayDone } from '../../../client/words.ts'
import { countOf } from '../../../ui/counts.ts'
import { AddToAgenda } from './add-to-agenda.tsx'
import { OrderedAgenda } from './ordered-agenda.tsx'

/** What comes before the meeting, timed, in the order in which it will be taken. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const mayWrite = useMayCall('tasking.addItem')
  const changes = mayWrite && meeting.status === 'planned'
  const mayRead = useMayCall('profiles.get')
  return (
    <Stack gap="xs">
      {changes && <Missing meetingId={meeting.id} isEmpty={meeting.agenda.length === 0} />}
      {meeting.agenda.length === 0 && !changes && (
        <Text c="dimmed">
          {!mayRead
            ? 'The agenda is not shown here: the bureau gives your agency its copy of the tasking pack. Below are your own actions.'
            : meeting.status === 'held'
              ? 'Nothing came before this meeting.'
              : 'Nothing is on the agenda yet.'}
        </Text>
      )}
      <OrderedAgenda meeting={meeting} changes={changes} />
      {changes && <AddToAgenda meeting={meeting} />}
    </Stack>
  )
}

/** How long the agenda takes, and by how much it is longer than its meeting. */
export function AgendaTime({ meeting: { agenda, lastsMinutes } }: { meeting: Meeting }) {
  const mayRead = useMayCall('profiles.get')
  const minutes = agenda.map(({ minutesPlanned }) => minutesPlanned)
  const total = minutes.reduce((sum, each) => sum + each, 0)
  const over = overrunOf(minutes, lastsMinutes)
  if (!mayRead) return null
  return (
    <>
      {countOf(agenda.length, 'item')}, {countOf(total, 'minute')} of {lastsMinutes}
      {over > 0 && (
        <Text span size="xs" c="var(--mantine-color-error)" fw={600}>
          {' '}
          · {countOf(over, 'minute')} too long
        </Text>
      )}
    </>
  )
}

function Missing({ meetingId, isEmpty }: { meetingId: number; isEmpty: boolean }) {
  const missing = useQuestion('tasking.missingFromAgenda', { meetingId })
  const build = useCommand('tasking.buildAgenda')
  const items = missing.data ?? []
  if (items.length === 0) return null
  const matters = items.slice(0, 4).map(({ kind, title }) => `${agendaKindWords[kind]}: ${title}`)
  return (
    <Alert
      color={isEmpty ? 'desk' : 'yellow'}
      icon={isEmpty ? <IconListCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={
        isEmpty
          ? `${countOf(items.length, 'item')} wait for this meeting`
          : `${countOf(items.length, 'item')} not on the agenda yet`
      }
    >
      <Group justify="space-between" gap="xs" align="flex-end">
        <Text size="xs" c="var(--mantine-color-text)" flex={1} miw={200}>
          {matters.join(' · ')}
          {items.length > matters.length && ` · and ${items.length - matters.length} more`}
        </Text>
        <Button
          loading={build.isPending}
          onClick={() =>
            build.mutate(
              { meetingId },
              { onSuccess: ({ added }) => sayDone(`${countOf(added, 'item')} put on the agenda.`) },
            )
          }
        >
          {isEmpty ? 'Build the agenda' : 'Put them on'}
        </Button>
      </Group>
    </Alert>
  )
}
