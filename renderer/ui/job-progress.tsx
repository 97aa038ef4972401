import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { formatCount } from './counts.ts'

type JobProgressProps = {
  label: string
  progress: { stage: string; done: number; total: number | null } | null
  onCancel?: () => void
}

/** How far long work has come, and the way to stop it. */
export function JobProgress({ label, progress, onCancel }: JobProgressProps) {
  const share = progress?.total ? Math.min(100, (100 * progress.done) / progress.total) : null
  return (
    <Stack gap={4} role="status">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text truncate>{label}</Text>
        {onCancel && (
          <Button variant="subtle" size="compact-xs" flex="none" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Group>
      <Progress value={share ?? 100} animated={share === null} size="sm" aria-label={label} />
      {progress && (
        <Text size="xs" c="dimmed">
          {told(progress)}
        </Text>
      )}
    </Stack>
  )
}

function told({ stage, done, total }: NonNullable<JobProgressProps['progress']>) {
  if (total === null) return done > 0 ? `${stage} ${formatCount(done)}` : stage
  // Jobs count bytes, tests or files: a share is understood of all of them.
  return `${stage}, ${Math.floor((100 * done) / total)} %`
}
