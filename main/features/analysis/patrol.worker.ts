import type { Polygons } from '#shared/features/areas/contract.ts'
import { minutesInHotspots, type Presence } from './presence/minutes.ts'
import { positionsFromBytes } from './presence/presence-file.files.ts'

/** Minutes of the positions of some files in each hotspot. */
export function run(input: {
  files: readonly Uint8Array[]
  hotspots: readonly Polygons[]
  gapSeconds: number
}): Presence {
  return minutesInHotspots(input.files.map(positionsFromBytes), input.hotspots, input.gapSeconds)
}
