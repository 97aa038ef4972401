import { Button, Group, Stack, Text, TextInput, Timeline, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { Action } from '#shared/features/tasking/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { dismissUndoable } from '../../client/say-undoable.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { formatDay, formatInstant } from '../../ui/dates.ts'
import { useInMeeting } from './in-meeting.ts'
import { noteOf } from './use-changed.ts'

const kinds = {
  set: 'Set',
  note: 'Noted',
  changed: 'Changed',
  moved: 'State',
  escalated: 'Put before the chair',
  'taken-back': 'Taken back',
}

/** Everything that happened with an action: its history explains its present. */
export function ActionHistory({ action }: { action: Action }) {
  const history = useQuestion('tasking.actionHistory', { actionId: action.id })
  const takeBack = useCommand('tasking.takeBackAction')
  const { inMeetingId } = useInMeeting()
  return (
    <Stack gap="xs">
      <Title order={3}>What happened</Title>
      <Answered question={history}>
        {events => (
          <Timeline bulletSize={12} lineWidth={2} active={events.length}>
            {events.map(({ at, by, kind, note, changes, mayTakeBack }) => (
              <Timeline.Item key={at + kind + note + JSON.stringify(changes)}>
                <Text size="xs" c="dimmed">
                  {kinds[kind]} · {by && `${by}, `}
                  {formatInstant(at)}
                </Text>
                {note && <Text>{note}</Text>}
                {changes.map(({ what, from, to }) => (
                  <Text key={what} size="xs">
                    {what}: {words(from)} → {words(to)}
                  </Text>
                ))}
                {/* What is done in a meeting that is held here is undone there. */}
                {mayTakeBack && inMeetingId === undefined && (
                  <Button
                    mt={4}
                    size="compact-xs"
                    variant="default"
                    leftSection={<IconArrowBackUp size={14} aria-hidden />}
                    loading={takeBack.isPending}
                    onClick={() => {
                      dismissUndoable(noteOf(action.id))
                      takeBack.mutate({ actionId: action.id, version: action.version })
                    }}
                  >
                    Take this change back
                  </Button>
                )}
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Answered>
      <NewNote action={action} />
    </Stack>
  )
}

function words(value: string) {
  if (value === '') return 'none'
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value)
  return value === 'in-progress' ? 'in progress' : value
}

function NewNote({ action }: { action: Action }) {
  const add = useCommand('tasking.addNote')
  const inMeeting = useInMeeting()
  const mayAdd = useMayCall('tasking.addNote')
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: note => (note.trim() ? null : 'Write what happened.') },
  })
  if (!mayAdd) return null
  return (
    <form
      onSubmit={form.onSubmit(({ note }) =>
        add.mutate({ actionId: action.id, ...inMeeting, note }, { onSuccess: () => form.reset() }),
      )}
    >
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput
          aria-label="New note"
          placeholder="What happened"
          flex={1}
          maxLength={200}
          {...form.getInputProps('note')}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          Note it
        </Button>
      </Group>
    </form>
  )
}
