import { seededRandom } from '#shared/random.ts'
import { type NearRepeatBands, nearRepeat } from '../../main/features/analysis/when/near-repeat.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'Near repeats (Knox) over two years, Manhattan distance, four bands of a week'

const bands: NearRepeatBands = {
  bandMetres: 100,
  distanceBands: 4,
  bandDays: 7,
  timeBands: 4,
  distance: 'manhattan',
}

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number, permutations: number, distanceBands: number, runs: number) => {
    const points = daysAndPoints(n)
    const seconds = secondsOf(
      () => nearRepeat(...points, { ...bands, distanceBands }, { permutations, seed: 1 }),
      runs,
    )
    print(
      `${n.toLocaleString('en-GB')} incidents, ${distanceBands} bands of 100 m, ${permutations} permutations: ${seconds.toFixed(2)} s`,
    )
    return seconds
  }
  timed(5_000, 99, 4, 1)
  const small = timed(5_000, 999, 4, 1)
  const large = timed(50_000, 999, 4, 1)
  // In one county ten times the incidents are up to a hundred times the near pairs.
  print(`exponent from 5,000 to 50,000 incidents: ${exponent(5_000, small, 50_000, large).toFixed(2)}`)
  timed(50_000, 999, 10, 1)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  againstBruteForce(print, 5_000)
}

function daysAndPoints(n: number): [Float64Array, Float64Array, Int32Array] {
  const { eastings, northings } = generatedPoints(n, 1)
  const random = seededRandom(2)
  return [eastings, northings, Int32Array.from({ length: n }, () => 20_000 + Math.floor(random() * 730))]
}

/** No npm package does Knox, so the peer is every pair against every other, for one order of the days. */
function againstBruteForce(print: (line: string) => void, n: number): void {
  const [x, y, days] = daysAndPoints(n)
  const brute = () => {
    const counts = new Float64Array((bands.distanceBands + 1) * bands.timeBands)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const away = Math.round((Math.abs(x[i]! - x[j]!) + Math.abs(y[i]! - y[j]!)) * 1e6) / 1e6
        const row = away === 0 ? 0 : 1 + Math.floor(away / bands.bandMetres)
        const column = Math.floor(Math.abs(days[i]! - days[j]!) / bands.bandDays)
        if (row <= bands.distanceBands && column < bands.timeBands)
          counts[row * bands.timeBands + column]! += 1
      }
    }
    return counts
  }
  const theirs = secondsOf(brute, 3)
  const once = { permutations: 0, seed: 1 }
  const ours = secondsOf(() => nearRepeat(x, y, days, bands, once), 3)
  const agree = nearRepeat(x, y, days, bands, once).observed.every((count, at) => count === brute()[at])
  print(
    `${n.toLocaleString('en-GB')} incidents, brute force: ${theirs.toFixed(3)} s an order; ours ${ours.toFixed(3)} s, ` +
      `${(theirs / ours).toFixed(0)} times faster; counts ${agree ? 'agree' : 'DIFFER'}`,
  )
}
