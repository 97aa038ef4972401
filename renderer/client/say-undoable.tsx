import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

/** A note in the corner for something done that can be taken back from there, for as long as it stands. */
export function sayUndoable(message: string, takeBack: () => void): void {
  const id = notifications.show({
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
