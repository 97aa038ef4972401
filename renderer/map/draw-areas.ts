import type { Draw, View } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import type { AreaOutline } from './layers.ts'
import type { Pen } from './pen.ts'
import { toWorldColumns } from './world.ts'

type Ring = { xs: Float64Array; ys: Float64Array }
export type WorldArea = {
  name: string
  chosen: boolean
  rings: Ring[]
  label: { x: number; y: number }
  width: number
}

/** Outlines brought to the map's plane once, so that drawing them is only multiplying. */
export function toWorldAreas(areas: readonly AreaOutline[]): WorldArea[] {
  return areas.map(({ name, chosen, polygons }) => {
    const rings = polygons.flat().map(ring =>
      toWorldColumns(
        Float64Array.from(ring, point => point[0]),
        Float64Array.from(ring, point => point[1]),
      ),
    )
    return { name, chosen, rings, ...labelOf(rings) }
  })
}

/** Outlines of areas. */
export function drawAreas(areas: readonly WorldArea[], colours: MapColours): Draw {
  return (context, view) => {
    for (const area of areas) {
      context.strokeStyle = area.chosen ? colours.chosenOutline : colours.outline
      context.lineWidth = area.chosen ? 2.5 : 1
      context.beginPath()
      for (const ring of area.rings) trace(context, view, ring)
      context.stroke()
    }
  }
}

/** The shape a selection is limited to. */
export function drawSelection(areas: readonly WorldArea[], colours: MapColours): Draw {
  return (pen, view) => {
    pen.beginPath()
    for (const { rings } of areas) for (const ring of rings) trace(pen, view, ring)
    pen.strokeStyle = colours.selection
    pen.lineWidth = 3
    pen.stroke()
  }
}

export function trace(context: Pen, { worldPixels, left, top }: View, { xs, ys }: Ring) {
  for (let index = 0; index < xs.length; index++) {
    const x = xs[index]! * worldPixels - left
    const y = ys[index]! * worldPixels - top
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.closePath()
}

/** The centroid of the largest ring, and how wide that ring is. */
function labelOf(rings: Ring[]) {
  let best = { area: -1, label: { x: 0, y: 0 }, width: 0 }
  for (const { xs, ys } of rings) {
    let twice = 0
    let sumX = 0
    let sumY = 0
    // Relative to the first corner: the squares of plain coordinates would drown the differences.
    const [x0, y0] = [xs[0] ?? 0, ys[0] ?? 0]
    for (let index = 0; index < xs.length; index++) {
      const next = (index + 1) % xs.length
      const [ax, ay] = [xs[index]! - x0, ys[index]! - y0]
      const [bx, by] = [xs[next]! - x0, ys[next]! - y0]
      const cross = ax * by - bx * ay
      twice += cross
      sumX += (ax + bx) * cross
      sumY += (ay + by) * cross
    }
    if (Math.abs(twice) <= best.area || twice === 0) continue
    const width = xs.reduce((a, b) => Math.max(a, b), 0) - xs.reduce((a, b) => Math.min(a, b), 1)
    best = {
      area: Math.abs(twice),
      label: { x: x0 + sumX / (3 * twice), y: y0 + sumY / (3 * twice) },
      width,
    }
  }
  return { label: best.label, width: best.width }
}
