import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconUsersGroup } from '@tabler/icons-react'
import type { AssessmentItem } from '#shared/features/tasking/assessment.ts'
import { useCommand } from '../../../client/use-desk.ts'

/** Puts an item before the group, with what it should know or decide. */
export function FlagItem({ item }: { item: AssessmentItem }) {
  const [opened, { open, close }] = useDisclosure(false)
  const flag = useCommand('tasking.flagAssessmentItem')
  const form = useForm({ initialValues: { note: '' } })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconUsersGroup size={15} aria-hidden />}
        aria-label={`Put before the group: ${item.title}`}
        onClick={open}
      >
        Put before the group
      </Button>
      <Modal opened={opened} onClose={close} title="Put before the group">
        <form
          onSubmit={form.onSubmit(({ note }) =>
            flag.mutate({ assessmentItemId: item.id, version: item.version, note }, { onSuccess: close }),
          )}
        >
          <Stack gap="sm">
            <Text fw={600}>{item.title}</Text>
            <Textarea
              label="Note"
              description="What the group should know or decide. No names."
              maxLength={2000}
              autosize
              minRows={3}
              data-autofocus
              {...form.getInputProps('note')}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={flag.isPending}>
                Put before the group
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
