import { Autocomplete, Button, Group, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Voice } from '#shared/features/briefings/priorities.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { DayInput } from '../../ui/day-input.tsx'

const usualWays = [
  'At their meeting',
  'By letter',
  'By e-mail to the group',
  'In the newsletter',
  'By telephone',
]

/** What was said back, how and when. */
export function AnswerForm({ voice, onDone }: { voice: Voice; onDone: () => void }) {
  const today = useToday()
  const answer = useCommand('briefings.answerVoice')
  const form = useForm({
    initialValues: { saidBack: voice.saidBack, how: voice.how, saidOn: voice.saidOn ?? today },
    validate: {
      saidBack: words => (words.trim() ? null : 'Write what was said back: “We did …”.'),
      how: words => (words.trim() ? null : 'Say how they heard it.'),
      saidOn: day => (day ? null : 'Give the day.'),
    },
  })
  const submit = (values: typeof form.values) =>
    answer.mutate(
      { voiceId: voice.id, version: voice.version, ...values },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  return (
    <form onSubmit={form.onSubmit(submit)} aria-label={`Answer ${voice.raisedBy}`}>
      <Stack gap="xs" mt={4}>
        <Textarea
          label="What was said back"
          autoFocus
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('saidBack')}
        />
        <Group grow align="flex-start">
          <Autocomplete label="How" data={usualWays} maxLength={200} {...form.getInputProps('how')} />
          <DayInput label="On" {...form.getInputProps('saidOn')} />
        </Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={answer.isPending}>
            Save the answer
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
