import type { Draw, View } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import type { Pen } from './pen.ts'
import type { PlaceIndex } from './place-index.ts'
import { largestRadius, type PlaceSymbol, symbolsInView } from './symbols.ts'

/** Places drawn each for itself stay small: their neighbours may be a few pixels away. */
const largestSinglePlace = 11

/**
 * Incidents as circles, larger for more, with the number in them: counts before colours. Quiet ones
 * stand back behind what else is on the map.
 */
export function drawPoints(index: PlaceIndex, colours: MapColours, quiet: boolean): Draw {
  return (context, view) => {
    const marks = marksInView(index, view, context)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineWidth = 1

    context.fillStyle = quiet ? colours.quietPoint : colours.point
    context.strokeStyle = quiet ? colours.quietPointEdge : colours.pointEdge
    for (const { x, y, radius } of marks) {
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      context.fill()
      context.stroke()
    }
    context.fillStyle = quiet ? colours.quietPointText : colours.pointText
    for (const { x, y, label } of marks) if (label) context.fillText(label, x, y + 0.5)
  }
}

export type Mark = { x: number; y: number; radius: number; label: string }

/** The circles of a view, and the number in each. Leaves the context with their font. */
export function marksInView(index: PlaceIndex, view: View, context: Pen): Mark[] {
  context.font = '600 11px system-ui, sans-serif'
  const { worldPixels, left, top, width, height } = view
  const key = [worldPixels, left, top, width, height, context.pixels ? 'screen' : 'picture'].join(' ')
  const last = lastMarks.get(index)
  if (last?.key === key) return last.marks
  const { symbols, grouped } = symbolsInView(index, view)
  const marks = marksOf(symbols, grouped, context)
  lastMarks.set(index, { key, marks })
  return marks
}

// Asked for twice in a view: by the circles, and by the names that give way to them.
const lastMarks = new WeakMap<PlaceIndex, { key: string; marks: Mark[] }>()

/** A number that would stand on another, larger one is left out: the circle's size still tells. */
function marksOf(symbols: PlaceSymbol[], grouped: boolean, context: Pen): Mark[] {
  const most = symbols[0]?.count ?? 1
  const numbered: { x: number; y: number; half: number }[] = []
  return symbols.map(({ x, y, count }) => {
    const text = grouped || count > 1 ? shortCount(count) : ''
    const half = text ? context.measureText(text).width / 2 + 3 : 0
    const covered = numbered.some(
      other => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 13,
    )
    const label = covered ? '' : text
    if (label) numbered.push({ x, y, half })
    const scaled = (grouped ? largestRadius : largestSinglePlace) * Math.sqrt(count / most)
    return { x, y, label, radius: label ? Math.max(half, 6, scaled) : Math.max(4, scaled) }
  })
}

/** `950`, `1.2k`, `14k`: exact below a thousand, which is where a circle has room for it. */
function shortCount(count: number): string {
  if (count < 1000) return String(count)
  return count < 10_000 ? `${(count / 1000).toFixed(1)}k` : `${Math.round(count / 1000)}k`
}
