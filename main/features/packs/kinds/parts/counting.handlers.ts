import type { Filter } from '#shared/features/incidents/filter.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../../backend/context.ts'
import type { Snapshot } from '../../../incidents/snapshot.ts'
import type { PackDocument } from '../../model/document.ts'
import type { PackAsked } from '../../pipeline.ts'
import { dayOf } from '../../words.ts'
import { freezeOfNow } from './freeze-now.store.ts'
import { within } from './within.ts'

/** The incidents a pack counts: of now, or as they were frozen; of its audience's sources alone. */
export type Counting = {
  snapshot: Snapshot
  /** What is named on every page; null where the data of now were never frozen. */
  freeze: PackDocument['freeze']
  /** Why it is not quite as it was frozen; empty where it is. */
  apart: string
  /** Positions of a filter; null where its area, hotspot or news is gone, so that nobody can say. */
  select(filter: Filter): Promise<Uint32Array | null>
}

type Asking = Pick<Context, 'db' | 'bureau'>

/** Counts from a freeze. Where incidents of it were erased since, those that are left of it. */
export async function countingFrom(
  { db, bureau }: Asking,
  freezeId: number,
  asked: Pick<PackAsked, 'sourceIds'>,
): Promise<Counting> {
  const row = await db.selectFrom('freeze').selectAll().where('id', '=', freezeId).executeTakeFirstOrThrow()
  const freeze = { id: row.id, madeOn: dayOf(row.made_at), incidents: row.incidents }
  try {
    const snapshot = bureau.snapshotAt(row)
    return { snapshot, freeze, apart: '', select: selecting({ db, bureau }, snapshot, asked, row.made_at) }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error
    const snapshot = bureau.snapshot()
    const all = selecting({ db, bureau }, snapshot, asked, row.made_at)
    return {
      ...{ snapshot, freeze },
      apart:
        'Some of the incidents that were frozen have been erased since: what is counted afresh here is of those that are left.',
      // Newer incidents are no part of what was frozen.
      select: async filter =>
        (await all(filter))?.filter(at => snapshot.ids[at]! <= row.last_incident_id) ?? null,
    }
  }
}

/** Counts the incidents of now, and names the freeze that holds exactly them where there is one. */
export async function countingNow(
  { db, bureau }: Asking,
  asked: Pick<PackAsked, 'sourceIds'>,
): Promise<Counting> {
  const snapshot = bureau.snapshot()
  const row = await freezeOfNow(db, snapshot)
  return {
    snapshot,
    freeze: row ? { id: row.id, madeOn: dayOf(row.made_at), incidents: row.incidents } : null,
    apart: '',
    select: selecting({ db, bureau }, snapshot, asked),
  }
}

function selecting(
  { db, bureau }: Asking,
  snapshot: Snapshot,
  { sourceIds }: Pick<PackAsked, 'sourceIds'>,
  asOf?: string,
): Counting['select'] {
  return async filter => {
    try {
      return await bureau.select(db, within(filter, sourceIds), snapshot, asOf)
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null
      throw error
    }
  }
}
