import type { savedFilters } from '#shared/features/incidents/saved-filters.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { listSavedFilters, removeFilterRow, saveFilterRow } from './saved-filters.store.ts'

export const savedFilterHandlers: HandlersOf<typeof savedFilters> = {
  savedFilters: ({ db }) => listSavedFilters(db),

  async saveFilter({ db, host, person, changed }, wanted) {
    const saved = await saveFilterRow(db, wanted, { at: host.now().toISOString(), by: person.login })
    changed('filters')
    return saved
  },

  async removeFilter({ db, changed }, { id, version }) {
    await removeFilterRow(db, id, version)
    changed('filters')
  },
}
