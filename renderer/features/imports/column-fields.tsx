import { Checkbox, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core'
import { useId, useState } from 'react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { fieldWords, type IncidentField } from '#shared/features/imports/rules.ts'
import {
  type CoordinateKind,
  coordinateKindOf,
  coordinateKinds,
  plainFields,
  withColumn,
} from './field-words.ts'

type ColumnFieldsProps = {
  mapping: MappingSpec
  sample: string[][]
  onChange: (mapping: MappingSpec) => void
}

/** Each field of an incident and the column of the file it is read from. */
export function ColumnFields({ mapping, sample, onChange }: ColumnFieldsProps) {
  const [kind, setKind] = useState(coordinateKindOf(mapping))
  const columns = mapping.header.map((name, index) => ({
    value: name,
    label: name,
    example: sample.map(row => row[index]?.trim()).find(Boolean) ?? '',
  }))

  function change(next: CoordinateKind) {
    setKind(next)
    // Columns of the other ways are let go, or one place would be read twice.
    const others = Object.values(coordinateKinds).flatMap(each => [...each.fields])
    onChange(others.reduce((spec, field) => withColumn(spec, field, null), mapping))
  }
  const row = (field: IncidentField) => (
    <FieldRow
      key={field}
      field={field}
      columns={columns}
      value={mapping.fields[field] ?? null}
      onChange={column => onChange(withColumn(mapping, field, column))}
    />
  )
  return (
    <Stack gap="xs">
      <Table withRowBorders={false} horizontalSpacing={0} aria-label="Fields and their columns">
        <Table.Tbody>{plainFields.map(row)}</Table.Tbody>
      </Table>
      <SegmentedControl
        fullWidth
        aria-label="How places are written"
        data={Object.entries(coordinateKinds).map(([value, { label }]) => ({ value, label }))}
        value={kind}
        onChange={value => change(value as CoordinateKind)}
      />
      <Table withRowBorders={false} horizontalSpacing={0} aria-label="Fields of the place and their columns">
        <Table.Tbody>{coordinateKinds[kind].fields.map(row)}</Table.Tbody>
      </Table>
      <Checkbox
        label="Points stand for eight or more addresses, as on data.police.uk"
        checked={mapping.snapped}
        onChange={event => onChange({ ...mapping, snapped: event.currentTarget.checked })}
      />
    </Stack>
  )
}

type Column = { value: string; label: string; example: string }
type FieldRowProps = {
  field: IncidentField
  columns: Column[]
  value: string | null
  onChange: (column: string | null) => void
}

function FieldRow({ field, columns, value, onChange }: FieldRowProps) {
  const id = useId()
  const example = columns.find(column => column.value === value)?.example
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td pr="xs" w="42%">
        <Text component="label" htmlFor={id} lh={1.25} display="block" pt={5}>
          {fieldWords[field]}
        </Text>
      </Table.Td>
      <Table.Td>
        <Select
          id={id}
          placeholder="Not in this file"
          description={example ? `for example ${example.slice(0, 60)}` : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={field === 'from' && value === null ? 'Choose the column that says when it happened.' : null}
          clearable
          searchable
          data={columns}
          value={value}
          onChange={onChange}
        />
      </Table.Td>
    </Table.Tr>
  )
}
