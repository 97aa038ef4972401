import { Button, Drawer, Group, Stack, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Agency } from '#shared/features/settings/contract.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useCommand } from '../../client/use-desk.ts'
import { keyFrom } from '../../ui/key-from.ts'

type AgencyDrawerProps = { agency: Agency | 'new' | null; onClose: () => void }

/** Adds an agency or changes one. */
export function AgencyDrawer({ agency, onClose }: AgencyDrawerProps) {
  return (
    <Drawer
      opened={agency !== null}
      onClose={onClose}
      title={<Title order={2}>{agency === 'new' ? 'Add an agency' : 'Agency'}</Title>}
      closeButtonProps={{ 'aria-label': 'Close the agency' }}
      size="sm"
    >
      {agency && <AgencyForm agency={agency === 'new' ? null : agency} onDone={onClose} />}
    </Drawer>
  )
}

function AgencyForm({ agency, onDone }: { agency: Agency | null; onDone: () => void }) {
  const save = useCommand('settings.saveAgency')
  const form = useForm({
    initialValues: { name: agency?.name ?? '', key: agency?.key ?? '' },
    validate: {
      name: name => (name.trim() ? null : 'Give the agency a name.'),
      key: key => (/^[a-z0-9-]{1,40}$/.test(key) ? null : 'Lower-case letters, digits and hyphens.'),
    },
  })

  function submit(values: typeof form.values) {
    save.mutate(
      { ...values, ...(agency ? { id: agency.id, version: agency.version } : {}) },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          placeholder="City Council"
          data-autofocus
          maxLength={200}
          {...form.getInputProps('name')}
          onBlur={() => {
            if (!form.values.key) form.setFieldValue('key', keyFrom(form.values.name))
          }}
        />
        <TextInput
          label="Key"
          description="Short name for the command line and files."
          placeholder="city-council"
          maxLength={40}
          {...form.getInputProps('key')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
