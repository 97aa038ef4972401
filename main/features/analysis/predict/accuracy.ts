import type { Figure } from '#shared/features/analysis/figures.ts'

/** Incidents and area inside the ground that was chosen, and of the whole study area. Any unit of area. */
export type Caught = { inside: number; all: number; areaInside: number; areaAll: number }

/**
 * Predictive accuracy index (Chainey, Tompson and Uhlig 2008): `PAI = (n / N) / (a / A)`, n of N later incidents in
 * chosen ground a of the study area A. 1 is what ground chosen at random catches.
 */
export function pai({ inside, all, areaInside, areaAll }: Caught): Figure {
  if (all === 0) return { unavailable: 'There was no incident to catch.' }
  if (areaInside <= 0 || areaAll <= 0) return { unavailable: 'No ground was chosen.' }
  return inside / all / (areaInside / areaAll)
}

/**
 * Prediction efficiency index (Hunt 2016): `PEI = PAI / PAI*`, PAI* that of the best choice of ground of the same
 * size, known only afterwards. As both cover the same area this is `n / n*`; 1 is as good as could be.
 *
 * @param mostInside n*: incidents in the best ground of the same size.
 */
export function pei(inside: number, mostInside: number): Figure {
  if (mostInside === 0) return { unavailable: 'There was no incident to catch.' }
  return inside / mostInside
}

/**
 * Recapture rate index (Levine 2008): the share of the later incidents in the ground over the share of the earlier
 * ones by which it was chosen. 1: the ground holds its share; below: it fades.
 */
export function recaptureRateIndex(
  later: { inside: number; all: number },
  earlier: { inside: number; all: number },
): Figure {
  if (later.all === 0) return { unavailable: 'There was no incident to catch.' }
  if (earlier.inside === 0) return { unavailable: 'The ground held no incident before.' }
  return later.inside / later.all / (earlier.inside / earlier.all)
}

/** Cells by falling score; equal ones by falling second score, then in the order given. */
export function rankedCells(scores: Float64Array, second: Float64Array): Uint32Array {
  return Uint32Array.from(scores, (_, cell) => cell).sort(
    (a, b) => scores[b]! - scores[a]! || second[b]! - second[a]! || a - b,
  )
}

/** The largest sum of so many cells. */
export function mostIn(counts: Float64Array, cells: number): number {
  const sorted = counts.slice().sort()
  let sum = 0
  for (let rank = 1; rank <= Math.min(cells, sorted.length); rank++) sum += sorted[sorted.length - rank]!
  return sum
}
