export type Saving =
  | { state: 'saved'; at: string | null }
  | { state: 'waiting' }
  | { state: 'saving' }
  | { state: 'failed'; error: unknown }

export type Pace = {
  /** How long the typing pauses before it is saved. */
  quietMilliseconds: number
  /** How long the oldest of what was typed waits at most. */
  longestMilliseconds: number
}
export const usualPace: Pace = { quietMilliseconds: 800, longestMilliseconds: Number.POSITIVE_INFINITY }
/** For a meeting: never more than a second of typing waits to be saved, however fast and long somebody types. */
export const savedWithinASecond: Pace = { quietMilliseconds: 400, longestMilliseconds: 800 }

type Queue<T> = {
  /** Is given the fields changed since the last save and answers when it was saved. */
  save: (changes: Partial<T>) => Promise<string>
  say: (saving: Saving) => void
  pace: Pace
}

/** Saves what is typed at its pace, one save after the other; what could not be saved is kept for the next. */
export function savingQueue<T extends object>({ save, say, pace }: Queue<T>) {
  let pending: Partial<T> | null = null
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitsSince: number | null = null

  async function flush() {
    clearTimeout(timer)
    if (busy) return
    busy = true
    try {
      while (pending) {
        const changes: Partial<T> = pending
        pending = null
        waitsSince = null
        say({ state: 'saving' })
        try {
          say({ state: 'saved', at: await save(changes) })
        } catch (error) {
          // What could not be saved waits for the next attempt, under what was typed since.
          pending = { ...changes, ...((pending as Partial<T> | null) ?? {}) }
          say({ state: 'failed', error })
          return
        }
      }
    } finally {
      busy = false
    }
  }

  function change(changes: Partial<T>) {
    pending = { ...pending, ...changes }
    say({ state: 'waiting' })
    clearTimeout(timer)
    waitsSince ??= Date.now()
    const left = waitsSince + pace.longestMilliseconds - Date.now()
    timer = setTimeout(() => void flush(), Math.max(0, Math.min(pace.quietMilliseconds, left)))
  }

  /** Gives up what has not been saved. */
  function discard() {
    clearTimeout(timer)
    pending = null
    waitsSince = null
    say({ state: 'saved', at: null })
  }

  return { change, flush, discard, isPending: () => pending !== null || busy }
}
