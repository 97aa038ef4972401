import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { formatTime } from '../ui/days.ts'
import type { Saving } from './saving-queue.ts'
import { inWords } from './words.ts'

type SavedNoteProps = {
  saving: Saving
  onRetry: () => void
  /** One of many on its page: it says nothing until something is typed. */
  quiet?: boolean
}

/** Whether what is typed is safe: `Saved 10:42`. */
export function SavedNote({ saving, onRetry, quiet = false }: SavedNoteProps) {
  const idle = saving.state === 'saved' && !saving.at
  return (
    <Group gap={6} role="status" mih={quiet && idle ? 0 : 22} wrap="nowrap">
      {saving.state === 'failed' ? (
        <>
          <IconAlertTriangle size={16} aria-hidden color="var(--mantine-color-error)" />
          <Text size="xs" c="var(--mantine-color-error)">
            Not saved: {inWords(saving.error).message}
          </Text>
          <Button variant="default" size="compact-xs" onClick={onRetry}>
            Save again
          </Button>
        </>
      ) : (
        <>
          {saving.state === 'saved' && saving.at && <IconCheck size={14} aria-hidden />}
          <Text size="xs" c="dimmed">
            {quiet && idle ? '' : wordsFor(saving)}
          </Text>
        </>
      )}
    </Group>
  )
}

function wordsFor(saving: Saving) {
  if (saving.state === 'saved') return saving.at ? `Saved ${formatTime(saving.at)}` : 'Saved as you type'
  return 'Saving…'
}
