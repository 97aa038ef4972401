import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '#shared/rpc/error.ts'
import { useAutosave } from './use-autosave.ts'

type Saved<T> = { saved: T; version: number }
type DraftOptions<T> = Saved<T> & {
  save: (changes: Partial<T>, version: number) => Promise<{ version: number; savedAt: string }>
  /** Reads again what is saved, when a save was refused because somebody else's came first. */
  reread: () => Promise<Saved<T>>
  /** How long what is typed may wait. */
  wait?: Parameters<typeof useAutosave>[1]
}

/**
 * What a person is writing, saved as they type. Where somebody else changed other fields meanwhile both
 * are kept; where they changed the same field, `conflict` holds both sides until the person chooses.
 */
export function useDraft<T extends object>({ save, reread, wait, ...read }: DraftOptions<T>) {
  // What was read is one object for as long as its version stands, not one for each time the form is drawn.
  const [{ saved, version }, setAsRead] = useState<Saved<T>>(read)
  if (version !== read.version) setAsRead({ saved: read.saved, version: read.version })
  const [draft, setDraft] = useState(saved)
  const [conflict, setConflict] = useState<{ theirs: T; yours: Partial<T> } | null>(null)
  const known = useRef(version)
  const base = useRef(saved)

  const { saving, change, flush, discard, isPending } = useAutosave<T>(async changes => {
    const answer = await saveOver(changes)
    known.current = answer.version
    base.current = { ...base.current, ...changes }
    return answer.savedAt
  }, wait)

  async function saveOver(changes: Partial<T>) {
    try {
      return await save(changes, known.current)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error
      const theirs = await reread()
      known.current = theirs.version
      const fields = Object.keys(changes) as (keyof T)[]
      if (!fields.every(field => theirs.saved[field] === base.current[field])) {
        setConflict({ theirs: theirs.saved, yours: changes })
        throw error
      }
      base.current = theirs.saved
      setDraft(typed => ({ ...theirs.saved, ...only(typed, fields) }))
      return save(changes, theirs.version)
    }
  }

  // What was saved elsewhere shows here, unless something typed here still waits to be saved.
  useEffect(() => {
    if (version <= known.current || isPending()) return
    known.current = version
    base.current = saved
    setDraft(saved)
  }, [version, saved, isPending])

  const type = useCallback(
    (changes: Partial<T>) => {
      setDraft(typed => ({ ...typed, ...changes }))
      change(changes)
    },
    [change],
  )
  const keepYours = useCallback(() => {
    setConflict(null)
    void flush()
  }, [flush])
  const takeTheirs = useCallback(() => {
    if (conflict) {
      base.current = conflict.theirs
      setDraft(conflict.theirs)
    }
    setConflict(null)
    discard()
  }, [conflict, discard])

  return { draft, type, saving, flush, conflict, keepYours, takeTheirs }
}

function only<T extends object>(values: T, fields: (keyof T)[]): Partial<T> {
  return Object.fromEntries(fields.map(field => [field, values[field]])) as Partial<T>
}
