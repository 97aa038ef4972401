import { Group, NumberInput, Select, Stack } from '@mantine/core'
import type { MappingSpec, TextWritten, Written } from '#shared/features/imports/mapping.ts'
import {
  type DateFormat,
  dateFormats,
  type Encoding,
  encodings,
  encodingWords,
} from '#shared/features/imports/rules.ts'

const separatorNames: Record<TextWritten['separator'], string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}

type HowWrittenProps = {
  mapping: MappingSpec
  onChange: (mapping: MappingSpec) => void
  onWritten: (written: Written) => void
}

/** What was found out about the file's writing; a wrong guess can be overruled. */
export function HowWritten({ mapping, onChange, onWritten }: HowWrittenProps) {
  const { written } = mapping
  if (written.kind !== 'text') return null
  const { encoding, separator, headerLine } = written
  const rewrite = (changes: Partial<TextWritten>) => onWritten({ ...written, ...changes })
  return (
    <Stack gap="xs">
      <Select
        label="Dates are written"
        data={Object.entries(dateFormats).map(([value, words]) => ({ value, label: `${words} (${value})` }))}
        allowDeselect={false}
        value={mapping.dates.from}
        onChange={from =>
          from && onChange({ ...mapping, dates: { ...mapping.dates, from: from as DateFormat } })
        }
      />
      <Select
        label="Encoding"
        data={encodings.map(value => ({ value, label: encodingWords[value] }))}
        allowDeselect={false}
        value={encoding}
        onChange={value => value && rewrite({ encoding: value as Encoding })}
      />
      <Group grow gap="xs">
        <Select
          label="Columns parted by"
          data={Object.entries(separatorNames).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          value={separator}
          onChange={value => value && rewrite({ separator: value as TextWritten['separator'] })}
        />
        <NumberInput
          label="Header on line"
          min={1}
          max={50}
          allowDecimal={false}
          clampBehavior="strict"
          value={headerLine}
          onChange={line => typeof line === 'number' && line !== headerLine && rewrite({ headerLine: line })}
        />
      </Group>
    </Stack>
  )
}
