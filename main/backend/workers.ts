import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { AppError, fromReply } from '#shared/rpc/error.ts'
import type { ThreadAnswer, ThreadTask } from './thread.ts'

type Transfer = NonNullable<NonNullable<Parameters<Piscina['run']>[1]>['transferList']>

/** Threads for pure work. `name` is `feature/file`, the file `main/features/feature/file.worker.ts`, its function `run`. */
export type Workers = {
  run<F extends (input: never) => unknown>(
    name: string,
    input: Parameters<F>[0],
    options?: { signal?: AbortSignal; transfer?: Transfer },
  ): Promise<Awaited<ReturnType<F>>>
  /** Lets a thread load what will be asked for when other work is done, so that both go on at once. */
  prepare(name: string): void
  close(): Promise<void>
}

// The built application holds the same tree as .js files.
const ending = extname(fileURLToPath(import.meta.url))

/** What a window is likely to ask of a thread first. */
const firstAskedFor = ['settings/demonstration', 'imports/inspect', 'imports/import']
const askedForLater = 'packs/page'

/** Threads that start take the processor from the window that is just being opened: they are started after it. */
const readyAfterMilliseconds = 3000
const laterMilliseconds = 10_000

/** @param ready threads that soon stand ready: a window does not wait for its first answer. */
export function startWorkers(ready: number): Workers {
  let started: Piscina | null = null
  let closed = false
  const standingReady: Promise<unknown>[] = []
  const prepared = new Set<string>()
  const starting =
    ready > 0
      ? [
          setTimeout(load, readyAfterMilliseconds, firstAskedFor).unref(),
          setTimeout(prepare, laterMilliseconds, askedForLater).unref(),
        ]
      : []
  const fileOf = (name: string) => new URL(`../features/${name}.worker${ending}`, import.meta.url).href

  function pool(): Piscina {
    if (started) return started
    const made = new Piscina({
      maxThreads: Math.max(2, availableParallelism()),
      minThreads: ready,
      filename: new URL(`./thread${ending}`, import.meta.url).href,
      name: 'run',
      idleTimeout: 30_000,
    })
    started = made
    return made
  }

  /** In each thread that stands ready: nobody knows which of them will be asked. */
  function load(names: readonly string[]) {
    for (let thread = 0; thread < Math.max(1, ready); thread++) {
      const loaded = pool()
        .run(names.map(fileOf), { name: 'prepare' })
        .catch(() => {
          // Closed before it was done; or the file fails again where it is asked for, and is told of there.
        })
      standingReady.push(loaded)
    }
  }

  function prepare(name: string) {
    if (closed || prepared.has(name)) return
    prepared.add(name)
    load([name])
  }

  async function answerOf(
    task: ThreadTask,
    signal?: AbortSignal,
    transfer: Transfer = [],
  ): Promise<ThreadAnswer> {
    if (closed) throw new AppError('cancelled', 'The work was cancelled.')
    try {
      return await pool().run(task, { transferList: transfer, ...(signal ? { signal } : {}) })
    } catch (error) {
      if (signal?.aborted) throw new AppError('cancelled', 'The work was cancelled.')
      throw error
    }
  }

  return {
    async run(name, input, { signal, transfer = [] } = {}) {
      const task: ThreadTask = { file: fileOf(name), input }
      const answer = await answerOf(task, signal, transfer)
      if ('refused' in answer) throw fromReply(answer.refused)
      return answer.output as never
    },
    prepare,
    async close() {
      closed = true
      for (const timer of starting) clearTimeout(timer)
      // A thread ended while it still loads its files has been seen to leave a process that never ends.
      await Promise.all(standingReady)
      await started?.destroy()
    },
  }
}
