import { Button, Loader, Popover, Stack } from '@mantine/core'
import { useRunningJobs } from '../client/use-desk.ts'
import { countOf } from '../ui/counts.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { jobWords } from './job-words.ts'

/** What is being worked on, wherever it was started: shown only while there is something. */
export function RunningJobsMenu() {
  const jobs = useRunningJobs()
  if (jobs.length === 0) return null
  const [only] = jobs
  const label = jobs.length === 1 && only ? (jobWords[only.name] ?? only.name) : countOf(jobs.length, 'job')
  return (
    <Popover position="bottom-end" width={340} shadow="md">
      <Popover.Target>
        <Button variant="subtle" leftSection={<Loader size={14} />}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {jobs.map(job => (
            <JobProgress
              key={job.key}
              label={jobWords[job.name] ?? job.name}
              progress={job.progress}
              onCancel={job.cancel}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
