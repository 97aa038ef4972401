import { Stack, Text } from '@mantine/core'
import type { RunningJob } from '../../client/running-jobs.ts'
import { JobProgress } from '../../ui/job-progress.tsx'

type ImportProgressProps = { running: RunningJob; fileName: string | undefined; onCancel?: () => void }

/** How far the import has come, and the way to stop it. */
export function ImportProgress({ running, fileName, onCancel }: ImportProgressProps) {
  return (
    <Stack maw={560} mb="md" gap={6}>
      <JobProgress
        label={fileName ? `Importing ${fileName}` : 'Importing'}
        progress={running.progress}
        onCancel={onCancel ?? running.cancel}
      />
      <Text c="dimmed">
        Nothing of the file shows anywhere until all of it is read. Cancelling leaves the bureau as it was.
      </Text>
    </Stack>
  )
}
