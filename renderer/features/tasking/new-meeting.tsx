import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from 'react-router'
import { fieldErrors } from '../../client/field-errors.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { DayInput } from '../../ui/day-input.tsx'

type NewMeetingProps = { opened: boolean; onClose: () => void }

export function NewMeeting({ opened, onClose }: NewMeetingProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New meeting" closeButtonProps={{ 'aria-label': 'Close' }}>
      <MeetingForm />
    </Modal>
  )
}

function MeetingForm() {
  const today = useToday()
  const create = useCommand('tasking.createMeeting')
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { title: 'Joint management group', heldOn: today, chair: '' },
    validate: {
      title: title => (title.trim() ? null : 'Give the meeting a title.'),
      heldOn: day => (day ? null : 'Give the day it is held.'),
    },
  })

  function submit(values: typeof form.values) {
    create.mutate(values, {
      onSuccess: ({ id }) => void navigate(`/tasking/meetings/${id}`),
      onError: error => form.setErrors(fieldErrors(error)),
    })
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <TextInput label="Title" maxLength={200} {...form.getInputProps('title')} />
        <DayInput label="Date" data-autofocus {...form.getInputProps('heldOn')} />
        <TextInput
          label="Chair"
          description="Can be filled in at the meeting."
          maxLength={200}
          {...form.getInputProps('chair')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Make the meeting
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
