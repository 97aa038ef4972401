import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { withCondition } from './filter-address.ts'

const waitMilliseconds = 300

/** Words that all must stand in what is known of an incident, searched when one pauses in typing. */
export function SearchCondition({
  filter,
  onChange,
}: {
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const searched = filter.text ?? ''
  const [typed, setTyped] = useState(searched)
  useEffect(() => setTyped(searched), [searched])
  const search = useDebouncedCallback((text: string) => {
    onChange(withCondition(filter, 'text', text.trim()))
  }, waitMilliseconds)

  return (
    <TextInput
      w={170}
      type="search"
      aria-label="Search in place, category, outcome, channel and reference"
      placeholder="Search words"
      maxLength={200}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed !== '' && (
          <CloseButton
            size="sm"
            aria-label="Clear the search"
            onClick={() => {
              setTyped('')
              onChange(withCondition(filter, 'text', ''))
            }}
          />
        )
      }
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value)
        search(event.currentTarget.value)
      }}
    />
  )
}
