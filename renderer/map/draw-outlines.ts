import type { View } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import { toWorldAreas, trace } from './draw-areas.ts'
import type { NumberedOutline } from './layers.ts'
import { marksShown } from './marks-shown.ts'
import type { Pen } from './pen.ts'
import { toWorld } from './world.ts'

/** Numbered outlines with their marks, for a picture; on the screen they are elements that can be pressed. */
export function drawOutlines(
  outlines: readonly NumberedOutline[],
  chosenId: number | null,
  colours: MapColours,
) {
  const areas = toWorldAreas(
    outlines.map(({ id, mark, polygons }) => ({ id, name: mark, polygons, chosen: id === chosenId })),
  )
  return (pen: Pen, view: View) => {
    for (const { rings, chosen } of areas) {
      pen.beginPath()
      for (const ring of rings) trace(pen, view, ring)
      pen.fillStyle = colours.hotspot
      pen.globalAlpha = chosen ? 0.3 : 0.12
      pen.fill('evenodd')
      pen.globalAlpha = 1
      pen.strokeStyle = colours.hotspot
      pen.lineWidth = chosen ? 3.5 : 1.8
      pen.stroke()
    }
    pen.font = '700 11.5px system-ui, sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    const halfWidthOf = (mark: string) => pen.measureText(mark).width / 2 + 5
    const shown = marksShown(outlines, chosenId, view.worldPixels, mark => ({
      halfWidth: halfWidthOf(mark) + 1,
      halfHeight: 10,
    }))
    for (const { mark, centre, id } of outlines) {
      if (!shown.has(id)) continue
      const [worldX, worldY] = toWorld(...centre)
      const x = worldX * view.worldPixels - view.left
      const y = worldY * view.worldPixels - view.top
      const half = halfWidthOf(mark)
      pen.beginPath()
      pen.rect(x - half, y - 9, 2 * half, 18)
      pen.fillStyle = id === chosenId ? colours.hotspotText : colours.hotspotMark
      pen.fill()
      pen.strokeStyle = colours.hotspot
      pen.lineWidth = 1.5
      pen.stroke()
      pen.fillStyle = id === chosenId ? colours.hotspotMark : colours.hotspotText
      pen.fillText(mark, x, y)
    }
  }
}
