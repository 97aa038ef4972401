import { Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { isStanding } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { whyNotHold } from '#shared/features/tasking/rules.ts'
import { useMayCall, useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { countOf } from '../../ui/counts.ts'

/** Ends the meeting: from then on its open actions are carried forward. */
export function CloseMeeting({ meeting }: { meeting: Meeting }) {
  const today = useToday()
  const close = useCommand('tasking.close')
  const permitted = useMayCall('tasking.close')
  if (!permitted || meeting.status === 'held') return null
  if (whyNotHold(meeting, today)) {
    return (
      <Text size="xs" c="dimmed">
        Can be closed on its day
      </Text>
    )
  }
  const left = meeting.agenda.filter(item => item.state === 'open' && !isStanding(item.kind)).length
  return (
    <ConfirmButton
      leftSection={<IconLock size={16} aria-hidden />}
      loading={close.isPending}
      question="Close this meeting?"
      consequence={
        left === 0
          ? 'It is marked as held. Its open actions are carried forward to the next meeting.'
          : `${countOf(left, 'item')} on the agenda ${left === 1 ? 'was' : 'were'} not dealt with. The meeting is marked as held; they are carried forward to the next, and so are its open actions.`
      }
      confirm="Close the meeting"
      onConfirm={() => close.mutate({ meetingId: meeting.id, version: meeting.version })}
    >
      Close the meeting
    </ConfirmButton>
  )
}
