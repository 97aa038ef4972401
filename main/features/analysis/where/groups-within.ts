import { indexCells } from '../ground/cell-index.ts'
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
  // At a threshold of nothing a cell must still have a size.
  const cells = indexCells(ground.eastings, ground.northings, Math.max(thresholdMetres, 1))
  const { order, starts, columns } = cells
  // In the order of the cells, so that what lies close on the ground lies close in memory.
  const x = Float64Array.from(order, place => ground.eastings[place]!)
  const y = Float64Array.from(order, place => ground.northings[place]!)
  const weights = Float64Array.from(order, place => ground.weights[place]!)
  const around = neighbourCells(cells, 1)
  const limit = thresholdMetres * thresholdMetres
  const cellOf = new Uint32Array(order.length)
  const near = new Float64Array(order.length)
  for (let cell = 0; cell < columns.length; cell++) {
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      cellOf[at] = cell
      let points = 0
      for (let k = 0; k < around.rowsAround; k++) {
        const to = starts[around.to[cell * around.rowsAround + k]!]!
        for (let other = starts[around.from[cell * around.rowsAround + k]!]!; other < to; other++) {
          const dx = x[other]! - x[at]!
          const dy = y[other]! - y[at]!
          if (dx * dx + dy * dy <= limit) points += weights[other]!
        }
      }
      near[at] = points
    }
  }
  const seeds = Uint32Array.from(order.keys()).filter(at => near[at]! >= leastPoints)
  seeds.sort((a, b) => near[b]! - near[a]! || x[a]! - x[b]! || y[a]! - y[b]!)
  const groupOf = new Int32Array(order.length).fill(-1)
  let groups = 0
  for (const seed of seeds) {
    if (groupOf[seed]! >= 0) continue
    const free: number[] = []
    let points = 0
    for (let k = 0; k < around.rowsAround; k++) {
      const to = starts[around.to[cellOf[seed]! * around.rowsAround + k]!]!
      for (let at = starts[around.from[cellOf[seed]! * around.rowsAround + k]!]!; at < to; at++) {
        const dx = x[at]! - x[seed]!
        const dy = y[at]! - y[seed]!
        if (groupOf[at]! >= 0 || dx * dx + dy * dy > limit) continue
        free.push(at)
        points += weights[at]!
      }
    }
    if (points < leastPoints) continue
    for (const at of free) groupOf[at] = groups
    groups++
  }
  return numberedByFirst(order, groupOf, groups)
}

/** The groups of the places as they were given, numbered by their first. */
function numberedByFirst(order: Uint32Array, groupOf: Int32Array, groups: number): Int32Array {
  const ofPlace = new Int32Array(order.length)
  for (const [at, place] of order.entries()) ofPlace[place] = groupOf[at]!
  const numberOf = new Int32Array(groups).fill(-1)
  let found = 0
  return ofPlace.map(group => {
    if (group < 0) return -1
    if (numberOf[group]! < 0) numberOf[group] = found++
    return numberOf[group]!
  })
}
