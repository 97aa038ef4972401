import { Button, Group, Stack, Text } from '@mantine/core'

type ConfirmRemovalProps = { name: string; onRemove: () => void; onKeep: () => void }

/** Asks in its place: a dialogue over a menu would close the menu that asked. */
export function ConfirmRemoval({ name, onRemove, onKeep }: ConfirmRemovalProps) {
  return (
    <Stack gap={6} role="alertdialog" aria-label={`Remove ${name}`}>
      <Text>
        Remove “{name}”? It is gone for everybody of the bureau; analyses made with it keep their own copy.
      </Text>
      <Group gap={6} justify="flex-end">
        <Button variant="default" size="compact-sm" onClick={onKeep} data-autofocus>
          Keep it
        </Button>
        <Button color="red" size="compact-sm" onClick={onRemove}>
          Remove it
        </Button>
      </Group>
    </Stack>
  )
}
