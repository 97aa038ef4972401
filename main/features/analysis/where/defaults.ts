import type { Method, Parameters } from '#shared/features/analysis/contract.ts'
import { indexCells } from '../ground/cell-index.ts'
import { distinctPlaces } from '../ground/places.ts'
import { surroundings } from '../ground/surroundings.ts'
import { bandwidthMetres, quantile } from '../statistics/bandwidth.ts'
import { counted, decimals, metres, whole } from '../telling/words.ts'

/** Parameters with the reason for each, in words an analyst can repeat to the group. */
export type Defaults = { parameters: Parameters; reasons: { parameter: string; reason: string }[] }

const leastCount = 5

/** Parameters the incidents themselves suggest. Deterministic; no more exact than a first look deserves. */
export function defaultParameters(method: Method, eastings: Float64Array, northings: Float64Array): Defaults {
  if (method === 'dbscan') return forDbscan(eastings, northings)
  if (method === 'gi-star') return forGiStar(eastings, northings)
  return forKde(eastings, northings)
}

/**
 * Distance: 50 m, or the first of 75, 100, 150 and 200 m at which half of the incidents have another place in
 * reach. Incidents: the count that only one place in a hundred has around it, and never below 5.
 */
function forDbscan(eastings: Float64Array, northings: Float64Array): Defaults {
  const places = distinctPlaces(eastings, northings)
  let epsMetres = 200
  let share = 0
  let around = surroundings(places, 50)
  for (const candidate of [50, 75, 100, 150, 200]) {
    around = surroundings(places, candidate)
    epsMetres = candidate
    share = shareWithNeighbour(around.places, around.hasNeighbour, places.weights)
    if (share >= 0.5) break
  }
  const counts = around.incidents.toSorted()
  const rare = counts.length > 0 ? Math.ceil(quantile(counts, 0.99)) : 0
  const minPoints = Math.min(100_000, Math.max(leastCount, rare))
  const tooFew = eastings.length < leastCount
  return {
    parameters: { method: 'dbscan', epsMetres, minPoints },
    reasons: [
      {
        parameter: 'epsMetres',
        reason: tooFew
          ? `There are only ${counted(eastings.length, 'incident')}, too few to suggest a distance.`
          : `${decimals(share * 100, 0)} % of ${counted(eastings.length, 'incident')} have another place within ${metres(epsMetres)}. A shorter distance finds single addresses, a longer one whole districts.`,
      },
      {
        parameter: 'minPoints',
        reason:
          rare > leastCount
            ? `Only one place in a hundred has ${whole(rare)} incidents or more within ${metres(epsMetres)}.`
            : `Fewer than ${leastCount} incidents are never called a hotspot.`,
      },
    ],
  }
}

function shareWithNeighbour(asked: Uint32Array, hasNeighbour: Uint8Array, weights: Float64Array): number {
  let all = 0
  let near = 0
  for (const [at, place] of asked.entries()) {
    all += weights[place]!
    if (hasNeighbour[at]) near += weights[place]!
  }
  return all > 0 ? near / all : 0
}

/**
 * Cell: the smallest of 100, 150, 200 and 250 m in which a cell with incidents has 3 of them on average.
 * Distance: one and a half cells, which takes in the eight cells around.
 */
function forGiStar(eastings: Float64Array, northings: Float64Array): Defaults {
  let cellMetres = 250
  let mean = 0
  for (const candidate of [100, 150, 200, 250]) {
    cellMetres = candidate
    mean = eastings.length / Math.max(1, indexCells(eastings, northings, candidate).columns.length)
    if (mean >= 3) break
  }
  return {
    parameters: {
      method: 'gi-star',
      cellMetres,
      bandMetres: 1.5 * cellMetres,
      alpha: 0.05,
      minCount: leastCount,
    },
    reasons: [
      {
        parameter: 'cellMetres',
        reason: `In cells of ${metres(cellMetres)} a cell with incidents has ${decimals(mean, 1)} of them on average.`,
      },
      { parameter: 'bandMetres', reason: 'One and a half cells: each cell with the eight around it.' },
      { parameter: 'alpha', reason: 'No more than one hot cell in twenty is expected to be hot by chance.' },
      { parameter: 'minCount', reason: `Fewer than ${leastCount} incidents in a cell are never called hot.` },
    ],
  }
}

/** Bandwidth: the reference rule over both axes, to 10 m. Cell: a tenth of it, from 10 to 250 m. */
function forKde(eastings: Float64Array, northings: Float64Array): Defaults {
  const rule = bandwidthMetres(eastings, northings)
  const bandwidth = Math.min(50_000, Math.max(50, Math.round(rule / 10) * 10))
  const cellMetres = Math.min(250, Math.max(10, Math.round(bandwidth / 100) * 10))
  return {
    parameters: {
      method: 'kde',
      cellMetres,
      bandwidthMetres: bandwidth,
      quantile: 0.99,
      minCount: leastCount,
    },
    reasons: [
      {
        parameter: 'bandwidthMetres',
        reason:
          rule > 0
            ? `The reference rule, from the spread of ${counted(eastings.length, 'incident')} over eastings and northings alike.`
            : 'The incidents do not spread over any distance, so the shortest bandwidth is taken.',
      },
      {
        parameter: 'cellMetres',
        reason: 'A tenth of the bandwidth draws the surface smoothly, 250 m at most.',
      },
      { parameter: 'quantile', reason: 'The densest hundredth of the cells with any density.' },
      { parameter: 'minCount', reason: `Fewer than ${leastCount} incidents are never called a hotspot.` },
    ],
  }
}
