import type { Polygons } from '#shared/features/areas/contract.ts'
import { areaAt, indexAreas } from '../../../areas/membership.ts'
import type { Frame } from './map-frame.ts'

/** What is written in an area: its name, and how much room the words take in drawing units. */
export type Labelled = { name: string; polygons: Polygons; across: number; down: number }
export type AreaLabel = { name: string; x: number; y: number }
type Box = { left: number; right: number; top: number; bottom: number }

const stepAcross = 12
const stepDown = 10

/**
 * Where to write the names of the areas a map shows: inside the area, clear of the hotspots, of the edge and of
 * each other, as near as may be to the middle of what is seen of it. An area without such a place goes unnamed.
 */
export function areaLabels(
  frame: Frame,
  areas: readonly Labelled[],
  hotspots: readonly Polygons[],
): AreaLabel[] {
  const clear = hotspots.map(polygons => boxOf(frame, polygons))
  const seen = pointsSeen(frame, areas)
  const labels: (AreaLabel & Box)[] = []
  // The narrow ones first: the wide ones have more places left.
  const order = [...areas.keys()].sort((a, b) => seen[a]!.length - seen[b]!.length)
  for (const at of order) {
    const { name, across, down } = areas[at]!
    const points = seen[at]!
    const middle = {
      x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
      y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
    }
    const away = ({ x, y }: { x: number; y: number }) => Math.hypot(x - middle.x, y - middle.y)
    const boxAt = ({ x, y }: { x: number; y: number }): Box => ({
      left: x - across / 2,
      right: x + across / 2,
      top: y - down / 2,
      bottom: y + down / 2,
    })
    const [place] = points
      .filter(point => {
        const box = boxAt(point)
        const inside =
          box.left > 2 && box.right < frame.width - 2 && box.top > 2 && box.bottom < frame.height - 2
        return inside && [...clear, ...labels].every(other => areApart(box, other))
      })
      .sort((a, b) => away(a) - away(b))
    if (place) labels.push({ name, ...place, ...boxAt(place) })
  }
  return labels.map(({ name, x, y }) => ({ name, x, y }))
}

function pointsSeen(frame: Frame, areas: readonly Labelled[]): { x: number; y: number }[][] {
  const index = indexAreas(areas.map(({ polygons }) => polygons))
  const seen: { x: number; y: number }[][] = areas.map(() => [])
  for (let y = stepDown; y < frame.height; y += stepDown) {
    for (let x = stepAcross; x < frame.width; x += stepAcross) {
      const area = areaAt(index, frame.west + x * frame.metresPerUnit, frame.north - y * frame.metresPerUnit)
      if (area >= 0) seen[area]!.push({ x, y })
    }
  }
  return seen
}

const areApart = (a: Box, b: Box) =>
  a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom

function boxOf(frame: Frame, polygons: Polygons): Box {
  const points = polygons.flat(2)
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const xs = points.map(([easting]) => frame.x(easting))
  const ys = points.map(([, northing]) => frame.y(northing))
  return { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) }
}
