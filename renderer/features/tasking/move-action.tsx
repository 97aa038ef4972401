import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { whyNotMove } from '#shared/features/tasking/action-rules.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import { useCommand } from '../../client/use-desk.ts'
import { ChangedSince } from './changed-since.tsx'
import { useInMeeting } from './in-meeting.ts'
import { useChanged } from './use-changed.ts'
import { useOpened } from './use-opened.ts'

type Going = 'open' | 'in-progress' | 'blocked'

/** Moves an action that has not ended; blocked says by whom and why. */
export function MoveAction({ action, to }: { action: Action; to: Going | null }) {
  const move = useCommand('tasking.moveAction')
  const inMeeting = useInMeeting()
  const changed = useChanged()
  const form = useForm({
    initialValues: { status: to ?? (action.status as Going), blockedBy: action.blockedBy, note: '' },
    validate: values => {
      const refusal = whyNotMove(action, values)
      if (!refusal) return {}
      return values.blockedBy.trim() === '' ? { blockedBy: refusal.next } : { note: refusal.next }
    },
  })
  const { version, follow, changedSince, goOn } = useOpened(action, form.isDirty(), begin)

  function begin({ status, blockedBy }: Action) {
    const values = { status: status as Going, blockedBy, note: '' }
    form.setInitialValues(values)
    form.setValues(values)
  }

  return (
    <form
      aria-label="State of this action"
      onSubmit={form.onSubmit(values =>
        move.mutate(
          { actionId: action.id, version, ...inMeeting, ...values },
          {
            onSuccess: saved => {
              follow(saved)
              changed(saved, `${action.number} is ${values.status.replace('-', ' ')}.`)
            },
          },
        ),
      )}
    >
      <Stack gap="xs">
        {changedSince && !move.isPending && <ChangedSince onGoOn={goOn} />}
        <SegmentedControl
          aria-label="State"
          data={[
            { value: 'open', label: 'Open' },
            { value: 'in-progress', label: 'In progress' },
            { value: 'blocked', label: 'Blocked' },
          ]}
          {...form.getInputProps('status')}
        />
        {form.values.status === 'blocked' && (
          <TextInput label="Blocked by whom or what" maxLength={200} {...form.getInputProps('blockedBy')} />
        )}
        <Textarea
          label={form.values.status === 'blocked' ? 'Why' : 'What happened (may be left empty)'}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('note')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={move.isPending}>
            Set the state
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
