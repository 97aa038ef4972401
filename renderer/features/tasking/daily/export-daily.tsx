import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { saveFile } from '../../../client/files.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { sayDone, sayFailure } from '../../../client/words.ts'

/** Saves the short list as a table for somebody else, and enters it in the register of packs. */
export function ExportDaily({ day }: { day: string }) {
  const [opened, { open, close }] = useDisclosure(false)
  const make = useCommand('tasking.exportDaily', { quiet: true })
  const form = useForm({
    initialValues: { audience: '' },
    validate: { audience: who => (who.trim() ? null : 'Say who it is for.') },
  })

  async function save({ audience }: { audience: string }) {
    try {
      const { file, fileName, number } = await make.mutateAsync({ day, audience })
      if (!(await saveFile(file, fileName))) return
      sayDone(`${fileName} is saved and entered in the register of packs as ${number}.`)
      form.reset()
      close()
    } catch (error) {
      sayFailure(error)
    }
  }

  return (
    <>
      <Button variant="default" onClick={open}>
        Save as CSV
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Save the short list"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form onSubmit={form.onSubmit(save)}>
          <Stack gap="sm">
            <Text>Counts and categories only. It is entered in the register of packs.</Text>
            <TextInput
              label="Who it is for"
              placeholder="Duty inspector"
              maxLength={200}
              data-autofocus
              {...form.getInputProps('audience')}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={make.isPending}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
