import type { access } from '#shared/features/access/contract.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { listAudit } from './audit.store.ts'
import { listPeople, removePersonRow, savePersonRow } from './people.store.ts'

export const accessHandlers: HandlersOf<typeof access> = {
  audit: ({ db }, page) => listAudit(db, page),
  people: ({ db }) => listPeople(db),
  async savePerson({ db, changed }, person) {
    const saved = await savePersonRow(db, person)
    changed('settings', 'desk')
    return saved
  },
  async removePerson({ db, changed }, { id, version }) {
    await removePersonRow(db, id, version)
    changed('settings', 'desk')
  },
}
