import { Select, type SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { useSchemes } from './use-schemes.ts'

/** A code, null for "no code fits", undefined where nothing was decided. */
export type Decided = string | null | undefined

const fitsNone = { value: 'none', label: 'No code fits' }
const undecided = { value: 'undecided', label: 'Not decided yet' }

type CodeSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  value: Decided
  onChange: (decided: Decided) => void
  /** True where a decision can be taken back. */
  mayBeUndecided?: boolean
}

/** Every code of every scheme, found by typing, and "no code fits" for what stands for nothing there. */
export function CodeSelect({ value, onChange, mayBeUndecided = false, ...select }: CodeSelectProps) {
  const { options } = useSchemes()
  const choices = useMemo(
    () => [...options, { group: 'No code', items: [fitsNone, ...(mayBeUndecided ? [undecided] : [])] }],
    [options, mayBeUndecided],
  )
  return (
    <Select
      searchable
      maxDropdownHeight={280}
      nothingFoundMessage="No code is called that"
      {...select}
      data={choices}
      value={value === null ? fitsNone.value : (value ?? null)}
      onChange={chosen => onChange(decidedBy(chosen))}
    />
  )
}

function decidedBy(chosen: string | null): Decided {
  if (chosen === fitsNone.value) return null
  return chosen === null || chosen === undecided.value ? undefined : chosen
}
