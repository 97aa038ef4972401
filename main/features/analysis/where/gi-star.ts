import { columnsWithin } from '../ground/cell-grid.ts'
import type { CellGrid } from '../ground/study-area.ts'
import { twoSidedP } from '../statistics/normal.ts'

/** z and two-sided p of each cell or point, or why there is nothing to compare. */
export type GiStar = { z: Float64Array; p: Float64Array } | { unavailable: string }

/** Sum of the values within the band of an item, itself included, and how many items those are. */
type Neighbourhood = { sums: Float64Array; sizes: Float64Array }

/**
 * Getis-Ord Gi* (Ord and Getis 1995) with binary weights, itself included:
 *
 * `z = (sum_i - mean * W) / (S * sqrt((n * W - W^2) / (n - 1)))`, `S = sqrt(sum(x^2) / n - mean^2)`,
 *
 * with W the number of items within the band and sum_i the sum of their values. An item whose band holds the
 * whole study area has nothing to be compared with: z = 0 and p = 1.
 */
function scores(values: Float64Array, { sums, sizes }: Neighbourhood): GiStar {
  const n = values.length
  if (n < 2) return { unavailable: 'There are fewer than two cells to compare.' }
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n)
  if (!(deviation > 0)) return { unavailable: 'Every cell has the same count, so none stands out.' }
  const z = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const size = sizes[i]!
    if (size < n)
      z[i] = (sums[i]! - mean * size) / (deviation * Math.sqrt((n * size - size * size) / (n - 1)))
  }
  return { z, p: z.map(twoSidedP) }
}

/** Gi* of points, comparing each with every other: for short lists. The band is inclusive, in metres. */
export function giStarOfPoints(
  eastings: Float64Array,
  northings: Float64Array,
  values: Float64Array,
  bandMetres: number,
): GiStar {
  const n = values.length
  const sums = new Float64Array(n)
  const sizes = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const dx = eastings[j]! - eastings[i]!
      const dy = northings[j]! - northings[i]!
      if (dx * dx + dy * dy > bandMetres * bandMetres) continue
      sums[i]! += values[j]!
      sizes[i]! += 1
    }
  }
  return scores(values, { sums, sizes })
}

/**
 * Gi* of the counts of a grid; the band is inclusive and measured between the centres of cells. For each cell
 * and each row of its disc the neighbours are one run of cells, whose sum is a difference of two running
 * totals: linear in the cells, whatever their counts.
 */
export function giStarOfGrid(grid: CellGrid, bandMetres: number): GiStar {
  const { columns, counts, rowStarts, rowNumbers } = grid
  const n = columns.length
  const half = columnsWithin(grid, bandMetres)
  const rowsAway = (half.length - 1) / 2
  const running = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) running[i + 1] = running[i]! + counts[i]!
  const indexOfRow = new Map(Array.from(rowNumbers, (row, index) => [row, index]))
  const sums = new Float64Array(n)
  const sizes = new Float64Array(n)
  for (const [index, row] of rowNumbers.entries()) {
    for (let k = 0; k < half.length; k++) {
      const other = indexOfRow.get(row + k - rowsAway)
      if (other === undefined) continue
      const end = rowStarts[other + 1]!
      let from = rowStarts[other]!
      let to = from
      for (let cell = rowStarts[index]!; cell < rowStarts[index + 1]!; cell++) {
        while (from < end && columns[from]! < columns[cell]! - half[k]!) from++
        while (to < end && columns[to]! <= columns[cell]! + half[k]!) to++
        sums[cell]! += running[to]! - running[from]!
        sizes[cell]! += to - from
      }
    }
  }
  return scores(counts, { sums, sizes })
}
