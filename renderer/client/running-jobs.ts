import type { DeskClient } from '#shared/contract.ts'
import type { Progress } from '#shared/rpc/channel.ts'

export type RunningJob = {
  key: number
  name: string
  progress: Progress | null
  cancel(): void
}

type Ask = (options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<unknown>

/** The jobs this window follows: those it started, and those found under way when it was opened. */
export function createRunningJobs(client: DeskClient) {
  let jobs: readonly RunningJob[] = []
  let nextKey = 1
  const listeners = new Set<() => void>()

  function set(next: readonly RunningJob[]) {
    jobs = next
    for (const listener of listeners) listener()
  }

  async function follow(name: string, ask: Ask): Promise<unknown> {
    const key = nextKey++
    const controller = new AbortController()
    set([...jobs, { key, name, progress: null, cancel: () => controller.abort() }])
    const onProgress = (progress: Progress) =>
      set(jobs.map(job => (job.key === key ? { ...job, progress } : job)))
    try {
      return await ask({ signal: controller.signal, onProgress })
    } finally {
      set(jobs.filter(job => job.key !== key))
    }
  }

  return {
    follow,
    /** Attaches to what was under way before this window was there. */
    async attach() {
      for (const { jobId, name } of await client.settings.jobs()) {
        // How it ended is shown by what it changed; whoever started it was told of a failure.
        follow(name, options => client.watch(jobId, options)).catch(() => undefined)
      }
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    list: () => jobs,
  }
}
export type RunningJobs = ReturnType<typeof createRunningJobs>
