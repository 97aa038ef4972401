import { toWorldAreas, type WorldArea } from '../draw-areas.ts'
import type { FigureLayer } from '../layers.ts'
import { toWorldColumns } from '../world.ts'

/** A layer's shapes on the map's plane, so that drawing them is only multiplying. */
export type WorldShapes =
  | { kind: 'cells'; corners: number; xs: Float64Array; ys: Float64Array; sideWorld: number }
  | { kind: 'areas'; areas: WorldArea[] }
  | { kind: 'symbols'; xs: Float64Array; ys: Float64Array }

/** Corners of a cell about its middle, in cell widths. A hexagon has flat sides north and south; its width is between them. */
const squareCorners = [
  [-0.5, -0.5],
  [0.5, -0.5],
  [0.5, 0.5],
  [-0.5, 0.5],
] as const
const hexagonCorners = Array.from({ length: 6 }, (_, corner) => {
  const angle = (corner * Math.PI) / 3
  return [Math.cos(angle) / Math.sqrt(3), Math.sin(angle) / Math.sqrt(3)] as const
})

export function cornersOf(shape: 'square' | 'hexagon'): readonly (readonly [x: number, y: number])[] {
  return shape === 'square' ? squareCorners : hexagonCorners
}

export function toWorldShapes({ shapes }: FigureLayer): WorldShapes {
  if (shapes.kind === 'areas') {
    const named = shapes.polygons.map((polygons, at) => ({
      id: at,
      name: shapes.names[at] ?? '',
      polygons,
      chosen: false,
    }))
    return { kind: 'areas', areas: toWorldAreas(named) }
  }
  const { eastings, northings } = shapes
  if (shapes.kind === 'symbols') return { kind: 'symbols', ...toWorldColumns(eastings, northings) }
  const corners = cornersOf(shapes.shape)
  const east = new Float64Array(eastings.length * corners.length)
  const north = new Float64Array(east.length)
  for (let cell = 0; cell < eastings.length; cell++) {
    for (const [corner, [x, y]] of corners.entries()) {
      east[cell * corners.length + corner] = eastings[cell]! + x * shapes.cellMetres
      north[cell * corners.length + corner] = northings[cell]! + y * shapes.cellMetres
    }
  }
  const { xs, ys } = toWorldColumns(east, north)
  const sideWorld = xs.length > 1 ? Math.abs(xs[1]! - xs[0]!) || Math.abs(ys[1]! - ys[0]!) : 0
  return { kind: 'cells', corners: corners.length, xs, ys, sideWorld }
}
