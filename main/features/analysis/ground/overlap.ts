import type { Polygons } from '#shared/features/areas/contract.ts'
import { areaAt, indexAreas } from '../../areas/membership.ts'
import type { Ring } from './rings.ts'

type Box = { west: number; south: number; east: number; north: number }

/** Whether two pieces of ground share any: a border or a corner is enough. */
export function overlap(one: Polygons, other: Polygons): boolean {
  const [a, b] = [boxOf(one.flat()), boxOf(other.flat())]
  if (!touch(a, b)) return false
  if (holdsCornerOf(one, other) || holdsCornerOf(other, one)) return true
  const ones = sidesWithin(one, b)
  const others = sidesWithin(other, a)
  return ones.some(side => others.some(crossed => crosses(side, crossed)))
}

function holdsCornerOf(ground: Polygons, other: Polygons): boolean {
  const index = indexAreas([ground])
  return other.some(([outer]) => outer!.some(([easting, northing]) => areaAt(index, easting, northing) === 0))
}

type Side = readonly [x1: number, y1: number, x2: number, y2: number]

function sidesWithin(ground: Polygons, box: Box): Side[] {
  const sides: Side[] = []
  for (const ring of ground.flat()) {
    for (let at = 1; at < ring.length; at++) {
      const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!]
      const own = boxOf([[ring[at - 1]!, ring[at]!]])
      if (touch(own, box)) sides.push([x1, y1, x2, y2])
    }
  }
  return sides
}

/** Whether two sides share a point: each has the ends of the other on both of its sides, or on its line. */
function crosses([ax, ay, bx, by]: Side, [cx, cy, dx, dy]: Side): boolean {
  const turn = (x: number, y: number, x1: number, y1: number, x2: number, y2: number) =>
    Math.sign((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y))
  const [abc, abd] = [turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)]
  const [cda, cdb] = [turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by)]
  if (abc === 0 && abd === 0) {
    return touch(
      boxOf([
        [
          [ax, ay],
          [bx, by],
        ],
      ]),
      boxOf([
        [
          [cx, cy],
          [dx, dy],
        ],
      ]),
    )
  }
  return abc !== abd && cda !== cdb
}

function boxOf(rings: Ring[]): Box {
  const box = {
    west: Number.POSITIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  }
  for (const [easting, northing] of rings.flat()) {
    box.west = Math.min(box.west, easting)
    box.east = Math.max(box.east, easting)
    box.south = Math.min(box.south, northing)
    box.north = Math.max(box.north, northing)
  }
  return box
}

function touch(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
}
