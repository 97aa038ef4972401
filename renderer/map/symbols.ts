import type { View } from './canvas-layer.ts'
import { levelAt, type PlaceIndex, type Stretch, squaresAcross, stretchesIn } from './place-index.ts'

export type PlaceSymbol = { x: number; y: number; count: number; places: number }

/** More places than this in view are drawn together by squares of the screen. */
const mostSinglePlaces = 1200
export const largestRadius = 20

/**
 * The symbols of a view, largest first: one for each place while they can be told apart, otherwise one
 * for each square of the screen, as near to the middle of its incidents as it can stand clear of others. Squares are anchored to the
 * world, so that moving the map regroups nothing. No incident is left out: counts add up.
 */
export function symbolsInView(index: PlaceIndex, view: View): { symbols: PlaceSymbol[]; grouped: boolean } {
  const level = levelAt(index, Math.log2(view.worldPixels / 256))
  const squares = stretchesInView(index, view, level)
  const inView = squares.reduce((sum, { from, to }) => sum + to - from, 0)
  const grouped = inView > mostSinglePlaces
  const symbols = grouped ? bySquare(index, view, level, squares) : byPlace(index, view, squares)
  return { symbols: symbols.sort((a, b) => b.count - a.count), grouped }
}

/** The places in the squares of a level that a view touches. */
export function stretchesInView(index: PlaceIndex, view: View, level: number): Stretch[] {
  const { worldPixels, left, top, width, height } = view
  const at = (pixel: number) => Math.floor((pixel / worldPixels) * squaresAcross(level))
  return stretchesIn(index, level, {
    west: at(left),
    east: at(left + width),
    north: at(top),
    south: at(top + height),
  })
}

function byPlace({ xs, ys, counts }: PlaceIndex, view: View, squares: Stretch[]) {
  const { worldPixels, left, top, width, height } = view
  const symbols: PlaceSymbol[] = []
  for (const { from, to } of squares) {
    for (let at = from; at < to; at++) {
      const x = xs[at]! * worldPixels - left
      const y = ys[at]! * worldPixels - top
      if (x >= 0 && y >= 0 && x < width && y < height) symbols.push({ x, y, count: counts[at]!, places: 1 })
    }
  }
  return symbols
}

function bySquare(index: PlaceIndex, { worldPixels, left, top }: View, level: number, squares: Stretch[]) {
  const { sumCount, sumX, sumY, originX, originY } = index
  const sidePixels = worldPixels / squaresAcross(level)
  return squares.map(({ column, row, from, to }) => {
    const count = sumCount[to]! - sumCount[from]!
    const meanX = originX + (sumX[to]! - sumX[from]!) / count
    const meanY = originY + (sumY[to]! - sumY[from]!) / count
    return {
      x: within(meanX * worldPixels - left, (column + 0.5) * sidePixels - left, sidePixels),
      y: within(meanY * worldPixels - top, (row + 0.5) * sidePixels - top, sidePixels),
      count,
      places: to - from,
    }
  })
}

// Symbols of neighbouring squares must not cover each other's numbers.
function within(value: number, middle: number, sidePixels: number) {
  const room = Math.max(0, sidePixels / 2 - largestRadius * 0.8)
  return Math.min(middle + room, Math.max(middle - room, value))
}
