import { type Box, meet } from './boxes.ts'
import type { Draw } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import type { WorldArea } from './draw-areas.ts'
import { type Mark, marksInView } from './draw-points.ts'
import type { PlaceIndex } from './place-index.ts'

/**
 * The names of those areas that have room for it. A name gives way to the incidents' circles and to the
 * names of larger areas; where it would have to go too far, it is left out.
 */
export function drawAreaNames(
  areas: readonly WorldArea[],
  points: PlaceIndex | undefined,
  colours: MapColours,
): Draw {
  return (context, view) => {
    const marks = points ? marksInView(points, view, context) : []
    const taken: Box[] = []
    context.font = '12px system-ui, sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 3
    context.strokeStyle = colours.ground
    context.fillStyle = colours.outlineText
    const widestFirst = [...areas].sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.width - a.width)
    for (const area of widestFirst) {
      const half = context.measureText(area.name).width / 2 + 3
      if (area.width * view.worldPixels < 2 * half) continue
      const x = area.label.x * view.worldPixels - view.left
      const y = area.label.y * view.worldPixels - view.top
      const found = shifts
        .map(([right, down]) => ({ x: x + right, y: y + down }))
        .map(at => ({ ...at, box: boxAround(at.x, at.y, half) }))
        .find(({ box }) => !taken.some(other => meet(box, other)) && !marks.some(mark => covers(mark, box)))
      if (!found) continue
      taken.push(found.box)
      context.strokeText(area.name, found.x, found.y)
      context.fillText(area.name, found.x, found.y)
    }
  }
}

const furthestPixels = 30
const stepPixels = 6

/** Where a name may stand beside the middle of its area, nearest first. */
const shifts = Array.from({ length: (2 * furthestPixels) / stepPixels + 1 }, (_, i) => i * stepPixels)
  .map(shift => shift - furthestPixels)
  .flatMap((right, _, all) => all.map(down => [right, down] as const))
  .sort(([a, b], [c, d]) => Math.hypot(a, b) - Math.hypot(c, d))

function boxAround(x: number, y: number, half: number): Box {
  return { left: x - half, right: x + half, top: y - 8, bottom: y + 8 }
}

function covers({ x, y, radius }: Mark, { left, right, top, bottom }: Box): boolean {
  const awayX = Math.max(left - x, 0, x - right)
  const awayY = Math.max(top - y, 0, y - bottom)
  return Math.hypot(awayX, awayY) < radius
}
