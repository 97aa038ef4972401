import type { FlaggedItem, flags } from '#shared/features/analysis/flags.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import type { Row } from '../../store/schema.ts'
import { addFlag, listFlags, withdrawFlag } from './flags.store.ts'

export const flagsHandlers: HandlersOf<typeof flags> = {
  async flag(context, { title, note, filter }) {
    const { db, bureau, host, person, changed } = context
    // Nothing is put before the group that leads nowhere.
    const incidents = (await bureau.select(db, filter)).length
    if (incidents === 0) {
      throw new AppError('invalid', 'There are no incidents in what would be put before the group.', {
        next: 'Widen the selection, or choose another hotspot.',
      })
    }
    const at = host.now().toISOString()
    const row = await addFlag(db, { title, note, filter, at, by: person.name })
    changed('analysis', 'tasking')
    return asFlag(row, filter, incidents)
  },
  async flagged(context) {
    const rows = await listFlags(context.db)
    const told: FlaggedItem[] = []
    for (const row of rows) {
      const filter = JSON.parse(row.filter_json) as Filter | null
      told.push(asFlag(row, filter, filter && (await countNow(context, filter))))
    }
    return told
  },
  async withdrawFlag({ db, host, changed }, asked) {
    await withdrawFlag(db, { ...asked, at: host.now().toISOString() })
    changed('analysis', 'tasking')
  },
}

/** An area of the filter may have been taken out since: then nobody can say. */
async function countNow({ db, bureau }: Context, filter: Filter): Promise<number | null> {
  try {
    return (await bureau.select(db, filter)).length
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}

function asFlag(row: Row<'flagged_item'>, filter: Filter | null, incidents: number | null): FlaggedItem {
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    filter,
    incidents,
    flaggedAt: row.flagged_at,
    flaggedBy: row.flagged_by,
    version: row.version,
  }
}
