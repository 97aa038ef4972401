import { type Box, meet } from './boxes.ts'
import type { View } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import type { trace, WorldArea } from './draw-areas.ts'
import type { Pen } from './pen.ts'

export type TitledArea = WorldArea

const mostCharacters = 34

type Line = { dashPixels: number; gapPixels: number }
export type TitledGroup = { areas: readonly TitledArea[]; line: Line; colour: string }

const lineHeight = 15

/**
 * Outlines with a title beneath each, dashed: they are told from areas and hotspots by their line. A title gives way
 * to those before it: it then stands above its outline, or nowhere.
 *
 * @param groups the one whose titles matter most first; it is drawn last, above the others.
 */
export function drawTitled(groups: readonly TitledGroup[], colours: MapColours) {
  return (pen: Pen, view: View) => {
    for (const { areas, line, colour } of groups.toReversed()) {
      for (const { rings } of areas) {
        pen.beginPath()
        for (const ring of rings) traceDashed(pen, view, ring, line)
        pen.strokeStyle = colour
        pen.lineWidth = 2.5
        pen.stroke()
      }
    }
    pen.font = '600 12px system-ui, sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'top'
    pen.lineJoin = 'round'
    pen.lineWidth = 4
    pen.strokeStyle = colours.ground
    const taken: Box[] = []
    for (const { areas, colour } of groups) {
      pen.fillStyle = colour
      for (const { name, rings } of areas) {
        const text = name.length > mostCharacters ? `${name.slice(0, mostCharacters - 1)}…` : name
        const half = pen.measureText(text).width / 2 + 3
        const { x, top, bottom } = edgesOf(rings, view)
        const y = [bottom + 5, top - 5 - lineHeight].find(
          one => !taken.some(other => meet(other, boxAt(x, one, half))),
        )
        if (y === undefined) continue
        taken.push(boxAt(x, y, half))
        pen.strokeText(text, x, y)
        pen.fillText(text, x, y)
      }
    }
  }
}

const boxAt = (x: number, y: number, half: number): Box => ({
  left: x - half,
  right: x + half,
  top: y,
  bottom: y + lineHeight,
})

function edgesOf(rings: TitledArea['rings'], { worldPixels, left, top }: View) {
  const xs = rings.flatMap(ring => [...ring.xs])
  const ys = rings.flatMap(ring => [...ring.ys])
  return {
    x: ((Math.min(...xs) + Math.max(...xs)) / 2) * worldPixels - left,
    top: Math.min(...ys) * worldPixels - top,
    bottom: Math.max(...ys) * worldPixels - top,
  }
}

/** Long dashes, and dots: two kinds of titled outlines told apart without their colour. */
export const dashed = { dashPixels: 7, gapPixels: 4 }
export const dotted = { dashPixels: 2.5, gapPixels: 4.5 }

// By hand, because a pen of vectors knows no dashes.
function traceDashed(
  pen: Pen,
  view: View,
  ring: Parameters<typeof trace>[2],
  { dashPixels, gapPixels }: Line,
) {
  const { worldPixels, left, top } = view
  let along = 0
  for (let at = 0; at < ring.xs.length; at++) {
    const next = (at + 1) % ring.xs.length
    const [x1, y1] = [ring.xs[at]! * worldPixels - left, ring.ys[at]! * worldPixels - top]
    const [x2, y2] = [ring.xs[next]! * worldPixels - left, ring.ys[next]! * worldPixels - top]
    const length = Math.hypot(x2 - x1, y2 - y1)
    const point = (metre: number): [number, number] => [
      x1 + ((x2 - x1) * metre) / length,
      y1 + ((y2 - y1) * metre) / length,
    ]
    for (let done = 0; done < length; ) {
      const phase = along % (dashPixels + gapPixels)
      const isDash = phase < dashPixels
      const step = Math.min(length - done, (isDash ? dashPixels : dashPixels + gapPixels) - phase + 1e-6)
      if (isDash) {
        pen.moveTo(...point(done))
        pen.lineTo(...point(done + step))
      }
      done += step
      along += step
    }
  }
}
