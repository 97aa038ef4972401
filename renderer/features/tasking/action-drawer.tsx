import {
  Anchor,
  Button,
  DataList,
  Drawer,
  Group,
  Stack,
  Text,
  TextInput,
  Timeline,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Action } from '#shared/features/tasking/contract.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { formatDay, formatInstant } from '../../ui/dates.ts'
import { CloseAction, ReopenAction } from './close-action.tsx'
import { DueWords } from './due-words.tsx'

type ActionDrawerProps = { action: Action | null; onClose: () => void }

/** One action: what became of it so far, and how it ended. */
export function ActionDrawer({ action, onClose }: ActionDrawerProps) {
  const mayWrite = useMayCall('tasking.closeAction')
  return (
    <Drawer
      opened={action !== null}
      onClose={onClose}
      title={<Title order={2}>{action && `${action.number} ${action.what}`}</Title>}
      closeButtonProps={{ 'aria-label': 'Close the action' }}
      size="md"
    >
      {action && (
        <Stack gap="lg">
          <Facts action={action} />
          <Notes action={action} />
          {mayWrite &&
            (isEnded(action.status) ? <ReopenAction action={action} /> : <CloseAction action={action} />)}
        </Stack>
      )}
    </Drawer>
  )
}

function Facts({ action }: { action: Action }) {
  const mayRead = useMayCall('profiles.get')
  const facts: [string, ReactNode][] = [
    ['Agency', action.agencyName],
    ['Owner', action.owner],
    ['Due', <DueWords key="due" action={action} />],
    [
      'Set at',
      <Anchor key="set" component={Link} to={`/tasking/meetings/${action.meetingId}`}>
        the meeting of {formatDay(action.setOn)}
      </Anchor>,
    ],
    [
      'Profile',
      action.profileId !== null && mayRead ? (
        <Anchor key="profile" component={Link} to={`/profiles/${action.profileId}`}>
          {action.profileTitle}
        </Anchor>
      ) : (
        (action.profileTitle ?? 'None')
      ),
    ],
    ['Carried forward', action.carriedForward === 0 ? 'Never' : `${action.carriedForward} times`],
  ]
  return (
    <DataList gap={6} labelWidth="8rem">
      {facts.map(([label, value]) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  )
}

function Notes({ action }: { action: Action }) {
  const add = useCommand('tasking.addNote')
  const mayAdd = useMayCall('tasking.addNote')
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: note => (note.trim() ? null : 'Write what happened.') },
  })
  return (
    <Stack gap="xs">
      <Title order={3}>Progress</Title>
      {action.notes.length === 0 ? (
        <Text c="dimmed">Nothing has been noted yet.</Text>
      ) : (
        <Timeline bulletSize={12} lineWidth={2} active={action.notes.length}>
          {action.notes.map(({ at, by, note }) => (
            <Timeline.Item key={at + note}>
              <Text>{note}</Text>
              <Text size="xs" c="dimmed">
                {by}, {formatInstant(at)}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
      {mayAdd && (
        <form
          onSubmit={form.onSubmit(({ note }) =>
            add.mutate({ actionId: action.id, note }, { onSuccess: () => form.reset() }),
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
      )}
    </Stack>
  )
}
