import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { nextReview } from '#shared/features/briefings/priority-rules.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useMayCall, useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { DayInput } from '../../ui/day-input.tsx'

/** The six-monthly review, and the end of a priority. */
export function PriorityEnding({ priority }: { priority: Priority }) {
  const [open, setOpen] = useState<'review' | 'close' | null>(null)
  const may = useMayCall('briefings.closePriority')
  if (!may || priority.status === 'closed') return null
  const shut = () => setOpen(null)
  return (
    <>
      <Button variant="default" onClick={() => setOpen('close')}>
        Close
      </Button>
      <Button onClick={() => setOpen('review')}>Review</Button>
      <Modal
        opened={open !== null}
        onClose={shut}
        title={open === 'close' ? 'Close this priority' : 'Review this priority'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open === 'review' && <ReviewForm priority={priority} onDone={shut} />}
        {open === 'close' && <CloseForm priority={priority} onDone={shut} />}
      </Modal>
    </>
  )
}

type FormProps = { priority: Priority; onDone: () => void }

function ReviewForm({ priority, onDone }: FormProps) {
  const today = useToday()
  const review = useCommand('briefings.reviewPriority')
  const form = useForm({
    initialValues: { on: today, nextOn: nextReview(today), note: '' },
    validate: {
      note: note => (note.trim() ? null : 'Say what was found and decided.'),
      on: day => (day ? null : 'Give the day.'),
      nextOn: day => (day ? null : 'Give the day.'),
    },
  })
  const submit = (values: typeof form.values) =>
    review.mutate(
      { priorityId: priority.id, version: priority.version, ...values },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="Review this priority">
      <Stack gap="sm">
        <Textarea
          label="What was found and decided"
          data-autofocus
          autosize
          minRows={3}
          maxLength={2000}
          {...form.getInputProps('note')}
        />
        <Group grow align="flex-start">
          <DayInput label="Reviewed on" {...form.getInputProps('on')} />
          <DayInput label="Next review" {...form.getInputProps('nextOn')} />
        </Group>
        <Group justify="flex-end">
          <Button type="submit" loading={review.isPending}>
            Note the review
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function CloseForm({ priority, onDone }: FormProps) {
  const today = useToday()
  const close = useCommand('briefings.closePriority')
  const form = useForm({
    initialValues: { closedOn: today, outcome: '' },
    validate: {
      outcome: outcome => (outcome.trim() ? null : 'Write what became of it.'),
      closedOn: day => (day ? null : 'Give the day.'),
    },
  })
  const submit = (values: typeof form.values) =>
    close.mutate(
      { priorityId: priority.id, version: priority.version, ...values },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="Close this priority">
      <Stack gap="sm">
        <Textarea
          label="What became of it"
          data-autofocus
          autosize
          minRows={3}
          maxLength={2000}
          {...form.getInputProps('outcome')}
        />
        <Group justify="space-between" align="flex-end">
          <DayInput label="Closed on" w={150} {...form.getInputProps('closedOn')} />
          <Button type="submit" loading={close.isPending}>
            Close the priority
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
