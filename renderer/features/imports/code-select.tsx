import { Select, type SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { useSchemes } from './use-schemes.ts'

/** A code, null for "no code fits", undefined where nothing was decided. */
export type Decided = string | null | undefined

const fitsNone = 'none'
const none = { group: 'Decided', items: [{ value: fitsNone, label: 'No code fits' }] }

type CodeSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  value: Decided
  onChange: (decided: Decided) => void
}

/** Every code of every scheme, found by typing, and "no code fits" for what stands for nothing there. */
export function CodeSelect({ value, onChange, ...select }: CodeSelectProps) {
  const { options } = useSchemes()
  const choices = useMemo(() => [...options, none], [options])
  return (
    <Select
      searchable
      maxDropdownHeight={280}
      nothingFoundMessage="No code is called that"
      {...select}
      data={choices}
      value={value === null ? fitsNone : (value ?? null)}
      onChange={chosen => onChange(chosen === fitsNone ? null : (chosen ?? undefined))}
    />
  )
}
