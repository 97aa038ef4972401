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
  keys: Float64Array
  level: number
  bits: number
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
/** Columns and rows of the finest level are numbers of at most 16 bits; with so many places, of fewer. */
const mostBits = 16
const exactBits = 53

/** Squares along a side of the world at a level. */
export function squaresAcross(level: number): number {
  return (256 * 2 ** level) / squarePixels
}

/** Builds the index in n log n. */
export function indexPlaces({ xs, ys, counts }: WorldColumns): PlaceIndex {
  const length = xs.length
  const [west, east] = extremes(xs)
  const [north, south] = extremes(ys)
  const positions = 2 ** Math.ceil(Math.log2(length + 1))
  const bits = Math.min(mostBits, Math.floor((exactBits - Math.log2(positions)) / 2))
  let level = finestLevel
  const squareOf = (value: number) => Math.floor(value * squaresAcross(level))
  // Aligned to the coarser levels, or their squares would be no stretches of the curve.
  const base = (value: number) => Math.floor(squareOf(value) / 2 ** (bits - 1)) * 2 ** (bits - 1)
  const fits = () => squareOf(east) - base(west) < 2 ** bits && squareOf(south) - base(north) < 2 ** bits
  while (length > 0 && level > 0 && !fits()) level--
  const [baseColumn, baseRow] = length > 0 ? [base(west), base(north)] : [0, 0]

  // Key and position packed into one number that is still exact, so that sorting needs no comparison of ours.
  const packed = new Float64Array(length)
  for (let at = 0; at < length; at++) {
    packed[at] = morton(squareOf(xs[at]!) - baseColumn, squareOf(ys[at]!) - baseRow) * positions + at
  }
  packed.sort()

  const index: PlaceIndex = {
    xs: new Float64Array(length),
    ys: new Float64Array(length),
    counts: new Uint32Array(length),
    keys: new Float64Array(length),
    ...{ level, bits, baseColumn, baseRow },
    sumCount: new Float64Array(length + 1),
    sumX: new Float64Array(length + 1),
    sumY: new Float64Array(length + 1),
    originX: length > 0 ? west : 0,
    originY: length > 0 ? north : 0,
  }
  for (let at = 0; at < length; at++) {
    const from = packed[at]! % positions
    const count = counts[from]!
    index.keys[at] = (packed[at]! - from) / positions
    index.xs[at] = xs[from]!
    index.ys[at] = ys[from]!
    index.counts[at] = count
    index.sumCount[at + 1] = index.sumCount[at]! + count
    index.sumX[at + 1] = index.sumX[at]! + (xs[from]! - index.originX) * count
    index.sumY[at + 1] = index.sumY[at]! + (ys[from]! - index.originY) * count
  }
  return index
}

export type Stretch = { column: number; row: number; from: number; to: number }

/** The level whose squares are nearest to their size on the screen at a zoom, of those there are. */
export function levelAt({ level, bits }: PlaceIndex, zoom: number): number {
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
  const across = 2 ** index.bits / step
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

/** The bits of column and row in turn, as a number of up to 32 bits. */
function morton(column: number, row: number): number {
  return spread(column) + 2 * spread(row)
}

function spread(value: number): number {
  let bits = value & 0xffff
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  bits = (bits | (bits << 1)) & 0x55555555
  return bits
}

function firstAtLeast(keys: Float64Array, key: number): number {
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
