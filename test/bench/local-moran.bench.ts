import { squareGrid } from '../../main/features/analysis/ground/square-grid.ts'
import { run as worker } from '../../main/features/analysis/local-moran.worker.ts'
import { localMoran } from '../../main/features/analysis/where/local-moran.ts'
import { globalMoran } from '../../main/features/analysis/where/moran.ts'
import { neighboursOf } from '../../main/features/analysis/where/neighbours.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'
import { askPeer, rSpdep } from './peers.ts'

export const name = 'Moran and local Moran, 100 m cells, the eight around, 9,999 permutations'

const permutations = 9999

function scored(eastings: Float64Array, northings: Float64Array) {
  const grid = squareGrid(eastings, northings, 100, 150)
  const neighbours = neighboursOf(grid, 'queen')
  const overall = globalMoran(grid.counts, neighbours, 'row-standardised')
  const local = localMoran(grid.counts, neighbours, { permutations, seed: 1 })
  if ('unavailable' in overall || 'unavailable' in local) throw new Error('Nothing to compare.')
  return { grid, overall, local }
}

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    const seconds = secondsOf(() => scored(eastings, northings), n < 100_000 ? 9 : 3)
    print(`${n.toLocaleString('en-GB')} points: ${seconds.toFixed(3)} s`)
    return seconds
  }
  timed(10_000)
  const small = timed(10_000)
  timed(100_000)
  const large = timed(1_000_000)
  print(`exponent from 10,000 to 1,000,000 points: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`)
  const points = generatedPoints(1_000_000, 1)
  const parameters = {
    ...({ method: 'local-moran', cellMetres: 100, neighbours: 'queen' } as const),
    ...{ permutations, alpha: 0.05, minCount: 5 },
  }
  const whole = secondsOf(() => worker({ ...points, parameters, seed: 1 }), 1)
  print(`1,000,000 points with hotspots and table, as the worker hands them over: ${whole.toFixed(2)} s`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  await againstSpdep(print, 5_000)
}

/** spdep on the counts of the same cells: its I without, and its p with 99 permutations. */
async function againstSpdep(print: (line: string) => void, n: number): Promise<void> {
  const { eastings, northings } = generatedPoints(n, 1)
  const { grid, overall, local } = scored(eastings, northings)
  const theirs = await askPeer(
    rSpdep,
    `
xy <- cbind(given('x'), given('y'))
counts <- given('counts')
start <- proc.time()[['elapsed']]
weights <- nb2listw(dnearneigh(xy, 0, 150), style = 'W', zero.policy = TRUE)
overall <- moran.test(counts, weights, zero.policy = TRUE)
local <- localmoran(counts, weights, zero.policy = TRUE)
drawn <- localmoran_perm(counts, weights, nsim = 99, zero.policy = TRUE)
answer(proc.time()[['elapsed']] - start, i = local[, 1],
  overall = c(overall$estimate[[1]], overall$estimate[[3]]))
`,
    {
      x: Float64Array.from(grid.columns, column => column * 100),
      y: Float64Array.from(grid.rows, row => row * 100),
      counts: grid.counts,
    },
    print,
  )
  if (!theirs) return
  const seconds = secondsOf(() => scored(eastings, northings))
  const i = theirs.column('i')
  const furthest = local.i.reduce((most, value, at) => Math.max(most, Math.abs(value - i[at]!)), 0)
  const [theirI, theirVariance] = theirs.column('overall')
  print(
    `${grid.counts.length.toLocaleString('en-GB')} cells, ${theirs.tool} with 99 permutations: ${theirs.seconds.toFixed(2)} s; ` +
      `ours with 9,999 ${seconds.toFixed(4)} s, ${(theirs.seconds / seconds).toFixed(0)} times faster`,
  )
  print(
    `local I differs by at most ${furthest.toExponential(1)}, global I by ${Math.abs(overall.i - theirI!).toExponential(1)}, ` +
      `its variance by ${Math.abs(overall.varianceRandomisation / theirVariance! - 1).toExponential(1)} of it`,
  )
}
