import { Anchor, DataList, Drawer, Group, Stack, Tabs, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Action } from '#shared/features/tasking/contract.ts'
import { type ActionStatus, isEnded } from '#shared/features/tasking/rules.ts'
import { serviceClock } from '#shared/features/tasking/service-clock.ts'
import { useMayCall, useToday } from '../../client/use-bureau.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { ActionHistory } from './action-history.tsx'
import { AnswerAction } from './answer-action.tsx'
import { ActionBadges } from './board/action-badges.tsx'
import { CloseAction, ReopenAction } from './close-action.tsx'
import { DueWords } from './due-words.tsx'
import { EditAction } from './edit-action.tsx'
import { MoveAction } from './move-action.tsx'
import { TraceLink } from './trace/trace-link.tsx'

type ActionDrawerProps = {
  action: Action | null
  /** The state it is to be moved to, where that was chosen already. */
  to?: ActionStatus | null
  onClose: () => void
}

/** One action: what became of it so far, and what can be done with it. */
export function ActionDrawer({ action, to = null, onClose }: ActionDrawerProps) {
  const mayWrite = useMayCall('tasking.closeAction')
  const mayAnswer = useMayCall('tasking.answerAction')
  return (
    <Drawer
      opened={action !== null}
      onClose={onClose}
      title={<Title order={2}>{action && `${action.number} ${action.what}`}</Title>}
      closeButtonProps={{ 'aria-label': 'Close the action' }}
      position="right"
      size="lg"
    >
      {action && (
        <Stack gap="lg">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <ActionBadges action={action} withState />
            <TraceLink kind="action" id={action.id} />
          </Group>
          <Facts action={action} />
          {mayWrite &&
            (isEnded(action.status) ? <ReopenAction action={action} /> : <Steps action={action} to={to} />)}
          {!mayWrite && mayAnswer && !isEnded(action.status) && <AnswerAction action={action} />}
          <ActionHistory action={action} />
        </Stack>
      )}
    </Drawer>
  )
}

function Steps({ action, to }: { action: Action; to: ActionStatus | null }) {
  return (
    <Tabs defaultValue={to === 'done' || to === 'cancelled' ? 'end' : 'state'}>
      <Tabs.List>
        <Tabs.Tab value="state">State</Tabs.Tab>
        <Tabs.Tab value="end">End</Tabs.Tab>
        <Tabs.Tab value="edit">Edit</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="state" pt="sm">
        <MoveAction action={action} to={to === 'blocked' ? to : null} />
      </Tabs.Panel>
      <Tabs.Panel value="end" pt="sm">
        <CloseAction action={action} as={to === 'cancelled' ? 'cancelled' : 'done'} />
      </Tabs.Panel>
      <Tabs.Panel value="edit" pt="sm">
        <EditAction action={action} />
      </Tabs.Panel>
    </Tabs>
  )
}

function Facts({ action }: { action: Action }) {
  const mayRead = useMayCall('profiles.get')
  const clock = serviceClock(action, useToday())
  const facts: [string, ReactNode][] = [
    ...(action.why ? [['Why', action.why] as [string, ReactNode]] : []),
    [
      'Agency',
      action.deputyAgencyName
        ? `${action.agencyName}; ${action.deputyAgencyName} stands in`
        : action.agencyName,
    ],
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
    [
      'Service clock',
      `${countOf(clock.used, 'working day')} used of ${clock.given}${clock.left < 0 ? `, ${-clock.left} over` : `, ${clock.left} left`}`,
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
