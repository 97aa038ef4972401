import type { Context } from '../../../backend/context.ts'
import { freezeRow } from '../../../store/freezes.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

/** The incidents of a freeze with the moment its codes are read as of; those of now without one. */
export async function frozenFor(
  { db, bureau }: Context,
  freezeId: number | null,
): Promise<{ snapshot: Snapshot; asOf: string | undefined }> {
  if (freezeId === null) return { snapshot: bureau.snapshot(), asOf: undefined }
  const freeze = await freezeRow(db, freezeId)
  return { snapshot: bureau.snapshotAt(freeze), asOf: freeze.made_at }
}
