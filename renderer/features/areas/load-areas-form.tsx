import { Alert, Button, Group, List, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconInfoCircle } from '@tabler/icons-react'
import { fieldErrors } from '../../client/field-errors.ts'
import type { Output } from '../../client/names.ts'
import { useCommand } from '../../client/use-desk.ts'
import { inWords, sayDone } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

type LoadAreasFormProps = { file: string; found: Output<'areas.inspect'>; onDone: () => void }

export function LoadAreasForm({ file, found, onDone }: LoadAreasFormProps) {
  const load = useCommand('areas.load', { quiet: true })
  const form = useForm({
    initialValues: {
      name: '',
      vintage: '',
      codeProperty: found.codeProperty,
      nameProperty: found.nameProperty,
    },
    validate: {
      name: name => (name.trim() ? null : 'Give the set a name, such as Neighbourhoods.'),
      codeProperty: property => (property ? null : 'Choose the property that holds the code.'),
      nameProperty: property => (property ? null : 'Choose the property that holds the name.'),
    },
  })
  const properties = found.properties.map(({ name, examples, distinct }) => ({
    value: name,
    label: `${name}: ${examples.slice(0, 2).join(', ')} (${countOf(distinct, 'value')})`,
  }))

  function submit({ codeProperty, nameProperty, ...values }: typeof form.values) {
    load.mutate(
      { ...values, file, codeProperty: codeProperty ?? '', nameProperty: nameProperty ?? '' },
      {
        onSuccess: ({ name, areas }) => {
          sayDone(`${name}: ${countOf(areas, 'area')} loaded.`)
          onDone()
        },
        onError: error => form.setErrors(fieldErrors(error)),
      },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <Alert
          icon={<IconInfoCircle aria-hidden />}
          title={`${countOf(found.features, 'feature')} in the file`}
        >
          {found.findings.length > 0 && (
            <List size="sm" c="var(--mantine-color-text)">
              {found.findings.map(finding => (
                <List.Item key={finding}>{finding}</List.Item>
              ))}
            </List>
          )}
        </Alert>
        <Select
          label="Property with the code"
          description="Different for every area."
          data={properties}
          searchable
          {...form.getInputProps('codeProperty')}
        />
        <Select
          label="Property with the name"
          description="Shown on the map and in tables."
          data={properties}
          searchable
          {...form.getInputProps('nameProperty')}
        />
        <TextInput
          label="Name of the set"
          placeholder="Neighbourhoods"
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Vintage"
          description="The year or edition of the boundaries."
          placeholder="2022"
          maxLength={40}
          {...form.getInputProps('vintage')}
        />
        {load.isError && <ErrorNote {...inWords(load.error)} />}
        <Group justify="flex-end" gap="xs">
          {load.isPending && <Text c="dimmed">Placing incidents in these areas…</Text>}
          <Button type="submit" loading={load.isPending}>
            Load {countOf(found.features, 'area')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
