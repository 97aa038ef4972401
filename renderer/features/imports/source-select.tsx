import { Button, Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useQuestion } from '../../client/use-desk.ts'
import { SourceDrawer } from './source-drawer.tsx'

type SourceSelectProps = { value: number | null; onChange: (sourceId: number) => void }

/** The source a file belongs to; one that is not there yet can be added here. */
export function SourceSelect({ value, onChange }: SourceSelectProps) {
  const sources = useQuestion('imports.sources')
  const [adding, setAdding] = useState(false)
  return (
    <Group align="end" gap="xs">
      <Select
        label="Source"
        placeholder={sources.data?.length === 0 ? 'No sources yet: add one' : 'Whose file is it?'}
        w={280}
        searchable
        data={sources.data?.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
        value={value === null ? null : String(value)}
        onChange={id => id !== null && onChange(Number(id))}
      />
      <Button variant="default" onClick={() => setAdding(true)}>
        New source
      </Button>
      <SourceDrawer
        source={adding ? 'new' : null}
        onClose={() => setAdding(false)}
        onSaved={({ id }) => onChange(id)}
      />
    </Group>
  )
}
