import { Alert, Button, Group, Text } from '@mantine/core'
import { IconGitCompare } from '@tabler/icons-react'

/** Somebody changed an action while a form on it was being written: shown as it is now, the writer goes on or not. */
export function ChangedSince({ onGoOn }: { onGoOn: () => void }) {
  return (
    <Alert
      color="yellow"
      icon={<IconGitCompare aria-hidden />}
      title="Someone else changed this action while you were writing"
    >
      <Group gap="xs" justify="space-between">
        <Text>Above it stands as it is now; its history says what they changed.</Text>
        <Button variant="default" size="compact-sm" onClick={onGoOn}>
          Go on with mine
        </Button>
      </Group>
    </Alert>
  )
}
