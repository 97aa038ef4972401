import type { Progress } from '#shared/rpc/channel.ts'
import { AppError } from '#shared/rpc/error.ts'

const reportEveryMs = 100
const keptWhenFinished = 20

export type RunningJob = {
  jobId: number
  name: string
  startedAt: string
  login: string
  result: Promise<unknown>
  cancel(): void
  /** Tells how far the job is, now and from now on; the answer stops the telling. */
  follow(listener: (progress: Progress) => void): () => void
}

export type Jobs = {
  start(
    name: string,
    login: string,
    work: (control: { signal: AbortSignal; report(progress: Progress): void }) => Promise<unknown>,
  ): RunningJob
  find(jobId: number): RunningJob
  running(): { jobId: number; name: string; startedAt: string }[]
  /** Cancels all and waits until they have tidied up after themselves. */
  close(): Promise<void>
}

/** Jobs belong to the backend: a window that goes away does not end them, one that comes back finds them. */
export function openJobs(now: () => Date, onChange: () => void): Jobs {
  const underWay = new Map<number, RunningJob>()
  const finished: RunningJob[] = []
  let nextId = 1

  return {
    start(name, login, work) {
      const controller = new AbortController()
      const listeners = new Set<(progress: Progress) => void>()
      let latest: Progress = { stage: 'Starting', done: 0, total: null }
      let toldAt = 0
      const report = (progress: Progress) => {
        const stageChanged = progress.stage !== latest.stage
        latest = progress
        const at = performance.now()
        if (!stageChanged && at - toldAt < reportEveryMs) return
        toldAt = at
        for (const listener of listeners) listener(latest)
      }
      const jobId = nextId++
      const result = work({ signal: controller.signal, report }).finally(() => {
        underWay.delete(jobId)
        finished.push(job)
        if (finished.length > keptWhenFinished) finished.shift()
        onChange()
      })
      result.catch(() => {
        // Whoever waits for the job is told; a job nobody waits for is no unhandled rejection.
      })
      const job: RunningJob = {
        jobId,
        name,
        login,
        startedAt: now().toISOString(),
        result,
        cancel: () => controller.abort(),
        follow(listener) {
          listeners.add(listener)
          listener(latest)
          return () => void listeners.delete(listener)
        },
      }
      underWay.set(jobId, job)
      onChange()
      return job
    },
    find(jobId) {
      const job = underWay.get(jobId) ?? finished.find(candidate => candidate.jobId === jobId)
      if (!job)
        throw new AppError('not-found', 'That job is no longer known.', {
          next: 'Look at its result instead.',
        })
      return job
    },
    running: () => [...underWay.values()].map(({ jobId, name, startedAt }) => ({ jobId, name, startedAt })),
    async close() {
      const jobs = [...underWay.values()]
      for (const job of jobs) job.cancel()
      await Promise.allSettled(jobs.map(job => job.result))
    },
  }
}
