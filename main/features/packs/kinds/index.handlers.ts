import type { PackKind } from '#shared/features/packs/kinds.ts'
import type { PackReader } from './pack-reader.handlers.ts'

/** Who reads a pack of each kind. */
export const packReaders: Partial<Record<PackKind, PackReader>> = {}
