import type { DeskClient } from '#shared/contract.ts'
import { singleRing } from '#shared/geo/single-ring.ts'

/** The outline of a neighbourhood as one ring, by its name. */
export async function outlineOf({ areas }: DeskClient, name: string) {
  const [set] = await areas.sets()
  const outlines = await areas.outlines({ areaSetId: set!.id })
  return singleRing(outlines.find(one => one.name === name)!.polygons)
}
