import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import type { Entry } from '#shared/features/profiles/lists.ts'
import { DayInput } from '../../../ui/day-input.tsx'

/** One field of a line of a list, as data. */
export type EntryField = {
  field: string
  label: string
  kind: 'line' | 'text' | 'choice' | 'number' | 'day'
  description?: string
  options?: readonly { value: string; label: string }[]
  /** A choice of rows of the bureau: its values are numbers, none is null. */
  isRow?: boolean
  /** False where it says nothing for this line. */
  when?: (entry: Entry) => boolean
}

type Values = Record<string, string | number | null>
type EntryFieldsProps = { fields: readonly EntryField[]; entry: Entry; onChange: (entry: Entry) => void }

/** The fields of a line that is added or edited. */
export function EntryFields({ fields, entry, onChange }: EntryFieldsProps) {
  const values = entry as unknown as Values
  const set = (field: string, value: string | number | null) =>
    onChange({ ...values, [field]: value } as unknown as Entry)
  return fields
    .filter(({ when }) => when?.(entry) ?? true)
    .map(({ field, label, kind, description, options = [], isRow }, index) => {
      const value = values[field] ?? null
      const common = {
        label,
        ...(description ? { description } : {}),
        ...(index === 0 ? { 'data-autofocus': true } : {}),
      }
      switch (kind) {
        case 'line':
          return (
            <TextInput
              key={field}
              {...common}
              value={String(value ?? '')}
              maxLength={500}
              onChange={event => set(field, event.currentTarget.value)}
            />
          )
        case 'text':
          return (
            <Textarea
              key={field}
              {...common}
              value={String(value ?? '')}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              onChange={event => set(field, event.currentTarget.value)}
            />
          )
        case 'choice':
          return (
            <NativeSelect
              key={field}
              {...common}
              data={[...options]}
              value={String(value ?? '')}
              onChange={event => {
                const chosen = event.currentTarget.value
                set(field, isRow ? (chosen === '' ? null : Number(chosen)) : chosen)
              }}
            />
          )
        case 'number':
          return (
            <NumberInput
              key={field}
              {...common}
              value={value ?? ''}
              min={0}
              onChange={typed => set(field, typed === '' ? null : Number(typed))}
            />
          )
        default:
          return (
            <DayInput
              key={field}
              {...common}
              value={String(value ?? '')}
              onChange={event => set(field, event.currentTarget.value || null)}
            />
          )
      }
    })
}
