import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { whyNotApprove } from '#shared/features/tasking/minutes-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { formatDay } from '../../../ui/dates.ts'
import { MinutesText } from './minutes-text.tsx'

/** The minutes of the meeting before, to be read, put right and approved by this one. */
export function LastMinutes({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const meetingId = item.ofMeetingId ?? 0
  const question = useQuestion('tasking.minutes', { meetingId }, { when: item.ofMeetingId !== null })
  const approve = useCommand('tasking.approveMinutes')
  const mayApprove = useMayCall('tasking.approveMinutes')
  if (item.ofMeetingId === null) return null
  const both = { meetingId, byMeetingId: meeting.id }
  return (
    <Answered question={question}>
      {minutes => {
        const refusal = whyNotApprove(
          { heldOn: minutes.heldOn, status: 'held', isApproved: minutes.approved !== null },
          { heldOn: meeting.heldOn, status: meeting.status },
        )
        return (
          <Stack gap="sm">
            <MinutesText minutes={minutes} />
            {refusal ? (
              <Text c="dimmed">{refusal.message}</Text>
            ) : (
              <>
                <Correction {...both} />
                {mayApprove && (
                  <Group>
                    <ConfirmButton
                      size="md"
                      question={`Approve the minutes of ${formatDay(minutes.heldOn)}?`}
                      consequence="They are kept as they stand, with the corrections, and do not change any more."
                      confirm="Approve the minutes"
                      loading={approve.isPending}
                      onConfirm={() => approve.mutate(both)}
                    >
                      Approve the minutes
                    </ConfirmButton>
                  </Group>
                )}
              </>
            )}
          </Stack>
        )
      }}
    </Answered>
  )
}

function Correction(both: { meetingId: number; byMeetingId: number }) {
  const correct = useCommand('tasking.correctMinutes')
  const form = useForm({
    initialValues: { what: '' },
    validate: { what: what => (what.trim() ? null : 'Say what is put right.') },
  })
  if (!useMayCall('tasking.correctMinutes')) return null
  return (
    <form
      aria-label="Correction"
      onSubmit={form.onSubmit(({ what }) =>
        correct.mutate(
          { ...both, what },
          { onSuccess: () => form.reset(), onError: error => form.setErrors(fieldErrors(error)) },
        ),
      )}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput label="Correction" flex={1} maxLength={2000} {...form.getInputProps('what')} />
        <Button type="submit" variant="default" loading={correct.isPending}>
          Record it
        </Button>
      </Group>
    </form>
  )
}
