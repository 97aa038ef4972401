import { squareGrid } from '../../main/features/analysis/ground/square-grid.ts'
import { benjaminiHochberg } from '../../main/features/analysis/statistics/benjamini-hochberg.ts'
import { giStarOfGrid, giStarOfPoints } from '../../main/features/analysis/where/gi-star.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'
import { askPeer, rSpdep } from './peers.ts'

export const name = 'Getis-Ord Gi*, 100 m cells, 250 m band, false discovery rate'

const cellMetres = 100
const bandMetres = 250

function scored(eastings: Float64Array, northings: Float64Array) {
  const grid = squareGrid(eastings, northings, cellMetres, bandMetres)
  const found = giStarOfGrid(grid, bandMetres)
  if ('unavailable' in found) throw new Error(found.unavailable)
  return { grid, z: found.z, q: benjaminiHochberg(found.p) }
}

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    const seconds = secondsOf(() => scored(eastings, northings), n < 100_000 ? 15 : 3)
    const { grid } = scored(eastings, northings)
    print(
      `${n.toLocaleString('en-GB')} points: ${seconds.toFixed(3)} s, ${grid.counts.length.toLocaleString('en-GB')} cells`,
    )
    return seconds
  }
  timed(10_000)
  const small = timed(10_000)
  timed(100_000)
  const large = timed(1_000_000)
  print(`exponent from 10,000 to 1,000,000 points: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  againstBruteForce(print, 1_000)
  await againstSpdep(print, 20_000)
}

/** No npm package computes Gi* in metres, so the peer is every cell compared with every other. */
function againstBruteForce(print: (line: string) => void, n: number): void {
  const { eastings, northings } = generatedPoints(n, 1)
  const { grid, z } = scored(eastings, northings)
  const xs = Float64Array.from(grid.columns, column => column * cellMetres)
  const ys = Float64Array.from(grid.rows, row => row * cellMetres)
  let theirs = giStarOfPoints(xs, ys, grid.counts, bandMetres)
  const theirSeconds = secondsOf(() => {
    theirs = giStarOfPoints(xs, ys, grid.counts, bandMetres)
  }, 1)
  const ourSeconds = secondsOf(() => giStarOfGrid(grid, bandMetres))
  if ('unavailable' in theirs) throw new Error(theirs.unavailable)
  const other = theirs.z
  const furthest = z.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0)
  print(
    `${grid.counts.length.toLocaleString('en-GB')} cells, brute force (every cell against every other): ` +
      `${theirSeconds.toFixed(2)} s; ours ${ourSeconds.toFixed(4)} s, ${(theirSeconds / ourSeconds).toFixed(0)} times faster; ` +
      `z differs by at most ${furthest.toExponential(1)}`,
  )
}

/** Gi* of spdep, on the counts of the same cells, with the time it takes to find their neighbours. */
async function againstSpdep(print: (line: string) => void, n: number): Promise<void> {
  const { eastings, northings } = generatedPoints(n, 1)
  const { grid, z } = scored(eastings, northings)
  const ourSeconds = secondsOf(() => giStarOfGrid(grid, bandMetres))
  const theirs = await askPeer(
    rSpdep,
    `
xy <- cbind(given('x'), given('y'))
counts <- given('counts')
start <- proc.time()[['elapsed']]
near <- include.self(dnearneigh(xy, 0, ${bandMetres} + 0.001))
found <- localG(counts, nb2listw(near, style = 'B', zero.policy = TRUE), zero.policy = TRUE)
answer(proc.time()[['elapsed']] - start, z = as.numeric(found))
`,
    {
      x: Float64Array.from(grid.columns, column => column * cellMetres),
      y: Float64Array.from(grid.rows, row => row * cellMetres),
      counts: grid.counts,
    },
    print,
  )
  if (!theirs) return
  const other = theirs.column('z')
  const furthest = z.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0)
  print(
    `${grid.counts.length.toLocaleString('en-GB')} cells, ${theirs.tool}: ${theirs.seconds.toFixed(2)} s; ours ` +
      `${ourSeconds.toFixed(4)} s, ${(theirs.seconds / ourSeconds).toFixed(0)} times faster; ` +
      `z differs by at most ${furthest.toExponential(1)}`,
  )
}
