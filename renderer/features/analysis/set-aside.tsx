import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import type { NewsItem } from '#shared/features/analysis/news.ts'
import { useCommand } from '../../client/use-desk.ts'

/** Takes something new out of sight, with the reason: whoever comes after sees why. */
export function SetAside({ item }: { item: NewsItem }) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={open}>
        Set aside
      </Button>
      <Modal opened={opened} onClose={close} title="Set aside" closeButtonProps={{ 'aria-label': 'Close' }}>
        <ReasonForm item={item} onDone={close} />
      </Modal>
    </>
  )
}

function ReasonForm({ item, onDone }: { item: NewsItem; onDone: () => void }) {
  const decide = useCommand('analysis.decideNews')
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: text => (text.trim() ? null : 'Say why, for whoever looks at it later.') },
  })
  const submit = ({ reason }: typeof form.values) =>
    decide.mutate(
      { newsItemId: item.id, version: item.version, status: 'set-aside', reason },
      { onSuccess: onDone },
    )
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <Text fw={600}>{item.title}</Text>
        <Textarea
          label="Why"
          description="For example: known works, a double delivery, already with the group."
          maxLength={1000}
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={decide.isPending}>
            Set aside
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
