import { Alert, Button, Checkbox, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { AreaSet } from '#shared/features/areas/contract.ts'
import type { Output } from '../../client/names.ts'
import { useCommand } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

type LoadFiguresFormProps = {
  areaSet: AreaSet
  file: string
  found: Output<'areas.inspectFigures'>
  onLoaded: (told: Output<'areas.loadFigures'>) => void
}
type Taken = { taken: boolean; name: string; unit: string }

export function LoadFiguresForm({ areaSet, file, found, onLoaded }: LoadFiguresFormProps) {
  const load = useCommand('areas.loadFigures', { quiet: true })
  const [codeColumn, setCodeColumn] = useState(found.codeColumn)
  const [origin, setOrigin] = useState('')
  const numeric = found.columns.filter(({ name, numbers }) => name !== codeColumn && numbers > 0)
  const [choices, setChoices] = useState<Record<string, Taken>>(() =>
    Object.fromEntries(
      numeric.map(({ name, suggested }) => [name, { taken: numeric.length <= 3, ...suggested }]),
    ),
  )
  const taken = numeric.filter(({ name }) => choices[name]?.taken)
  const change = (column: string, changed: Partial<Taken>) =>
    setChoices(before => ({ ...before, [column]: { ...before[column]!, ...changed } }))
  const lacking =
    (!codeColumn && 'Choose the column with the codes.') ||
    (taken.length === 0 && 'Choose at least one column of numbers.') ||
    (taken.some(({ name }) => !choices[name]!.name.trim()) && 'Give every figure a name.') ||
    (!origin.trim() && 'Say who published the figures, and for when.')

  function submit() {
    load.mutate(
      {
        file,
        areaSetId: areaSet.id,
        codeColumn: codeColumn ?? '',
        origin,
        columns: taken.map(({ name: column }) => ({
          column,
          name: choices[column]!.name,
          unit: choices[column]!.unit,
        })),
      },
      { onSuccess: onLoaded },
    )
  }

  return (
    <Stack gap="sm">
      <Select
        label="Column with the codes"
        description={`The same codes as those of ${areaSet.name}.`}
        data={found.columns.map(({ name, codes, examples }) => ({
          value: name,
          label: `${name}: ${examples.slice(0, 2).join(', ')} (${formatCount(codes)} of ${countOf(found.rows, 'row')} known)`,
        }))}
        value={codeColumn}
        onChange={setCodeColumn}
        searchable
      />
      {found.codeColumn === null && (
        <Alert icon={<IconInfoCircle aria-hidden />} title="No column holds codes of this area set">
          The file seems to be about other areas, or about the same ones under names instead of codes.
        </Alert>
      )}
      <Table aria-label="Columns of numbers" withRowBorders verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Take</Table.Th>
            <Table.Th>Name of the figure</Table.Th>
            <Table.Th>Unit</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numeric.map(({ name, numbers, examples }) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Checkbox
                  label={name}
                  description={`${examples[0]} … ${formatCount(numbers)} numbers`}
                  checked={choices[name]?.taken ?? false}
                  onChange={event => change(name, { taken: event.currentTarget.checked })}
                />
              </Table.Td>
              <Table.Td>
                <TextInput
                  aria-label={`Name of ${name}`}
                  maxLength={200}
                  value={choices[name]?.name ?? ''}
                  disabled={!choices[name]?.taken}
                  onChange={event => change(name, { name: event.currentTarget.value })}
                />
              </Table.Td>
              <Table.Td w={130}>
                <TextInput
                  aria-label={`Unit of ${name}`}
                  maxLength={40}
                  value={choices[name]?.unit ?? ''}
                  disabled={!choices[name]?.taken}
                  onChange={event => change(name, { unit: event.currentTarget.value })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <TextInput
        label="Origin"
        description="Who published them, and for when: it stands under every map and table made with them."
        placeholder="Office for National Statistics, census 2021"
        maxLength={200}
        value={origin}
        onChange={event => setOrigin(event.currentTarget.value)}
      />
      {load.isError && <ErrorNote {...inWords(load.error)} />}
      <Group justify="flex-end" gap="xs">
        {lacking && <Text c="dimmed">{lacking}</Text>}
        <Button onClick={submit} loading={load.isPending} disabled={Boolean(lacking)}>
          Load {countOf(taken.length, 'figure')}
        </Button>
      </Group>
    </Stack>
  )
}
