import { Button, type ButtonProps, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconUsersGroup } from '@tabler/icons-react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'

type PutBeforeGroupProps = ButtonProps & {
  /** What it is called until the person says otherwise. */
  title: string
  /** Its incidents: a hotspot, something new, or any selection. */
  filter: Filter
}

/** Sends a hotspot, something new or a selection to the group, with a note. */
export function PutBeforeGroup({ title, filter, ...button }: PutBeforeGroupProps) {
  const [opened, { open, close }] = useDisclosure(false)
  const may = useMayCall('analysis.flag')
  const flagged = useQuestion('analysis.flagged')
  const isThere = flagged.data?.some(one => JSON.stringify(one.filter) === JSON.stringify(filter))
  if (!may) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUsersGroup size={15} aria-hidden />}
        {...button}
        disabled={isThere ?? false}
        onClick={open}
      >
        {isThere ? 'Before the group' : 'Put before the group'}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Put before the group"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <FlagForm title={title} filter={filter} onDone={close} />
      </Modal>
    </>
  )
}

function FlagForm({ title, filter, onDone }: { title: string; filter: Filter; onDone: () => void }) {
  const flag = useCommand('analysis.flag')
  const form = useForm({
    initialValues: { title: title.slice(0, 200), note: '' },
    validate: { title: text => (text.trim() ? null : 'Give it a title.') },
  })

  function submit({ title, note }: typeof form.values) {
    flag.mutate(
      { title, note, filter },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <Text c="dimmed">It is listed under Tasking, with its incidents, until it is withdrawn.</Text>
        <TextInput label="Title" maxLength={200} {...form.getInputProps('title')} />
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
  )
}
