import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { type AssessmentSection, sectionNames } from '#shared/features/tasking/assessment-rules.ts'
import { useCommand } from '../../../client/use-desk.ts'

/** Adds an item of the analyst's own to a section. */
export function AddItem({ assessmentId, section }: { assessmentId: number; section: AssessmentSection }) {
  const [opened, { open, close }] = useDisclosure(false)
  const add = useCommand('tasking.addAssessmentItem')
  const form = useForm({
    initialValues: { title: '', text: '' },
    validate: { title: text => (text.trim() ? null : 'Give it a title.') },
  })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={15} aria-hidden />}
        aria-label={`Add an item: ${sectionNames[section]}`}
        onClick={open}
      >
        Add an item
      </Button>
      <Modal opened={opened} onClose={close} title={`Add to “${sectionNames[section]}”`}>
        <form
          onSubmit={form.onSubmit(values =>
            add.mutate(
              { assessmentId, section, ...values },
              {
                onSuccess: () => {
                  form.reset()
                  close()
                },
              },
            ),
          )}
        >
          <Stack gap="sm">
            <TextInput label="Title" maxLength={200} data-autofocus {...form.getInputProps('title')} />
            <Textarea label="Text" maxLength={20_000} autosize minRows={3} {...form.getInputProps('text')} />
            <Group justify="flex-end">
              <Button type="submit" loading={add.isPending}>
                Add
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
