import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { missingOf } from '#shared/features/profiles/life-rules.ts'
import type { AgendaItem, Decision } from '#shared/features/tasking/agenda.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { isQuorate, quorumWords } from '#shared/features/tasking/quorum.ts'
import { type DecisionKind, decisions, whyNotDecide } from '#shared/features/tasking/rules.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { quorumOf } from './quorum-of.ts'

type Kind = Decision['kind']
const forProfiles: { value: Kind; label: string }[] = [
  { value: 'adopt', label: 'Adopt' },
  { value: 'defer', label: 'Defer' },
  { value: 'decline', label: 'Decline' },
]
const forOthers: { value: Kind; label: string }[] = [
  { value: 'agreed', label: 'Agreed' },
  { value: 'noted', label: 'Noted' },
  { value: 'refused', label: 'Refused' },
]
const consequences: Record<Kind, string> = {
  adopt: 'Its baseline is frozen today, and what changes from now on is measured against it.',
  defer: 'It stays raised, to come before the next meeting.',
  decline: 'It is closed with the reason; it can be proposed again.',
  agreed: 'It stands in the minutes as agreed.',
  noted: 'It stands in the minutes as noted.',
  refused: 'It stands in the minutes as refused.',
}

type DecideItemProps = { meeting: Meeting; item: AgendaItem; onDone: () => void; size?: 'xs' | 'md' }

/** What the group says of an item, with its reason. */
export function DecideItem({ meeting, item, onDone, size = 'xs' }: DecideItemProps) {
  const decide = useCommand('tasking.decideItem')
  const forDecision = item.kind === 'profile-decision' && item.profile !== null
  const profile = useQuestion('profiles.get', { profileId: item.profile?.id ?? 1 }, { when: forDecision })
  const missing = missingOf(profile.data?.gate ?? [], 'adopted')
  const choices = item.kind === 'profile-decision' ? forProfiles : forOthers
  const form = useForm({
    initialValues: { decision: choices[0]!.value, reason: item.decision?.reason ?? '' },
    validate: {
      reason: (reason, { decision }) =>
        isForProfile(decision) && (decision !== 'adopt' || missing.length > 0) && !reason.trim()
          ? 'The group gives its reason.'
          : null,
    },
  })
  const quorum = quorumOf(meeting)
  const { decision, reason } = form.values
  // What a reason cannot change is said before anything is typed.
  const refusal =
    item.profile && isForProfile(decision)
      ? whyNotDecide(
          {
            meeting: meeting.status,
            profile: item.profile.status,
            onAgenda: true,
            earlier: item.decision && isForProfile(item.decision.kind) ? item.decision.kind : null,
          },
          decision,
          reason || 'to come',
        )
      : null
  return (
    <form
      onSubmit={form.onSubmit(values =>
        decide.mutate(
          { itemId: item.id, ...values },
          { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
        ),
      )}
      aria-label={`Decision on ${item.title}`}
    >
      <Group gap="xs" align="flex-start" mt="xs">
        <SegmentedControl
          aria-label="Decision"
          size={size}
          data={choices}
          {...form.getInputProps('decision')}
        />
        <TextInput
          aria-label="Reason"
          placeholder="Reason, as it should stand in the minutes"
          // For the whole room: what stands in the minutes is read in one line.
          flex={size === 'md' ? '1 1 100%' : 1}
          miw={180}
          size={size}
          maxLength={2000}
          {...form.getInputProps('reason')}
        />
        <Button type="submit" size={size} loading={decide.isPending} disabled={refusal !== null}>
          Record the decision
        </Button>
        <Button variant="default" size={size} onClick={onDone}>
          Not now
        </Button>
      </Group>
      <Text size="xs" c={refusal ? 'var(--mantine-color-error)' : 'dimmed'} mt={4} role="status">
        {refusal ? `${refusal.message} ${refusal.next}` : consequences[decision]}
        {!refusal &&
          decision === 'adopt' &&
          missing.length > 0 &&
          ` Still missing: ${missing.map(({ words }) => words).join('; ')}. With a reason it can be adopted all the same.`}
      </Text>
      {!isQuorate(quorum) && (
        <Text size="xs" c="var(--mantine-color-error)" fw={600}>
          {quorumWords(quorum)} What is decided now is recorded as decided without quorum.
        </Text>
      )}
    </form>
  )
}

function isForProfile(kind: Kind): kind is DecisionKind {
  return (decisions as readonly string[]).includes(kind)
}
