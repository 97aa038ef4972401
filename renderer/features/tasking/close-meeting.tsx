import { Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
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
  const undecided = meeting.agenda.filter(item => item.decision === null).length
  return (
    <ConfirmButton
      leftSection={<IconLock size={16} aria-hidden />}
      loading={close.isPending}
      question="Close this meeting?"
      consequence={
        undecided === 0
          ? 'It is marked as held. Its open actions are carried forward to the next meeting.'
          : `${countOf(undecided, 'profile')} on the agenda ${undecided === 1 ? 'has' : 'have'} no decision yet. The meeting is marked as held, and its open actions are carried forward to the next.`
      }
      confirm="Close the meeting"
      onConfirm={() => close.mutate({ meetingId: meeting.id, version: meeting.version })}
    >
      Close the meeting
    </ConfirmButton>
  )
}
