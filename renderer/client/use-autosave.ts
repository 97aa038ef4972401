import { useEffect, useRef, useState } from 'react'
import { type Pace, type Saving, savingQueue, usualPace } from './saving-queue.ts'

/**
 * Saves what is typed once the typing pauses or the longest wait is over, one save after the other, and what is
 * left when the page is. `save` is given the fields changed since the last save and answers when it was saved.
 */
export function useAutosave<T extends object>(
  save: (changes: Partial<T>) => Promise<string>,
  pace: Pace = usualPace,
) {
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: null })
  const saveLatest = useRef(save)
  useEffect(() => {
    saveLatest.current = save
  })
  const [queue] = useState(() =>
    savingQueue<T>({ save: changes => saveLatest.current(changes), say: setSaving, pace }),
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!queue.isPending()) return
      void queue.flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void queue.flush()
    }
  }, [queue])

  return { saving, ...queue }
}
