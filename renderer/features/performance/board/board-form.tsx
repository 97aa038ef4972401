import { Button, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Board } from '#shared/features/performance/board.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { Dialog } from '../../../ui/dialog.tsx'

type BoardFormProps = { board: Board | null; onClose: () => void }

/** When the board meets, who leads it, and who sits on it. */
export function BoardForm({ board, onClose }: BoardFormProps) {
  const today = useToday()
  const save = useCommand('performance.saveBoard')
  const form = useForm({
    initialValues: {
      name: board?.name ?? 'APEL board',
      everyWeeks: board?.everyWeeks ?? 6,
      firstOn: board?.firstOn ?? today,
      startsAt: board?.startsAt ?? '10:00',
      place: board?.place ?? '',
      chair: board?.chair ?? '',
      viceChair: board?.viceChair ?? '',
      draftDays: board?.draftDays ?? 7,
    },
    validate: {
      name: name => (name.trim() ? null : 'Give the board a name.'),
      firstOn: day => (day ? null : 'Give its first day.'),
      startsAt: time => (time ? null : 'Give the time it begins.'),
    },
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={board ? 'The board and its members' : 'Set up the board'}
      help={{ topic: 'apel-board', about: 'The APEL board' }}
    >
      <form
        onSubmit={form.onSubmit(values =>
          save.mutate(
            { ...values, ...(board ? { id: board.id, version: board.version } : {}) },
            { onSuccess: onClose, onError: error => form.setErrors(fieldErrors(error)) },
          ),
        )}
      >
        <Stack gap="sm">
          <TextInput label="Name" maxLength={200} data-autofocus {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <NumberInput
              label="Every how many weeks"
              min={1}
              max={26}
              clampBehavior="strict"
              {...form.getInputProps('everyWeeks')}
            />
            <DayInput label="First day" {...form.getInputProps('firstOn')} />
            <TextInput type="time" label="Begins at" {...form.getInputProps('startsAt')} />
          </Group>
          <Group grow align="flex-start">
            <TextInput label="Place" maxLength={200} {...form.getInputProps('place')} />
            <NumberInput
              label="Draft how many days before"
              min={0}
              max={60}
              clampBehavior="strict"
              {...form.getInputProps('draftDays')}
            />
          </Group>
          <Group grow align="flex-start">
            <TextInput label="Chair (office)" maxLength={200} {...form.getInputProps('chair')} />
            <TextInput label="Vice-chair (office)" maxLength={200} {...form.getInputProps('viceChair')} />
          </Group>
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              Save the board
            </Button>
          </Group>
        </Stack>
      </form>
      {board && <Members board={board} />}
    </Dialog>
  )
}

/** The office that sits for each agency; saved when the field is left. */
function Members({ board }: { board: Board }) {
  const agencies = useQuestion('settings.agencies')
  const save = useCommand('performance.saveBoardMember')
  const personOf = (agencyId: number) =>
    board.members.find(member => member.agencyId === agencyId)?.person ?? ''
  return (
    <Stack gap="xs" mt="md">
      <Title order={3}>Members</Title>
      <Text size="xs" c="dimmed">
        The office that sits for each agency; each is saved when you leave its field.
      </Text>
      {agencies.data?.map(({ id: agencyId, name }) => (
        <TextInput
          key={agencyId}
          label={name}
          placeholder="Nobody"
          maxLength={200}
          defaultValue={personOf(agencyId)}
          onBlur={event => {
            const person = event.currentTarget.value.trim()
            if (person !== personOf(agencyId)) save.mutate({ agencyId, person })
          }}
        />
      ))}
    </Stack>
  )
}
