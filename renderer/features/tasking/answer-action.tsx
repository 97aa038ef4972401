import { Button, Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type Answer, whyNotAnswer } from '#shared/features/tasking/action-rules.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { sayDone } from '../../client/words.ts'
import { DayInput } from '../../ui/day-input.tsx'
import { ChangedSince } from './changed-since.tsx'
import { useChanged } from './use-changed.ts'
import { useOpened } from './use-opened.ts'

/** The answer of the agency that acts. */
export function AnswerAction({ action }: { action: Action }) {
  const today = useToday()
  const answer = useCommand('tasking.answerAction')
  const changed = useChanged()
  const form = useForm({
    initialValues: {
      status: null as Answer['status'],
      note: '',
      blockedBy: '',
      evidence: '',
      doneOn: today as string | null,
    },
    validate: values => {
      const refusal = whyNotAnswer(action, values, today)
      if (!refusal) return {}
      if (values.status === 'done') return { evidence: refusal.next }
      if (values.status === 'blocked' && !values.blockedBy.trim()) return { blockedBy: refusal.next }
      return { note: refusal.next }
    },
  })
  const { version, follow, changedSince, goOn } = useOpened(action, form.isDirty(), form.reset)

  function submit({ status, doneOn, ...said }: typeof form.values) {
    answer.mutate(
      {
        actionId: action.id,
        version,
        ...said,
        ...(status && { status }),
        ...(status === 'done' && doneOn && { doneOn }),
      },
      {
        onSuccess: saved => {
          const words = `Your answer to ${action.number} is in the bureau.`
          if (status) changed(saved, words)
          else sayDone(words)
          follow(saved)
        },
      },
    )
  }

  return (
    <form aria-label="Your answer" onSubmit={form.onSubmit(submit)}>
      <Stack gap="xs">
        <Title order={3}>Your answer</Title>
        {changedSince && !answer.isPending && <ChangedSince onGoOn={goOn} />}
        <Select
          label="State now"
          placeholder="As it is"
          clearable
          data={[
            { value: 'in-progress', label: 'In progress' },
            { value: 'blocked', label: 'Blocked' },
            { value: 'done', label: 'Done' },
          ]}
          {...form.getInputProps('status')}
        />
        <Textarea
          label="What happened"
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('note')}
        />
        {form.values.status === 'blocked' && (
          <TextInput label="Blocked by whom or what" maxLength={200} {...form.getInputProps('blockedBy')} />
        )}
        {form.values.status === 'done' && (
          <Group align="flex-start">
            <TextInput label="What shows it" flex={1} maxLength={200} {...form.getInputProps('evidence')} />
            <DayInput label="Done on" w={150} {...form.getInputProps('doneOn')} />
          </Group>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={answer.isPending}>
            Answer
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
