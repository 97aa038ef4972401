import type { Polygons } from '../features/areas/contract.ts'
import { AppError } from '../rpc/error.ts'

type Ring = [number, number][]
/** As many points as the polygon of a filter may have. */
const mostPoints = 10_000

/**
 * All rings of an outline, holes included, as the one ring a filter can hold. After each ring the walk returns
 * to the first point of the first: every way between two rings is walked once in each direction, so by the
 * even-odd rule it takes in nothing, and the ring holds exactly what the polygons hold.
 */
export function singleRing(polygons: Polygons): Ring {
  const rings = polygons.flat().map(closed)
  const [first, ...others] = rings
  const start = first?.[0]
  if (!first || !start) {
    throw new AppError('invalid', 'This ground has no outline.', { next: 'Choose other ground.' })
  }
  const ring = [first, ...others.map(other => [...other, start])].flat()
  if (ring.length > mostPoints) {
    throw new AppError(
      'invalid',
      `This outline has ${ring.length.toLocaleString('en-GB')} points; a filter can bear 10,000.`,
      {
        next: 'Choose ground with a simpler outline, or run the analysis again with larger cells or a wider radius.',
      },
    )
  }
  return ring
}

function closed(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)]
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
}
