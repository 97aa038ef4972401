import { Select } from '@mantine/core'

type ColumnSelectProps = {
  label: string
  description?: string
  columns: readonly { name: string; examples: string[] }[]
  value: string | null
  onChange: (column: string | null) => void
  /** What it means that none is chosen; without it one must be. */
  none?: string
}

/** A column of a file, with the first things that stand in it. */
export function ColumnSelect({ label, description, columns, value, onChange, none }: ColumnSelectProps) {
  return (
    <Select
      label={label}
      {...(description ? { description } : {})}
      placeholder={none ?? 'Choose a column'}
      clearable={none !== undefined}
      data={columns.map(({ name, examples }) => ({
        value: name,
        label: examples.length > 0 ? `${name}: ${examples.join(', ')}` : name,
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
