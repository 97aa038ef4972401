import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

type ErrorNoteProps = { title: string; message: string; next?: string | undefined; onRetry?: () => void }

/** What went wrong, and what to do about it, in the place where it did: `<ErrorNote {...inWords(error)} />`. */
export function ErrorNote({ title, message, next, onRetry }: ErrorNoteProps) {
  return (
    <Alert color="red" variant="light" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Text c="var(--mantine-color-text)">{message}</Text>
      {next && <Text c="var(--mantine-color-text)">{next}</Text>}
      {onRetry && (
        <Button mt="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  )
}
