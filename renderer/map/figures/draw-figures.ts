import type { View } from '../canvas-layer.ts'
import type { MapColours } from '../colours.ts'
import { trace } from '../draw-areas.ts'
import type { FigureLayer } from '../layers.ts'
import type { Pen } from '../pen.ts'
import type { Classes, FigureClass } from './classes.ts'
import { inkOn } from './ramps.ts'
import type { WorldShapes } from './shapes.ts'
import { symbolRadii } from './symbol-sizes.ts'

export type DrawnFigures = { layer: FigureLayer; classes: Classes; shapes: WorldShapes }

/** Smaller cells are drawn as plain squares, which is ten times as fast and looks the same. */
const smallestOutlinedPixels = 4
const letterPixels = 20

/** The figures of a layer: cells and areas by class, places as circles whose area is the value. */
export function drawFigures({ layer, classes, shapes }: DrawnFigures, colours: MapColours) {
  const members = membersOf(classes)
  return (pen: Pen, view: View) => {
    if (shapes.kind === 'symbols') {
      drawSymbols(pen, view, shapes, layer.values, classes, colours)
      return
    }
    for (const [at, kind] of classes.classes.entries()) {
      if (!kind.empty) fillClass(pen, view, shapes, members[at]!, kind)
    }
    outlineMissing(pen, view, shapes, members.at(-1)!, colours)
    if (shapes.kind === 'areas') outlineAreas(pen, view, shapes, colours)
    drawLetters(pen, view, shapes, classes)
  }
}

/** Positions of the values of each class; those without a figure last. */
function membersOf({ classes, classOf }: Classes): Uint32Array[] {
  const lists: number[][] = Array.from({ length: classes.length + 1 }, () => [])
  for (let at = 0; at < classOf.length; at++)
    lists[classOf[at]! < 0 ? classes.length : classOf[at]!]!.push(at)
  return lists.map(list => Uint32Array.from(list))
}

type Shaded = Exclude<WorldShapes, { kind: 'symbols' }>
type WorldCells = Extract<WorldShapes, { kind: 'cells' }>

function fillClass(pen: Pen, view: View, shapes: Shaded, members: Uint32Array, kind: FigureClass) {
  pen.globalAlpha = 0.88
  fillMembers(pen, view, shapes, members, kind.colour)
  pen.globalAlpha = 1
  if (!kind.pattern) return
  fillMembers(pen, view, shapes, members, pen.patterned(kind.pattern, inkOn(kind.colour)))
}

function outlineMissing(pen: Pen, view: View, shapes: Shaded, members: Uint32Array, colours: MapColours) {
  fillMembers(pen, view, shapes, members, pen.patterned('dotted', colours.noFigure))
}

function fillMembers(
  pen: Pen,
  view: View,
  shapes: Shaded,
  members: Uint32Array,
  fill: string | CanvasPattern,
) {
  pen.fillStyle = fill
  if (shapes.kind === 'cells') {
    pen.beginPath()
    traceCells(pen, view, shapes, members)
    pen.fill()
    return
  }
  // One by one: areas may overlap, and in one path they would cut holes into each other.
  for (const at of members) {
    pen.beginPath()
    for (const ring of shapes.areas[at]!.rings) trace(pen, view, ring)
    pen.fill('evenodd')
  }
}

function outlineAreas(pen: Pen, view: View, shapes: Shaded, colours: MapColours) {
  if (shapes.kind !== 'areas') return
  pen.beginPath()
  for (const area of shapes.areas) for (const ring of area.rings) trace(pen, view, ring)
  pen.strokeStyle = colours.figureEdge
  pen.lineWidth = 1
  pen.stroke()
}

