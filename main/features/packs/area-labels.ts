import type { Polygons } from '#shared/features/areas/contract.ts'
import { areaAt, indexAreas } from '../areas/membership.ts'
import type { Frame } from './map-frame.ts'

export type AreaLabel = { name: string; x: number; y: number }
type Box = { left: number; right: number; top: number; bottom: number }

const stepAcross = 20
const stepDown = 12
const edge = { across: 56, down: 20 }
const room = { across: 60, down: 16 }

/**
 * Where to write the names of the areas a map shows: inside the area, clear of the hotspot, of the edge and of
 * each other, as near as may be to the middle of what is seen of it. An area without such a place goes unnamed.
 */
export function areaLabels(
  frame: Frame,
  areas: readonly { name: string; polygons: Polygons }[],
  hotspot: Polygons,
): AreaLabel[] {
  const clear = boxOf(frame, hotspot)
  const labels: AreaLabel[] = []
  for (const { name, polygons } of areas) {
    const index = indexAreas([polygons])
    const seen: { x: number; y: number }[] = []
    for (let y = edge.down; y <= frame.height - edge.down; y += stepDown) {
      for (let x = edge.across; x <= frame.width - edge.across; x += stepAcross) {
        const easting = frame.west + x * frame.metresPerUnit
        const northing = frame.north - y * frame.metresPerUnit
        if (areaAt(index, easting, northing) === 0) seen.push({ x, y })
      }
    }
    const middle = {
      x: seen.reduce((sum, { x }) => sum + x, 0) / seen.length,
      y: seen.reduce((sum, { y }) => sum + y, 0) / seen.length,
    }
    const away = ({ x, y }: { x: number; y: number }) => Math.hypot(x - middle.x, y - middle.y)
    const [place] = seen
      .filter(({ x, y }) => x < clear.left || x > clear.right || y < clear.top || y > clear.bottom)
      .filter(({ x, y }) =>
        labels.every(other => Math.abs(other.x - x) > 2 * room.across || Math.abs(other.y - y) > room.down),
      )
      .sort((a, b) => away(a) - away(b))
    if (place) labels.push({ name, ...place })
  }
  return labels
}

function boxOf(frame: Frame, polygons: Polygons): Box {
  const points = polygons.flat(2)
  const xs = points.map(([easting]) => frame.x(easting))
  const ys = points.map(([, northing]) => frame.y(northing))
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return {
    left: least(xs) - room.across,
    right: most(xs) + room.across,
    top: least(ys) - room.down / 2,
    bottom: most(ys) + room.down,
  }
}
