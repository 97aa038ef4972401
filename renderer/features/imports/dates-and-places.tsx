import { Checkbox, Select, Stack, Text } from '@mantine/core'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import {
  type DateFormat,
  dateFormats,
  type ResponseField,
  responseFields,
} from '#shared/features/imports/rules.ts'

type DatesAndPlacesProps = { mapping: MappingSpec; onChange: (mapping: MappingSpec) => void }

/** How dates are written, decided on the whole column and overruled here, and what the points stand for. */
export function DatesAndPlaces({ mapping, onChange }: DatesAndPlacesProps) {
  const { fields, dates } = mapping
  return (
    <Stack gap="sm">
      {fields.from === undefined ? (
        <Text c="dimmed">Choose the column with the date first, under Columns.</Text>
      ) : (
        <Select
          label={`Dates in “${fields.from}” are written`}
          description="Decided on the whole column. A date that does not fit is rejected with its reason, never guessed."
          data={formats}
          allowDeselect={false}
          value={dates.from}
          onChange={from => from && onChange({ ...mapping, dates: { ...dates, from: from as DateFormat } })}
        />
      )}
      {fields.to !== undefined && (
        <Select
          label={`Dates in “${fields.to}” are written`}
          data={formats}
          allowDeselect={false}
          value={dates.to ?? dates.from}
          onChange={to => to && onChange({ ...mapping, dates: { ...dates, to: to as DateFormat } })}
        />
      )}
      {responseFields.map(
        field =>
          fields[field] !== undefined && (
            <Select
              key={field}
              label={`“${fields[field]}” is written`}
              data={field === 'answered' ? [{ value: '', label: 'seconds waited' }, ...formats] : formats}
              allowDeselect={false}
              value={dates[field] ?? (field === 'answered' ? '' : dates.from)}
              onChange={format => onChange({ ...mapping, dates: withFormat(dates, field, format) })}
            />
          ),
      )}
      <Checkbox
        label="Points stand for eight or more addresses, as on data.police.uk"
        description="Repeat-address, near-repeat and hour-of-day analysis are then refused on these incidents, with the reason."
        checked={mapping.snapped}
        onChange={event => onChange({ ...mapping, snapped: event.currentTarget.checked })}
      />
    </Stack>
  )
}

function withFormat(
  dates: MappingSpec['dates'],
  field: ResponseField,
  format: string | null,
): MappingSpec['dates'] {
  const { [field]: _before, ...others } = dates
  return format ? { ...others, [field]: format as DateFormat } : others
}

const formats = Object.entries(dateFormats).map(([value, words]) => ({
  value,
  label: `${words} (${value})`,
}))
