import { Button, Group, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useCommand } from '../../../client/use-desk.ts'

/** Changes what an item is called and how long it may take. */
export function EditItem({ item, onDone }: { item: AgendaItem; onDone: () => void }) {
  const save = useCommand('tasking.saveItem')
  const form = useForm({
    initialValues: { title: item.title, minutesPlanned: item.minutesPlanned },
    validate: { title: title => (title.trim() ? null : 'Say what it is about.') },
  })
  return (
    <form
      aria-label={`Change ${item.title}`}
      onSubmit={form.onSubmit(values =>
        save.mutate(
          { itemId: item.id, version: item.version, ...values },
          { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
        ),
      )}
    >
      <Group gap="xs" align="flex-end" mt="xs">
        <TextInput
          label="What it is about"
          flex={1}
          miw={200}
          maxLength={200}
          data-autofocus
          {...form.getInputProps('title')}
        />
        <NumberInput
          label="Minutes"
          w={90}
          min={0}
          max={480}
          clampBehavior="strict"
          {...form.getInputProps('minutesPlanned')}
        />
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
      </Group>
    </form>
  )
}
