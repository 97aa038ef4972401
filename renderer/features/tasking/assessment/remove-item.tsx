import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import type { AssessmentItem } from '#shared/features/tasking/assessment.ts'
import { useCommand } from '../../../client/use-desk.ts'

/** Takes an item out with a reason; it stays on record. */
export function RemoveItem({ item }: { item: AssessmentItem }) {
  const [opened, { open, close }] = useDisclosure(false)
  const remove = useCommand('tasking.removeAssessmentItem')
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: text => (text.trim() ? null : 'Say why it is removed.') },
  })
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-label={`Remove ${item.title}`} onClick={open}>
        Remove
      </Button>
      <Modal opened={opened} onClose={close} title="Remove the item">
        <form
          onSubmit={form.onSubmit(({ reason }) =>
            remove.mutate({ assessmentItemId: item.id, version: item.version, reason }, { onSuccess: close }),
          )}
        >
          <Stack gap="sm">
            <Text>{item.title} stays on record, and can be brought back while this is a draft.</Text>
            <TextInput label="Reason" maxLength={200} data-autofocus {...form.getInputProps('reason')} />
            <Group justify="flex-end">
              <Button type="submit" loading={remove.isPending}>
                Remove
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
