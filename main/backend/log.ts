import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const largestBytes = 2_000_000

export type Log = { path: string; error(id: string, what: string, error: unknown): void }

/** The log of faults: what went wrong, never what was asked. Two files of at most 2 MB are kept. */
export function openLog(folder: string, now: () => Date): Log {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'tasking-desk.log')
  return {
    path,
    error(id, what, error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      try {
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) {
          renameSync(path, `${path}.1`)
        }
        appendFileSync(path, `${now().toISOString()} ${id} ${what}\n${stack}\n`)
      } catch {
        // The disk may be full, and that the very fault: whoever asked is told of it all the same.
      }
    },
  }
}
