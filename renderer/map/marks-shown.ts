import { type Box, standApart } from './boxes.ts'
import type { NumberedOutline } from './layers.ts'
import { toWorld } from './world.ts'

type Sized = { halfWidth: number; halfHeight: number }

/**
 * The outlines whose marks are shown where the world has so many pixels: the chosen one and those of the highest rank;
 * a mark that would cover one of them waits until the map is nearer. The list beside the map has them all.
 *
 * @param outlines the highest rank first.
 */
export function marksShown(
  outlines: readonly NumberedOutline[],
  chosenId: number | null,
  worldPixels: number,
  sizeOf: (mark: string) => Sized,
): ReadonlySet<number> {
  const chosenFirst = [...outlines].sort((a, b) => Number(b.id === chosenId) - Number(a.id === chosenId))
  const stands = standApart(
    chosenFirst.map(({ mark, centre }): Box => {
      const [x, y] = toWorld(...centre)
      const { halfWidth, halfHeight } = sizeOf(mark)
      return {
        left: x * worldPixels - halfWidth,
        right: x * worldPixels + halfWidth,
        top: y * worldPixels - halfHeight,
        bottom: y * worldPixels + halfHeight,
      }
    }),
  )
  return new Set(chosenFirst.filter((_, at) => stands[at]).map(({ id }) => id))
}
