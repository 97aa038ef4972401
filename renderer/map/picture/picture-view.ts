import type { View } from '../canvas-layer.ts'
import { fromWorld, toWorld } from '../world.ts'

/** A rectangle of the map's plane. */
export type WorldBox = { left: number; top: number; right: number; bottom: number }

/** The view that shows a whole box in the middle of a frame, and as much around it as the frame has room for. */
export function viewOfBox({ left, top, right, bottom }: WorldBox, width: number, height: number): View {
  const worldPixels = Math.min(width / (right - left), height / (bottom - top))
  return {
    worldPixels,
    left: ((left + right) / 2) * worldPixels - width / 2,
    top: ((top + bottom) / 2) * worldPixels - height / 2,
    width,
    height,
    visible: { left: 0, top: 0, right: width, bottom: height },
  }
}

/** Metres on the ground for a pixel in the middle of a view, measured on the national grid from west to east. */
export function metresPerPixel({ worldPixels, left, top, width, height }: View): number {
  const reach = width / 4
  const [x, y] = [left + width / 2, top + height / 2]
  const west = fromWorld((x - reach) / worldPixels, y / worldPixels)
  const east = fromWorld((x + reach) / worldPixels, y / worldPixels)
  return Math.hypot(east[0] - west[0], east[1] - west[1]) / (2 * reach)
}

/** Degrees by which grid north lies to the east of true north, which is up, in the middle of a view. */
export function gridNorthDegrees({ worldPixels, left, top, width, height }: View): number {
  const [easting, northing] = fromWorld((left + width / 2) / worldPixels, (top + height / 2) / worldPixels)
  const [x1, y1] = toWorld(easting, northing)
  const [x2, y2] = toWorld(easting, northing + 1000)
  return (Math.atan2(x2 - x1, y1 - y2) * 180) / Math.PI
}

/** The longest round length, 1, 2 or 5 times a power of ten, that is no wider than so many pixels. */
export function scaleBar(metresInPixel: number, mostPixels: number): { metres: number; pixels: number } {
  const most = metresInPixel * mostPixels
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2].find(times => times * power <= most) ?? 1) * power
  return { metres, pixels: metres / metresInPixel }
}
