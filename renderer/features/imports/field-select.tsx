import { Select, Text } from '@mantine/core'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { fieldWords, type IncidentField } from '#shared/features/imports/rules.ts'
import { fieldDuties, fieldGroups, fieldsOf } from './field-words.ts'

type FieldSelectProps = {
  column: string
  mapping: MappingSpec
  onChange: (field: IncidentField | null) => void
}

/** Which field of the incident a column feeds, or that it is not kept. */
export function FieldSelect({ column, mapping, onChange }: FieldSelectProps) {
  const [field] = fieldsOf(mapping, column)
  return (
    <Select
      aria-label={`Field for the column ${column}`}
      placeholder="Not kept"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Do not keep ${column}` }}
      data={options}
      value={field ?? null}
      onChange={chosen => onChange(chosen as IncidentField | null)}
      nothingFoundMessage="No field is called that"
      maxDropdownHeight={360}
      comboboxProps={{ width: 330, position: 'bottom-end' }}
      renderOption={({ option }) => (
        <FieldOption
          field={option.value as IncidentField}
          column={column}
          taken={mapping.fields[option.value as IncidentField]}
        />
      )}
    />
  )
}

const options = fieldGroups.map(({ group, fields }) => ({
  group,
  items: fields.map(value => ({ value, label: fieldWords[value] })),
}))

type FieldOptionProps = { field: IncidentField; column: string; taken: string | undefined }

function FieldOption({ field, column, taken }: FieldOptionProps) {
  const from = taken !== undefined && taken !== column ? `Now from “${taken}”` : ''
  const about = [from, fieldDuties[field] ?? ''].filter(Boolean).join(' · ')
  return (
    <div>
      <Text>{fieldWords[field]}</Text>
      {about && (
        <Text size="xs" c="dimmed">
          {about}
        </Text>
      )}
    </div>
  )
}
