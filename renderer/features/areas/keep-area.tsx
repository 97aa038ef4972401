import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import type { Ring } from '../../map/layers.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

type KeepAreaProps = {
  ring: Ring | null
  onClose: () => void
  onKept: (kept: { areaSetId: number; areaId: number }) => void
}

/** Gives a drawn shape a name, under which it can be filtered and counted by like any area. */
export function KeepArea({ ring, onClose, onKept }: KeepAreaProps) {
  return (
    <Modal opened={ring !== null} onClose={onClose} title="Keep as area" size="sm">
      {ring && <Form ring={ring} onKept={onKept} />}
    </Modal>
  )
}

function Form({ ring, onKept }: { ring: Ring; onKept: KeepAreaProps['onKept'] }) {
  const keep = useCommand('areas.keepArea', { quiet: true })
  const [name, setName] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (name.trim()) keep.mutate({ name, ring }, { onSuccess: onKept })
      }}
    >
      <Stack gap="sm">
        <Text size="sm">It is kept in the set “Drawn areas”, for everybody in this bureau.</Text>
        <TextInput
          label="Name of the area"
          data-autofocus
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          maxLength={200}
        />
        {keep.isError && <ErrorNote {...inWords(keep.error)} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!name.trim()} loading={keep.isPending}>
            Keep it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
