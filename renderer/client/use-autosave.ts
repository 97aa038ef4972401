import { useCallback, useEffect, useRef, useState } from 'react'

export type Saving =
  | { state: 'saved'; at: string | null }
  | { state: 'waiting' }
  | { state: 'saving' }
  | { state: 'failed'; error: unknown }

const usual = { quietMilliseconds: 800, longestMilliseconds: Number.POSITIVE_INFINITY }
/** For a meeting: never more than a second of typing waits to be saved, however fast and long somebody types. */
export const savedWithinASecond = { quietMilliseconds: 400, longestMilliseconds: 800 }

/**
 * Saves what is typed once the typing pauses or the longest wait is over, one save after the other, and what is
 * left when the page is. `save` is given the fields changed since the last save and answers when it was saved.
 */
export function useAutosave<T extends object>(
  save: (changes: Partial<T>) => Promise<string>,
  { quietMilliseconds, longestMilliseconds }: typeof usual = usual,
) {
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: null })
  const pending = useRef<Partial<T> | null>(null)
  const busy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** When the oldest of what waits was typed. */
  const waitsSince = useRef<number | null>(null)
  const saveLatest = useRef(save)
  useEffect(() => {
    saveLatest.current = save
  })

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    if (busy.current) return
    busy.current = true
    try {
      while (pending.current) {
        const changes = pending.current
        pending.current = null
        waitsSince.current = null
        setSaving({ state: 'saving' })
        try {
          const at = await saveLatest.current(changes)
          setSaving({ state: 'saved', at })
        } catch (error) {
          // What could not be saved waits for the next attempt, under what was typed since.
          pending.current = { ...changes, ...(pending.current ?? {}) }
          setSaving({ state: 'failed', error })
          return
        }
      }
    } finally {
      busy.current = false
    }
  }, [])

  const change = useCallback(
    (changes: Partial<T>) => {
      pending.current = { ...pending.current, ...changes }
      setSaving({ state: 'waiting' })
      clearTimeout(timer.current)
      waitsSince.current ??= Date.now()
      const left = waitsSince.current + longestMilliseconds - Date.now()
      timer.current = setTimeout(() => void flush(), Math.max(0, Math.min(quietMilliseconds, left)))
    },
    [flush, quietMilliseconds, longestMilliseconds],
  )
  /** Gives up what has not been saved. */
  const discard = useCallback(() => {
    clearTimeout(timer.current)
    pending.current = null
    setSaving({ state: 'saved', at: null })
  }, [])
  const isPending = useCallback(() => pending.current !== null || busy.current, [])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (pending.current === null && !busy.current) return
      void flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void flush()
    }
  }, [flush])

  return { saving, change, flush, discard, isPending }
}
