import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type VoiceKind, voiceKinds, whyNotRaise } from '#shared/features/briefings/priority-rules.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { DayInput } from '../../ui/day-input.tsx'
import { voiceKindNames } from './voice-words.ts'

/** What a group, a meeting or an office raised. */
export function RaiseForm({ priorityId, onDone }: { priorityId: number; onDone: () => void }) {
  const today = useToday()
  const raise = useCommand('briefings.raiseVoice')
  const form = useForm({
    initialValues: { kind: 'residents-group' as VoiceKind, raisedBy: '', raisedOn: today, what: '' },
    validate: {
      raisedBy: (raisedBy, { raisedOn }) => {
        if (!raisedBy.trim()) return 'Name the group, the meeting or the office.'
        const reason = whyNotRaise({ status: 'active' }, { raisedBy, raisedOn }, raisedOn)
        return reason ? `${reason.message} ${reason.next}` : null
      },
      raisedOn: day => (day ? null : 'Give the day.'),
      what: words => (words.trim() ? null : 'Write what they said.'),
    },
  })
  const submit = (values: typeof form.values) =>
    raise.mutate(
      { priorityId, ...values },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="Add what was raised">
      <Stack gap="xs" mb="sm">
        <Group grow align="flex-start">
          <Select
            label="Raised by a"
            allowDeselect={false}
            data={voiceKinds.map(kind => ({ value: kind, label: voiceKindNames[kind] }))}
            {...form.getInputProps('kind')}
          />
          <DayInput label="On" {...form.getInputProps('raisedOn')} />
        </Group>
        <TextInput
          label="Its name"
          description="Never a private person: their concern stands under the group or office that brought it."
          maxLength={200}
          {...form.getInputProps('raisedBy')}
        />
        <Textarea
          label="What they said"
          description="Without names and house numbers."
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('what')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={raise.isPending}>
            Add it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
