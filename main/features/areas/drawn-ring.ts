import type { Polygons } from '#shared/features/areas/contract.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { isOnGrid } from '#shared/geo/projection.ts'
import { AppError } from '#shared/rpc/error.ts'
import { firstCrossing, type Ring } from './ring-crossing.ts'

const smallestSquareMetres = 1

/**
 * A drawn ring as the outline of an area: closed, to the centimetre, without a point twice in a row. Throws `invalid`
 * where it crosses itself, has no extent or leaves the national grid.
 */
export function outlineOfRing(drawn: Ring): Polygons {
  const hundredths = (metres: number) => Math.round(metres * 100) / 100
  const ring = drawn.map(([easting, northing]): [number, number] => [
    hundredths(easting),
    hundredths(northing),
  ])
  const points = ring.filter((point, at) => !same(point, ring[(at + 1) % ring.length]!))
  if (points.some(([easting, northing]) => !isOnGrid(easting, northing))) {
    throw new AppError('invalid', 'This shape lies outside the national grid.', {
      next: 'Draw it within Great Britain.',
    })
  }
  const closed: Ring = [...points, ...points.slice(0, 1)]
  const crossing = firstCrossing(points)
  if (crossing) {
    const [easting, northing] = crossing
    const where = toGridReference(easting, northing) ?? `${Math.round(easting)}, ${Math.round(northing)}`
    throw new AppError('invalid', `The outline crosses itself at ${where}.`, {
      next: 'Draw it again without a crossing: what lies inside would be anybody’s guess.',
    })
  }
  if (points.length < 3 || Math.abs(twiceArea(points)) / 2 < smallestSquareMetres) {
    throw new AppError('invalid', 'This shape holds no ground.', { next: 'Give it at least three corners.' })
  }
  return [[closed]]
}

function same([x1, y1]: Ring[number], [x2, y2]: Ring[number]): boolean {
  return x1 === x2 && y1 === y2
}

/** Shoelace formula, relative to the first corner. */
function twiceArea(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0)
  }, 0)
}
