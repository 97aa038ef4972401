import type { record } from '#shared/features/tasking/record.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { actionsFor } from '../action-reading.handlers.ts'
import { groupRecord } from './group-record.ts'
import { agencyNames, heldWithAttendance } from './record.store.ts'

export const recordHandlers: HandlersOf<typeof record> = {
  async record(context, { from, to }) {
    const { db, person } = context
    const held = await heldWithAttendance(db, { ...(from && { from }), ...(to && { to }) })
    const agencies = await agencyNames(db)
    const seen = person.role === 'partner' ? agencies.filter(({ id }) => id === person.agencyId) : agencies
    return groupRecord(held, seen, await actionsFor(context))
  },
}
