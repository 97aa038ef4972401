import type { View } from './canvas-layer.ts'

export type WorldColumns = { xs: Float64Array; ys: Float64Array; counts: Uint32Array }
export type PlaceSymbol = { x: number; y: number; count: number; places: number }

/** More places than this in view are drawn together by squares of the screen. */
const mostSinglePlaces = 1200
const squarePixels = 48
export const largestRadius = 20

/**
 * The symbols of a view, largest first: one for each place while they can be told apart, otherwise one
 * for each square of the screen, as near to the middle of its incidents as it can stand clear of others. Squares are anchored to the
 * world, so that moving the map regroups nothing. No incident is left out: counts add up.
 */
export function symbolsInView(
  columns: WorldColumns,
  view: View,
): { symbols: PlaceSymbol[]; grouped: boolean } {
  const inView = countInView(columns, view)
  const grouped = inView > mostSinglePlaces
  const symbols = grouped ? bySquare(columns, view) : byPlace(columns, view)
  return { symbols: symbols.sort((a, b) => b.count - a.count), grouped }
}

function countInView({ xs, ys }: WorldColumns, { worldPixels, left, top, width, height }: View) {
  let inView = 0
  for (let index = 0; index < xs.length; index++) {
    const x = xs[index]! * worldPixels - left
    const y = ys[index]! * worldPixels - top
    if (x >= 0 && y >= 0 && x < width && y < height) inView++
  }
  return inView
}

function byPlace({ xs, ys, counts }: WorldColumns, { worldPixels, left, top, width, height }: View) {
  const symbols: PlaceSymbol[] = []
  for (let index = 0; index < xs.length; index++) {
    const x = xs[index]! * worldPixels - left
    const y = ys[index]! * worldPixels - top
    if (x >= 0 && y >= 0 && x < width && y < height) symbols.push({ x, y, count: counts[index]!, places: 1 })
  }
  return symbols
}

function bySquare({ xs, ys, counts }: WorldColumns, { worldPixels, left, top, width, height }: View) {
  const firstColumn = Math.floor(left / squarePixels)
  const firstRow = Math.floor(top / squarePixels)
  const columns = Math.floor((left + width) / squarePixels) - firstColumn + 1
  const rows = Math.floor((top + height) / squarePixels) - firstRow + 1
  const count = new Float64Array(columns * rows)
  const places = new Uint32Array(columns * rows)
  const sumX = new Float64Array(columns * rows)
  const sumY = new Float64Array(columns * rows)
  for (let index = 0; index < xs.length; index++) {
    const x = xs[index]! * worldPixels
    const y = ys[index]! * worldPixels
    const column = Math.floor(x / squarePixels) - firstColumn
    const row = Math.floor(y / squarePixels) - firstRow
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue
    const square = row * columns + column
    const weight = counts[index]!
    count[square]! += weight
    places[square]!++
    sumX[square]! += (x - left) * weight
    sumY[square]! += (y - top) * weight
  }
  const symbols: PlaceSymbol[] = []
  for (let square = 0; square < count.length; square++) {
    const total = count[square]!
    if (total === 0) continue
    const middleX = ((square % columns) + firstColumn + 0.5) * squarePixels - left
    const middleY = (Math.floor(square / columns) + firstRow + 0.5) * squarePixels - top
    symbols.push({
      x: within(sumX[square]! / total, middleX),
      y: within(sumY[square]! / total, middleY),
      count: total,
      places: places[square]!,
    })
  }
  return symbols
}

// Symbols of neighbouring squares must not cover each other's numbers.
function within(value: number, middle: number) {
  const room = squarePixels / 2 - largestRadius * 0.8
  return Math.min(middle + room, Math.max(middle - room, value))
}
