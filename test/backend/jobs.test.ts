import { expect, test } from 'vitest'
import { AppError } from '#shared/rpc/error.ts'
import { openJobs } from '../../main/backend/jobs.ts'

const now = () => new Date('2025-06-16T09:00:00Z')

test('a job is listed while it runs, tells how far it is, and can be found once it has ended', async () => {
  let changes = 0
  const jobs = openJobs(now, () => changes++)
  let finish = (_: string) => {}
  const job = jobs.start('imports.run', 'analyst.one', control => {
    control.report({ stage: 'Reading', done: 1, total: 2 })
    return new Promise<string>(resolve => {
      finish = resolve
    })
  })
  const seen: number[] = []
  job.follow(progress => seen.push(progress.done))
  expect(jobs.running()).toEqual([{ jobId: job.jobId, name: 'imports.run', startedAt: now().toISOString() }])
  expect(seen).toEqual([1])
  finish('done')
  expect(await jobs.find(job.jobId).result).toBe('done')
  expect(jobs.running()).toEqual([])
  expect(await jobs.find(job.jobId).result).toBe('done')
  expect(changes).toBe(2)
})

test('cancelling reaches the work, and closing waits until it has tidied up', async () => {
  const jobs = openJobs(now, () => {})
  let tidied = false
  const job = jobs.start('analysis.run', 'analyst.one', async ({ signal }) => {
    await new Promise(resolve => signal.addEventListener('abort', resolve))
    await Promise.resolve()
    tidied = true
    throw new AppError('cancelled', 'The work was cancelled.')
  })
  await jobs.close()
  expect(tidied).toBe(true)
  await expect(job.result).rejects.toMatchObject({ code: 'cancelled' })
})

test('an unknown job is an ordinary not-found', () => {
  expect(() => openJobs(now, () => {}).find(7)).toThrow(AppError)
})

test('progress is told about ten times a second, but a new stage at once', () => {
  const jobs = openJobs(now, () => {})
  const seen: string[] = []
  jobs
    .start('imports.run', 'analyst.one', async control => {
      await Promise.resolve()
      for (let row = 0; row < 1000; row++) control.report({ stage: 'Reading', done: row, total: null })
      control.report({ stage: 'Saving', done: 0, total: null })
    })
    .follow(progress => seen.push(progress.stage))
  return new Promise<void>(resolve =>
    setTimeout(() => {
      expect(seen.length).toBeLessThan(10)
      expect(seen.at(-1)).toBe('Saving')
      resolve()
    }, 20),
  )
})
