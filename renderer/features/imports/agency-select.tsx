import { Button, Group, Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { keyFrom } from '../../ui/key-from.ts'

type AgencySelectProps = { value: number | null; onChange: (agencyId: number) => void; error?: ReactNode }

/** The agency a source comes from; one that is not there yet can be added here. */
export function AgencySelect({ value, onChange, error }: AgencySelectProps) {
  const agencies = useQuestion('settings.agencies')
  const save = useCommand('settings.saveAgency')
  const mayAdd = useMayCall('settings.saveAgency')
  const [adding, setAdding] = useState(false)
  const [name, setName] = useState('')

  function add() {
    save.mutate(
      { name: name.trim(), key: keyFrom(name) },
      {
        onSuccess: ({ id }) => {
          onChange(id)
          setAdding(false)
          setName('')
        },
      },
    )
  }

  if (adding) {
    return (
      <Group gap="xs" align="end">
        <TextInput
          label="Name of the new agency"
          flex={1}
          autoFocus
          maxLength={200}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            // Enter adds the agency, and does not send the form around it.
            event.preventDefault()
            if (keyFrom(name)) add()
          }}
        />
        <Button variant="default" disabled={!keyFrom(name)} loading={save.isPending} onClick={add}>
          Add it
        </Button>
        <Button variant="subtle" onClick={() => setAdding(false)}>
          Back
        </Button>
      </Group>
    )
  }
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label="Agency"
        placeholder="Choose the agency it comes from"
        flex={1}
        searchable
        data={agencies.data?.map(agency => ({ value: String(agency.id), label: agency.name })) ?? []}
        value={value === null ? null : String(value)}
        onChange={id => id !== null && onChange(Number(id))}
        error={error}
      />
      {mayAdd && (
        <Button variant="default" onClick={() => setAdding(true)}>
          New agency
        </Button>
      )}
    </Group>
  )
}
