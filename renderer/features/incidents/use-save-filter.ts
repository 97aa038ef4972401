import { useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { SavedFilter } from '#shared/features/incidents/saved-filters.ts'
import { theirsIn } from '../../client/theirs-in.ts'
import { useCommand } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'

type ToSave = { id?: number; version?: number; name: string; filter: Filter }
type Conflict = { theirs: SavedFilter; yours: ToSave }

/** Saves a filter; where somebody else saved it first, holds both until one is chosen. */
export function useSaveFilter() {
  const command = useCommand('incidents.saveFilter', { quiet: true })
  const [conflict, setConflict] = useState<Conflict | null>(null)

  async function save({ id, version, name, filter }: ToSave) {
    const yours = { name, filter, ...(id === undefined ? {} : { id, version }) } as ToSave
    try {
      await command.mutateAsync(yours)
    } catch (error) {
      const theirs = theirsIn<SavedFilter>(error)
      // Another filter has the name: that is said beside the name, as is all else that is wrong with it.
      if (!theirs || theirs.id !== id) throw error
      setConflict({ theirs, yours })
    }
  }

  function settle(whose: 'yours' | 'theirs') {
    setConflict(null)
    if (whose === 'yours' && conflict) {
      save({ ...conflict.yours, version: conflict.theirs.version }).catch(sayFailure)
    }
  }

  return { save, conflict, settle }
}
