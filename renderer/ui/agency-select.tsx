import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'

type AgencySelectProps = {
  agencies: readonly { id: number; name: string }[]
  /** The identifier of the agency chosen, as a form holds it. */
  value?: string | null
  onChange: (agencyId: string | null) => void
  error?: ReactNode
  miw: number
  clearable?: boolean
  allowDeselect?: boolean
}

/** An agency to choose by typing a part of its name. */
export function AgencySelect({ agencies, value = null, onChange, ...props }: AgencySelectProps) {
  const [typed, setTyped] = useState('')

  /** Whoever types fast leaves the field before an option is marked: the agency their words mean is taken. */
  function takeTyped() {
    const words = typed.trim().toLowerCase()
    if (value !== null || words === '') return
    const meant = agencies.find(({ name }) => name.toLowerCase().includes(words))
    if (meant) onChange(String(meant.id))
  }

  return (
    <Select
      label="Agency"
      flex={1}
      selectFirstOptionOnChange
      {...props}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      data={agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value}
      onChange={chosen => onChange(chosen)}
      onBlur={takeTyped}
    />
  )
}
