import type { Filter } from '#shared/features/incidents/filter.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../../backend/context.ts'
import { freezeRow } from '../../../../store/freezes.ts'
import type { Row } from '../../../../store/schema.ts'
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
  /** Whether none of the incidents of a filter is of a source that may not reach the audience. */
  isComplete(filter: Filter): Promise<boolean>
}

type Asking = Pick<Context, 'db' | 'bureau'>
type Asked = Pick<PackAsked, 'sourceIds'>

/** Counts from a freeze. Where incidents of it were erased since, those that are left of it. */
export async function countingFrom(
  { db, bureau }: Asking,
  freezeId: number,
  asked: Asked,
): Promise<Counting & { frozenAt: string; freeze: NonNullable<Counting['freeze']> }> {
  const row = await freezeRow(db, freezeId)
  const found = asFrozen(bureau, row)
  const newest = found.apart === '' ? Number.POSITIVE_INFINITY : row.last_incident_id
  const counting = selecting({ db, bureau }, { ...found, asOf: row.made_at, newest }, asked)
  return { ...counting, ...found, frozenAt: row.made_at, freeze: await named(row, counting, asked) }
}

function asFrozen(bureau: Asking['bureau'], row: Row<'freeze'>): Pick<Counting, 'snapshot' | 'apart'> {
  try {
    return { snapshot: bureau.snapshotAt(row), apart: '' }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error
    return {
      snapshot: bureau.snapshot(),
      apart:
        'Some of the incidents that were frozen have been erased since: what is counted afresh here is of those that are left.',
    }
  }
}

/** Counts the incidents of now, and names the freeze that holds exactly them where there is one. */
export async function countingNow({ db, bureau }: Asking, asked: Asked): Promise<Counting> {
  const snapshot = bureau.snapshot()
  const row = await freezeOfNow(db, snapshot)
  const counting = selecting({ db, bureau }, { snapshot, newest: Number.POSITIVE_INFINITY }, asked)
  return { ...counting, snapshot, apart: '', freeze: row ? await named(row, counting, asked) : null }
}

/** From the size of the whole nobody must work back what a source that is left out holds. */
async function named(row: Row<'freeze'>, { select }: Selecting, { sourceIds }: Asked) {
  const incidents = sourceIds === null ? row.incidents : ((await select({}))?.length ?? 0)
  return { id: row.id, madeOn: dayOf(row.made_at), incidents }
}

type Selecting = Pick<Counting, 'select' | 'isComplete'>

function selecting(
  { db, bureau }: Asking,
  { snapshot, asOf, newest }: { snapshot: Snapshot; asOf?: string; newest: number },
  { sourceIds }: Asked,
): Selecting {
  const of = async (filter: Filter, sources: Asked['sourceIds']) => {
    try {
      const positions = await bureau.select(db, within(filter, sources), snapshot, asOf)
      // Newer incidents are no part of what was frozen.
      return newest === Number.POSITIVE_INFINITY
        ? positions
        : positions.filter(at => snapshot.ids[at]! <= newest)
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null
      throw error
    }
  }
  return {
    select: filter => of(filter, sourceIds),
    async isComplete(filter) {
      if (sourceIds === null) return true
      return (await of(filter, null))?.length === (await of(filter, sourceIds))?.length
    },
  }
}
