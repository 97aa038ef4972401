import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

/**
 * A note in the corner for something done that can be taken back from there; of one `id` the last alone. It stays
 * longer than others, so it lies on the left: a drawer that is written in is on the right.
 */
export function sayUndoable(id: string, message: string, takeBack: () => void): void {
  notifications.hide(id)
  notifications.show({
    id,
    position: 'bottom-left',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            takeBack()
          }}
        >
          Take back
        </Button>
      </Group>
    ),
    autoClose: 10_000,
    role: 'status',
    closeButtonProps: { 'aria-label': 'Dismiss this note' },
  })
}

/** What it said can be taken back has been, elsewhere. */
export const dismissUndoable = (id: string) => notifications.hide(id)