function traceCells(pen: Pen, view: View, { corners, xs, ys, sideWorld }: WorldCells, members: Uint32Array) {
  const { worldPixels, left, top, width, height } = view
  const side = sideWorld * worldPixels
  for (const cell of members) {
    const first = cell * corners
    const x = xs[first]! * worldPixels - left
    const y = ys[first]! * worldPixels - top
    // A hexagon reaches no further than two widths from its first corner.
    if (x < -2 * side || y < -2 * side || x > width + 2 * side || y > height + 2 * side) continue
    if (side < smallestOutlinedPixels) {
      pen.rect(x, y - side, side + 0.5, side + 0.5)
      continue
    }
    pen.moveTo(x, y)
    for (let corner = first + 1; corner < first + corners; corner++) {
      pen.lineTo(xs[corner]! * worldPixels - left, ys[corner]! * worldPixels - top)
    }
    pen.closePath()
  }
}

/** The letter of its class in each shape that has room: no meaning by colour alone. */
function drawLetters(pen: Pen, view: View, shapes: Shaded, { classes, classOf }: Classes) {
  pen.font = '600 11px system-ui, sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  const write = (kind: FigureClass, worldX: number, worldY: number, below: number) => {
    const x = worldX * view.worldPixels - view.left
    const y = worldY * view.worldPixels - view.top + below
    if (x < 0 || y < 0 || x > view.width || y > view.height) return
    if (kind.pattern) {
      pen.strokeStyle = kind.colour
      pen.lineWidth = 4
      pen.strokeText(kind.letter, x, y)
    }
    pen.fillStyle = inkOn(kind.colour)
    pen.fillText(kind.letter, x, y)
  }
  if (shapes.kind === 'areas') {
    for (const [at, area] of shapes.areas.entries()) {
      const kind = classes[classOf[at]!]
      // The middle is left to the area's name.
      if (kind && !kind.empty && area.width * view.worldPixels > 2 * letterPixels) {
        write(kind, area.label.x, area.label.y, 14)
      }
    }
    return
  }
  if (shapes.sideWorld * view.worldPixels < letterPixels) return
  for (let cell = 0; cell < classOf.length; cell++) {
    const kind = classes[classOf[cell]!]
    if (!kind || kind.empty) continue
    const [x, y] = middleOf(shapes, cell)
    write(kind, x, y, 0)
  }
}

function middleOf({ corners, xs, ys }: WorldCells, cell: number): [number, number] {
  // The middle between opposite corners.
  const [one, other] = [cell * corners, cell * corners + corners / 2]
  return [(xs[one]! + xs[other]!) / 2, (ys[one]! + ys[other]!) / 2]
}

type WorldSymbols = Extract<WorldShapes, { kind: 'symbols' }>

function drawSymbols(
  pen: Pen,
  view: View,
  { xs, ys }: WorldSymbols,
  values: Float64Array,
  { classes, classOf }: Classes,
  colours: MapColours,
) {
  const radii = symbolRadii(values)
  // Small ones on top of large ones, or they would not be seen.
  const largestFirst = Array.from(values.keys()).sort((a, b) => radii[b]! - radii[a]! || a - b)
  for (const at of largestFirst) {
    const x = xs[at]! * view.worldPixels - view.left
    const y = ys[at]! * view.worldPixels - view.top
    const radius = radii[at]!
    if (x < -radius || y < -radius || x > view.width + radius || y > view.height + radius) continue
    const kind = classes[classOf[at]!]
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    if (kind && !kind.empty) {
      pen.globalAlpha = 0.85
      pen.fillStyle = kind.colour
      pen.fill()
      pen.globalAlpha = 1
    }
    pen.strokeStyle = kind ? colours.figureEdge : colours.noFigure
    pen.lineWidth = 1.2
    pen.stroke()
    if (kind && radius >= 9) {
      pen.font = '600 11px system-ui, sans-serif'
      pen.textAlign = 'center'
      pen.textBaseline = 'middle'
      pen.fillStyle = kind.empty ? colours.figureText : inkOn(kind.colour)
      pen.fillText(kind.letter, x, y)
    }
  }
}
