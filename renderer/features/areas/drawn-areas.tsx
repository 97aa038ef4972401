import { Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { AreaSet } from '#shared/features/areas/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'

type Area = { id: number; name: string }

/** The areas that were drawn on the map, to be renamed and removed one by one. */
export function DrawnAreas({ areaSet }: { areaSet: AreaSet }) {
  const areas = useQuestion('areas.outlines', { areaSetId: areaSet.id })
  const mayChange = useMayCall('areas.renameArea')
  if (!mayChange) return null
  return (
    <Stack gap="xs" h="100%" style={{ overflow: 'auto' }}>
      <Title order={2} size="h4">
        Drawn one by one
      </Title>
      {areas.data?.map(area => (
        <DrawnArea key={area.id} area={area} />
      ))}
    </Stack>
  )
}

function DrawnArea({ area }: { area: Area }) {
  const rename = useCommand('areas.renameArea', { quiet: true })
  const remove = useCommand('areas.removeArea', { quiet: true })
  const [name, setName] = useState(area.name)
  const changed = name.trim() !== '' && name.trim() !== area.name
  const error = rename.error ?? remove.error
  return (
    <Paper withBorder p="xs">
      <form
        onSubmit={event => {
          event.preventDefault()
          if (changed) rename.mutate({ areaId: area.id, name })
        }}
      >
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            label="Name"
            value={name}
            maxLength={200}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={!changed} loading={rename.isPending}>
            Rename
          </Button>
          <ConfirmButton
            loading={remove.isPending}
            question={`Remove ${area.name}?`}
            consequence="It can no longer be filtered or counted by. The incidents stay."
            confirm="Remove this area"
            destructive
            onConfirm={() => remove.mutate({ areaId: area.id })}
          >
            Remove
          </ConfirmButton>
        </Group>
        {error && <ErrorNote {...inWords(error)} />}
      </form>
    </Paper>
  )
}
