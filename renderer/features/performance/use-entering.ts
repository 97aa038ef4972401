import { useState } from 'react'
import { AppError } from '#shared/rpc/error.ts'
import { sayFailure } from '../../client/words.ts'
import type { Entry } from '../../ui/entry-grid.tsx'

type How = 'typed' | 'pasted'
type EnteringOptions<S> = {
  /** The identifier of what holds for a row; null where nothing was entered. */
  heldId: (key: string) => number | null
  /** Enters rows, each with what was seen to hold for it. */
  enter: (entries: Entry[], how: How, seen: (key: string) => number | null) => Promise<unknown>
  /** What somebody else entered meanwhile, from the detail of a conflict. */
  staleIn: (detail: unknown) => S[] | undefined
  keyOf: (stale: S) => string
}

/** Enters rows of a grid. Where another value holds than the one that was seen, `conflict` has both until the person chooses. */
export function useEntering<S extends { theirs: { id: number } | null }>({
  heldId,
  enter,
  staleIn,
  keyOf,
}: EnteringOptions<S>) {
  const [conflict, setConflict] = useState<{ stale: S[]; keepYours: () => void } | null>(null)

  async function keep(entries: Entry[], how: How, over?: ReadonlyMap<string, number | null>) {
    const seen = (key: string) => (over?.has(key) ? (over.get(key) ?? null) : heldId(key))
    try {
      await enter(entries, how, seen)
      setConflict(null)
    } catch (error) {
      const stale = error instanceof AppError && error.code === 'conflict' ? staleIn(error.detail) : undefined
      if (stale) {
        const theirs = new Map(stale.map(one => [keyOf(one), one.theirs?.id ?? null]))
        setConflict({ stale, keepYours: () => void keep(entries, how, theirs).catch(() => undefined) })
      } else sayFailure(error)
      throw error
    }
  }

  return { keep, conflict, takeTheirs: () => setConflict(null) }
}
