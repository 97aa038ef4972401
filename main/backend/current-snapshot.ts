import { setImmediate } from 'node:timers/promises'
import { keepColumns, readKeptColumns } from '../features/incidents/kept-columns.store.ts'
import { snapshotKey, snapshotSteps } from '../features/incidents/snapshot.store.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'
import type { Store } from '../store/open.ts'

/** A window that was just opened asks for much at once; what is only for the next time waits until it has it. */
const keepAfterMilliseconds = 5000

export type CurrentSnapshot = {
  /** The incidents as last committed. */
  now(): Snapshot
  /** Begins to read them before they are asked for, in steps between which everything else is answered. */
  readAhead(): Promise<Snapshot | null>
  close(): Promise<void>
}

type Reading = { key: string; steps: Generator<void, Snapshot, void> }

/** Reads the incidents again when they changed, and keeps their columns in the bureau for the next time. */
export function followSnapshot(store: Store): CurrentSnapshot {
  let current: { key: string; snapshot: Snapshot } | null = null
  let reading: Reading | null = null
  let closed = false
  let toKeep: NodeJS.Timeout | undefined
  let keeping = Promise.resolve()
  const keyNow = () => snapshotKey(store)

  function* read(key: string): Reading['steps'] {
    const kept = readKeptColumns(store, key)
    if (kept) return kept
    const snapshot = yield* snapshotSteps(store)
    clearTimeout(toKeep)
    toKeep = setTimeout(keep, keepAfterMilliseconds, key, snapshot).unref()
    return snapshot
  }

  function keep(key: string, snapshot: Snapshot) {
    keeping = keeping
      .then(() => (closed ? undefined : keepColumns(store, snapshot, key, keyNow)))
      .catch(() => {
        // A full disk, or a file that may only be read: the incidents are then read row by row the next time.
      })
  }

  /** One step towards the incidents of a key; true when they are there. */
  function step(key: string): boolean {
    if (current?.key === key) return true
    // Autosaves and audit records are commits too: only what changes the incidents makes it read again.
    if (reading?.key !== key) reading = { key, steps: read(key) }
    const { steps } = reading
    try {
      const { done, value } = steps.next()
      if (!done) return false
      current = { key, snapshot: value }
      reading = null
      return true
    } catch (error) {
      reading = null
      throw error
    }
  }

  return {
    now() {
      const key = keyNow()
      while (!step(key));
      return current!.snapshot
    },
    async readAhead() {
      do {
        await setImmediate()
        if (closed) return null
      } while (!step(keyNow()))
      return current!.snapshot
    },
    async close() {
      closed = true
      clearTimeout(toKeep)
      await keeping
    },
  }
}
