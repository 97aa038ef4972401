import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Context } from '../../backend/context.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import type { StudyAreas } from './telling/hotspots.ts'

type Asked = {
  parameters: Parameters
  filter: Filter
  snapshot: Snapshot
  chosen: Uint32Array
  frozenAt: string
}

/** What a method needs beside its incidents; null for most. */
export async function studyOf(_context: Context, _asked: Asked): Promise<StudyAreas | null> {
  return null
}
