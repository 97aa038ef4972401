import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import { decodeColumns, encodeColumns } from '#shared/rpc/codec.ts'
import type { MethodResult } from './telling/hotspots.ts'

/**
 * SHA-256 over everything a method answered, its incidents by their identifiers. Names of places are left out:
 * they follow the area sets that are loaded today.
 */
export function hashOfResult(result: MethodResult, idsOf: (members: Uint32Array) => Uint32Array): string {
  const hotspots = result.hotspots.map(hotspot => ({ ...hotspot, members: idsOf(hotspot.members) }))
  return createHash('sha256')
    .update(encodeColumns({ ...result, hotspots }))
    .digest('hex')
}

/** Tables as they are kept: columns are mostly alike and shrink well. */
export function tablesToBytes(tables: readonly FigureTable[]): Uint8Array {
  return deflateSync(encodeColumns(tables))
}

export function tablesFromBytes(bytes: Uint8Array): FigureTable[] {
  return decodeColumns(inflateSync(bytes)) as FigureTable[]
}
