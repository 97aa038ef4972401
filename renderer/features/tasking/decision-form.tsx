import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { missingOf } from '#shared/features/profiles/life-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { type DecisionKind, whyNotDecide } from '#shared/features/tasking/rules.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'

const choices: { value: DecisionKind; label: string }[] = [
  { value: 'adopt', label: 'Adopt' },
  { value: 'defer', label: 'Defer' },
  { value: 'decline', label: 'Decline' },
]
const consequences: Record<DecisionKind, string> = {
  adopt: 'Its baseline is frozen today, and what changes from now on is measured against it.',
  defer: 'It stays raised, to come before the next meeting.',
  decline: 'It is closed with the reason; it can be proposed again.',
}

type DecisionFormProps = {
  meeting: Meeting
  item: Meeting['agenda'][number]
  label: string
  onDone: () => void
}

export function DecisionForm({ meeting, item, label, onDone }: DecisionFormProps) {
  const decide = useCommand('tasking.decide')
  const profile = useQuestion('profiles.get', { profileId: item.profile.id })
  const missing = missingOf(profile.data?.gate ?? [], 'adopted')
  const form = useForm({
    initialValues: { decision: 'adopt' as DecisionKind, reason: '' },
    validate: {
      reason: (reason, { decision }) =>
        (decision !== 'adopt' || missing.length > 0) && !reason.trim() ? 'The group gives its reason.' : null,
    },
  })

  function submit(values: typeof form.values) {
    decide.mutate(
      { meetingId: meeting.id, profileId: item.profile.id, ...values },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  }

  // What a reason cannot change is said before anything is typed.
  const refusal = whyNotDecide(
    {
      meeting: meeting.status,
      profile: item.profile.status,
      onAgenda: true,
      earlier: item.decision?.kind ?? null,
    },
    form.values.decision,
    form.values.reason || 'to come',
  )
  return (
    <form onSubmit={form.onSubmit(submit)} aria-label={`Decision on ${label}`}>
      <Group gap="xs" align="flex-start" mt="xs">
        <SegmentedControl aria-label="Decision" data={choices} {...form.getInputProps('decision')} />
        <TextInput
          aria-label="Reason"
          placeholder="Reason, as it should stand in the minutes"
          flex={1}
          maxLength={2000}
          {...form.getInputProps('reason')}
        />
        <Button type="submit" loading={decide.isPending} disabled={refusal !== null}>
          Record the decision
        </Button>
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
      </Group>
      <Text size="xs" c={refusal ? 'var(--mantine-color-error)' : 'dimmed'} mt={4} role="status">
        {refusal ? `${refusal.message} ${refusal.next}` : consequences[form.values.decision]}
        {!refusal &&
          form.values.decision === 'adopt' &&
          missing.length > 0 &&
          ` Still missing: ${missing.map(({ words }) => words).join('; ')}. With a reason it can be adopted all the same.`}
      </Text>
    </form>
  )
}
