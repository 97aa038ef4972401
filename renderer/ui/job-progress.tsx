import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { countOf, formatCount } from './counts.ts'

type ToldProgress = {
  stage: string
  done: number
  total: number | null
  rows?: number
  /** How long it has worked. */
  seconds?: number
}
type JobProgressProps = {
  label: string
  progress: ToldProgress | null
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

function told({ stage, done, total, rows, seconds }: ToldProgress) {
  const share = total === null ? '' : `${Math.floor((100 * done) / total)} %`
  const counted =
    rows !== undefined ? countOf(rows, 'row') : total === null && done > 0 ? formatCount(done) : ''
  return [
    stage,
    share,
    counted,
    rows && seconds && seconds >= settlingSeconds ? `${formatCount(rows / seconds)} a second` : '',
    total !== null && seconds !== undefined ? timeLeft(done, total, seconds) : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** Before, the rate says more of the start than of the work. */
const settlingSeconds = 1

/** What is left at the rate so far, in round words: a number that jumps tells nobody anything. */
function timeLeft(done: number, total: number, seconds: number): string {
  if (done === 0 || seconds < settlingSeconds || done >= total) return ''
  const left = (seconds * (total - done)) / done
  if (left < 5) return 'a few seconds left'
  if (left < 60) return `about ${Math.ceil(left / 5) * 5} seconds left`
  return `about ${countOf(Math.round(left / 60), 'minute')} left`
}
