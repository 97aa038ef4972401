import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconClockPause } from '@tabler/icons-react'
import type { DropNote } from '#shared/features/imports/drop-folders.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { formatInstant } from '../../ui/dates.ts'

const outcomeWords: Record<DropNote['outcome'], string> = {
  failed: 'Not imported',
  waiting: 'Waiting',
  folder: 'Folder not looked into',
}

/** What the drop folders left for a person to see to, with what happened and what to do next. */
export function DropNotes({ notes }: { notes: readonly DropNote[] }) {
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label="To be seen to">
      {notes.map(note => (
        <li key={note.id}>
          <Note note={note} />
        </li>
      ))}
    </Stack>
  )
}

function Note({ note }: { note: DropNote }) {
  const settle = useCommand('imports.settleDropNote')
  const maySettle = useMayCall('imports.settleDropNote')
  const Sign = note.outcome === 'failed' ? IconAlertTriangle : IconClockPause
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
      <Group gap={8} wrap="nowrap" align="flex-start" miw={0}>
        <Sign size={16} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={600}>
            {outcomeWords[note.outcome]}
            {note.fileName && `: ${note.fileName}`}
          </Text>
          <Text>
            {note.what} {note.next}
          </Text>
          <Text size="xs" c="dimmed">
            {note.sourceName} · {formatInstant(note.at)}, {note.by}
          </Text>
        </div>
      </Group>
      {maySettle && (
        <Button
          variant="default"
          size="compact-sm"
          flex="none"
          loading={settle.isPending}
          aria-label={`Seen to: ${note.fileName || note.sourceName}`}
          onClick={() => settle.mutate({ noteId: note.id })}
        >
          Seen to
        </Button>
      )}
    </Group>
  )
}
