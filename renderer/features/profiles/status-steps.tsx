import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type ReactNode, useState } from 'react'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { missingOf } from '#shared/features/profiles/life-rules.ts'
import { needsMeeting, type Status } from '#shared/features/profiles/rules.ts'
import { useMay, useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { CloseProfile } from './life/close-profile.tsx'
import { MissingList } from './life/missing-list.tsx'

type Step = { verb: string; meaning: string }

/** What the bureau can do by itself; adopting and declining are decisions of a meeting. */
function stepTo(from: Status, to: Status): Step {
  if (to === 'raised') return { verb: 'Raise', meaning: 'It can then be put on the agenda of a JMG meeting.' }
  if (to === 'proposed') return { verb: 'Take back', meaning: 'It becomes a proposal again.' }
  if (to === 'monitored') return { verb: 'Monitor', meaning: 'The response is over; its calls are watched.' }
  if (to === 'closed')
    return { verb: 'Close the profile', meaning: 'It ends here, and stays to be learned from.' }
  return { verb: 'Return to adopted', meaning: `It is ${from} now and becomes active again.` }
}

type StatusStepsProps = { profile: Profile; agenda: ReactNode }

export function StatusSteps({ profile, agenda }: StatusStepsProps) {
  const permitted = useMayCall('profiles.move')
  const [moving, setMoving] = useState<Status | null>(null)
  const own = profile.next.filter(to => !moves(profile.status, to))
  return (
    <>
      {profile.status === 'raised' && (
        <>
          <Text size="xs" c="dimmed" maw={130} lh={1.25}>
            Adopted or declined at a JMG meeting
          </Text>
          {agenda}
        </>
      )}
      {permitted &&
        own.map(to => (
          <Button key={to} variant={to === 'raised' ? 'filled' : 'default'} onClick={() => setMoving(to)}>
            {stepTo(profile.status, to).verb}
          </Button>
        ))}
      <Modal
        opened={moving !== null}
        onClose={() => setMoving(null)}
        title={moving && `${stepTo(profile.status, moving).verb}: ${profile.title}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {moving === 'closed' && <CloseProfile profile={profile} onDone={() => setMoving(null)} />}
        {moving && moving !== 'closed' && (
          <MoveForm profile={profile} to={moving} onDone={() => setMoving(null)} />
        )}
      </Modal>
    </>
  )
}

// A profile once adopted comes back from monitoring without asking the group again.
function moves(from: Status, to: Status) {
  return needsMeeting(to) && from !== 'monitored'
}

type MoveFormProps = { profile: Profile; to: Status; onDone: () => void }

function MoveForm({ profile, to, onDone }: MoveFormProps) {
  const move = useCommand('profiles.move')
  const mayOverride = useMay('profiles.override')
  const missing = missingOf(profile.gate, to)
  const overrides = missing.length > 0
  const form = useForm({
    initialValues: { note: '' },
    validate: {
      note: note => (overrides && note.trim() === '' ? 'Say why it goes on all the same.' : null),
    },
  })
  const { verb, meaning } = stepTo(profile.status, to)
  return (
    <form
      onSubmit={form.onSubmit(({ note }) =>
        move.mutate({ profileId: profile.id, version: profile.version, to, note }, { onSuccess: onDone }),
      )}
    >
      <Stack gap="sm">
        <Text>{meaning}</Text>
        <MissingList missing={missing} mayOverride={mayOverride} />
        <Textarea
          label={overrides ? 'Why it goes on all the same' : 'Note (optional)'}
          description="Stands in the history of the profile."
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('note')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={move.isPending} disabled={overrides && !mayOverride}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
