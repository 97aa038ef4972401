import { type CellIndex, indexCells } from '../ground/cell-index.ts'
import { neighbourCells } from '../ground/neighbour-cells.ts'
import type { Places } from '../ground/places.ts'

type Ground = Omit<Places, 'placeOfPoint'>

/**
 * Groups of points round seeds, as CrimeStat forms them (Levine 2013, chapter 7). The seed of a group is the point
 * with the most points within the threshold; all of these that are in no group yet are its group. With fewer than
 * `leastPoints` there is no group, and they stay free for others. Then the same with the point that has the next
 * most, so far as it is in no group, until none is left.
 *
 * The threshold is inclusive and a point counts itself. Of points with as many the westernmost comes first, then
 * the southernmost, so that the order of the points decides nothing. Co-located points cost nothing extra.
 *
 * @returns the group of each place, -1 for none; numbered by their first place.
 */
export function groupsWithin(ground: Ground, thresholdMetres: number, leastPoints: number): Int32Array {
  const { eastings, northings, weights } = ground
  // At a threshold of nothing a cell must still have a size.
  const cells = indexCells(eastings, northings, Math.max(thresholdMetres, 1))
  const visit = visitor(ground, cells, thresholdMetres * thresholdMetres)
  const cellOf = cellOfPlaces(cells)
  const near = new Float64Array(weights.length)
  for (const place of cells.order) {
    let points = 0
    visit(place, cellOf[place]!, other => {
      points += weights[other]!
    })
    near[place] = points
  }
  const seeds = cells.order.filter(place => near[place]! >= leastPoints)
  seeds.sort((a, b) => near[b]! - near[a]! || eastings[a]! - eastings[b]! || northings[a]! - northings[b]!)
  const groupOf = new Int32Array(weights.length).fill(-1)
  let groups = 0
  for (const seed of seeds) {
    if (groupOf[seed]! >= 0) continue
    const free: number[] = []
    let points = 0
    visit(seed, cellOf[seed]!, other => {
      if (groupOf[other]! >= 0) return
      free.push(other)
      points += weights[other]!
    })
    if (points < leastPoints) continue
    for (const place of free) groupOf[place] = groups
    groups++
  }
  return numberedByFirst(groupOf, groups)
}

/** Calls for each place within the threshold of one. */
function visitor({ eastings, northings }: Ground, cells: CellIndex, limit: number) {
  const { order, starts } = cells
  const around = neighbourCells(cells, 1)
  return (place: number, cell: number, found: (other: number) => void) => {
    for (let k = 0; k < around.rowsAround; k++) {
      const to = starts[around.to[cell * around.rowsAround + k]!]!
      for (let at = starts[around.from[cell * around.rowsAround + k]!]!; at < to; at++) {
        const other = order[at]!
        const dx = eastings[other]! - eastings[place]!
        const dy = northings[other]! - northings[place]!
        if (dx * dx + dy * dy <= limit) found(other)
      }
    }
  }
}

function cellOfPlaces({ order, starts, columns }: CellIndex): Uint32Array {
  const cellOf = new Uint32Array(order.length)
  for (let cell = 0; cell < columns.length; cell++) {
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) cellOf[order[at]!] = cell
  }
  return cellOf
}

function numberedByFirst(groupOf: Int32Array, groups: number): Int32Array {
  const numberOf = new Int32Array(groups).fill(-1)
  let found = 0
  return groupOf.map(group => {
    if (group < 0) return -1
    if (numberOf[group]! < 0) numberOf[group] = found++
    return numberOf[group]!
  })
}
