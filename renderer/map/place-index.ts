/** World coordinates of places and how many incidents stand at each. */
export type WorldColumns = { xs: Float64Array; ys: Float64Array; counts: Uint32Array }

/**
 * Places along a Z-order curve (Morton 1966), with running totals. The world is cut into squares, at level L of
 * `squarePixels` pixels of zoom L; a square of any level is one stretch of the curve, so that its count and the
 * middle of its incidents are two look-ups, whatever the number of places.
 */
export type PlaceIndex = {
  xs: Float64Array
  ys: Float64Array
  counts: Uint32Array
  /** Places along the curve: the square of the finest level of each. */
  keys: Uint32Array
  level: number
  baseColumn: number
  baseRow: number
  /** Running totals before each place, and of all at the end. Relative to the first place, or digits would be lost. */
  sumCount: Float64Array
  sumX: Float64Array
  sumY: Float64Array
  originX: number
  originY: number
}

export const squarePixels = 48
const finestLevel = 20
/** Columns and rows of the finest level are numbers of 16 bits, their bits in turn one of 32. */
const bits = 16

/** Squares along a side of the world at a level. */
export function squaresAcross(level: number): number {
  return (256 * 2 ** level) / squarePixels
}

/** Builds the index, in time linear in the number of places. */
export function indexPlaces({ xs, ys, counts }: WorldColumns): PlaceIndex {
  const length = xs.length
  const [west, east] = extremes(xs)
  const [north, south] = extremes(ys)
  let level = finestLevel
  const squareOf = (value: number) => Math.floor(value * squaresAcross(level))
  // Aligned to the coarser levels, or their squares would be no stretches of the curve.
  const base = (value: number) => Math.floor(squareOf(value) / 2 ** (bits - 1)) * 2 ** (bits - 1)
  const fits = () => squareOf(east) - base(west) < 2 ** bits && squareOf(south) - base(north) < 2 ** bits
  while (length > 0 && level > 0 && !fits()) level--
  const [baseColumn, baseRow] = length > 0 ? [base(west), base(north)] : [0, 0]

  const keys = new Uint32Array(length)
  const across = squaresAcross(level)
  for (let at = 0; at < length; at++) {
    keys[at] = morton(Math.floor(xs[at]! * across) - baseColumn, Math.floor(ys[at]! * across) - baseRow)
  }
  const order = orderOfKeys(keys)

  const index: PlaceIndex = {
    xs: new Float64Array(length),
    ys: new Float64Array(length),
    counts: new Uint32Array(length),
    keys: new Uint32Array(length),
    level,
    baseColumn,
    baseRow,
    sumCount: new Float64Array(length + 1),
    sumX: new Float64Array(length + 1),
    sumY: new Float64Array(length + 1),
    originX: length > 0 ? west : 0,
    originY: length > 0 ? north : 0,
  }
  let [count, x, y] = [0, 0, 0]
  for (let at = 0; at < length; at++) {
    const from = order[at]!
    const here = counts[from]!
    index.keys[at] = keys[from]!
    index.xs[at] = xs[from]!
    index.ys[at] = ys[from]!
    index.counts[at] = here
    index.sumCount[at + 1] = count += here
    index.sumX[at + 1] = x += (xs[from]! - index.originX) * here
    index.sumY[at + 1] = y += (ys[from]! - index.originY) * here
  }
  return index
}

export type Stretch = { column: number; row: number; from: number; to: number }

/** The level whose squares are nearest to their size on the screen at a zoom, of those there are. */
export function levelAt({ level }: PlaceIndex, zoom: number): number {
  return Math.min(level, Math.max(Math.floor(zoom + 1e-9), level - bits + 1))
}

/** The stretches of the curve in the squares of a level that lie in a rectangle of squares, both ends included. */
export function stretchesIn(
  index: PlaceIndex,
  level: number,
  squares: { west: number; east: number; north: number; south: number },
): Stretch[] {
  const step = 2 ** (index.level - level)
  const [firstColumn, firstRow] = [index.baseColumn / step, index.baseRow / step]
  const across = 2 ** bits / step
  const found: Stretch[] = []
  const lastRow = Math.min(squares.south, firstRow + across - 1)
  const lastColumn = Math.min(squares.east, firstColumn + across - 1)
  for (let row = Math.max(squares.north, firstRow); row <= lastRow; row++) {
    for (let column = Math.max(squares.west, firstColumn); column <= lastColumn; column++) {
      const key = morton(column - firstColumn, row - firstRow)
      const from = firstAtLeast(index.keys, key * step * step)
      const to = firstAtLeast(index.keys, (key + 1) * step * step)
      if (to > from) found.push({ column, row, from, to })
    }
  }
  return found
}

const digitBits = 11

/** Positions in the order of their keys, equal ones as they stand: a radix sort of three digits, the last first. */
function orderOfKeys(keys: Uint32Array): Uint32Array {
  let order = new Uint32Array(keys.length)
  for (let at = 0; at < order.length; at++) order[at] = at
  let next = new Uint32Array(keys.length)
  for (let shift = 0; shift < 32; shift += digitBits) {
    const places = new Uint32Array(2 ** digitBits + 1)
    const digitOf = (key: number) => (key >>> shift) & (2 ** digitBits - 1)
    for (let at = 0; at < keys.length; at++) places[digitOf(keys[at]!) + 1]! += 1
    for (let digit = 1; digit < places.length; digit++) places[digit]! += places[digit - 1]!
    for (let at = 0; at < keys.length; at++) {
      const from = order[at]!
      const digit = digitOf(keys[from]!)
      next[places[digit]!] = from
      places[digit]! += 1
    }
    ;[order, next] = [next, order]
  }
  return order
}

/** The bits of column and row in turn, as a number of up to 32 bits. */
function morton(column: number, row: number): number {
  return spread(column) + 2 * spread(row)
}

function spread(value: number): number {
  let apart = value & 0xffff
  apart = (apart | (apart << 8)) & 0x00ff00ff
  apart = (apart | (apart << 4)) & 0x0f0f0f0f
  apart = (apart | (apart << 2)) & 0x33333333
  apart = (apart | (apart << 1)) & 0x55555555
  return apart
}

function firstAtLeast(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}

function extremes(values: Float64Array): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity]
  for (let at = 0; at < values.length; at++) {
    least = Math.min(least, values[at]!)
    most = Math.max(most, values[at]!)
  }
  return [least, most]
}
