import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Action } from '#shared/features/tasking/contract.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'
import { DayInput } from '../../ui/day-input.tsx'
import { ChangedSince } from './changed-since.tsx'
import { useInMeeting } from './in-meeting.ts'
import { useChanged } from './use-changed.ts'
import { useOpened } from './use-opened.ts'

/** Ends an action: done, with what was done, or cancelled, with the reason. */
export function CloseAction({ action, as = 'done' }: { action: Action; as?: 'done' | 'cancelled' }) {
  const today = useToday()
  const close = useCommand('tasking.closeAction')
  const inMeeting = useInMeeting()
  const changed = useChanged()
  const form = useForm({
    initialValues: { status: as, outcome: '', closedOn: today, approver: '' },
    validate: {
      outcome: (outcome, { status }) => {
        if (outcome.trim()) return null
        return status === 'done' ? 'Say what was done.' : 'Give the reason.'
      },
      closedOn: day => (day ? null : 'Give the day.'),
      approver: (name, { status }) =>
        status === 'done' || name.trim() ? null : 'Name who agreed to cancel it.',
    },
  })
  const { version, changedSince, goOn } = useOpened(action, form.isDirty(), form.reset)

  function submit(values: typeof form.values) {
    close.mutate(
      { actionId: action.id, version, ...inMeeting, ...values },
      {
        onSuccess: saved => changed(saved, `${action.number} is ${values.status}.`),
        onError: error => form.setErrors(fieldErrors(error)),
      },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="End this action">
      <Stack gap="xs">
        {changedSince && !close.isPending && <ChangedSince onGoOn={goOn} />}
        <SegmentedControl
          aria-label="How it ended"
          data={[
            { value: 'done', label: 'Done' },
            { value: 'cancelled', label: 'Cancelled' },
          ]}
          {...form.getInputProps('status')}
        />
        <Textarea
          label={form.values.status === 'done' ? 'What was done' : 'Why it was cancelled'}
          autosize
          minRows={2}
          maxLength={200}
          {...form.getInputProps('outcome')}
        />
        {form.values.status === 'cancelled' && (
          <TextInput label="Who agreed to cancel it" maxLength={200} {...form.getInputProps('approver')} />
        )}
        <Group justify="space-between" align="end">
          <DayInput label="On" w={150} {...form.getInputProps('closedOn')} />
          <Button type="submit" loading={close.isPending}>
            {form.values.status === 'done' ? 'Mark as done' : 'Cancel the action'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** How an action ended, and the way back if it had not. */
export function ReopenAction({ action }: { action: Action }) {
  const reopen = useCommand('tasking.reopenAction')
  const inMeeting = useInMeeting()
  const changed = useChanged()
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: reason => (reason.trim() ? null : 'Say why it is opened again.') },
  })
  const { version, changedSince, goOn } = useOpened(action, form.isDirty(), form.reset)

  function submit({ reason }: typeof form.values) {
    reopen.mutate(
      { actionId: action.id, version, ...inMeeting, reason },
      {
        onSuccess: saved => changed(saved, `${action.number} is open again.`),
        onError: error => form.setErrors(fieldErrors(error)),
      },
    )
  }

  return (
    <Stack gap="xs">
      <Title order={3}>
        {action.status === 'done' ? 'Done' : 'Cancelled'}
        {action.closedOn && ` on ${formatDay(action.closedOn)}`}
      </Title>
      <Text>{action.outcome}</Text>
      {changedSince && !reopen.isPending && <ChangedSince onGoOn={goOn} />}
      <form onSubmit={form.onSubmit(submit)} aria-label="Open this action again">
        <Group gap="xs" align="flex-start" wrap="nowrap">
          <TextInput
            aria-label="Why it is opened again"
            placeholder="Why it is opened again"
            flex={1}
            maxLength={200}
            {...form.getInputProps('reason')}
          />
          <Button type="submit" variant="default" loading={reopen.isPending}>
            Open again
          </Button>
        </Group>
      </form>
    </Stack>
  )
}
