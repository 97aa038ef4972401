import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../backend/context.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

/** A frozen snapshot is read from all rows: the last few are kept as long as the current one stands. */
const kept = new WeakMap<Snapshot, Map<number, Snapshot>>()

/** The incidents of a freeze with the moment its codes are read as of; those of now without one. */
export async function frozenFor(
  { db, bureau }: Context,
  freezeId: number | null,
): Promise<{ snapshot: Snapshot; asOf: string | undefined }> {
  const current = bureau.snapshot()
  if (freezeId === null) return { snapshot: current, asOf: undefined }
  const freeze = await db.selectFrom('freeze').selectAll().where('id', '=', freezeId).executeTakeFirst()
  if (!freeze) {
    throw new AppError('not-found', `Freeze ${freezeId} is not in this bureau.`, {
      next: 'Check the bureau’s integrity in the settings.',
    })
  }
  const known = kept.get(current) ?? new Map<number, Snapshot>()
  kept.set(current, known)
  const snapshot = known.get(freezeId) ?? bureau.snapshotAt(freeze)
  known.set(freezeId, snapshot)
  return { snapshot, asOf: freeze.made_at }
}
