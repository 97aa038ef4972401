import { seededRandom } from '#shared/random.ts'
import {
  bestCylinders,
  prepareScan,
  replicaMaxima,
  withoutOverlap,
} from '../../main/features/analysis/when/space-time-scan.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'Space-time permutation scan over a year, up to 500 m and 28 days, one thread'

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number, replicas: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    const random = seededRandom(2)
    const days = Int32Array.from({ length: n }, () => 20_000 + Math.floor(random() * 365))
    const settings = { maxRadiusMetres: 500, maxDays: 28, minCount: 5 }
    let circles = 0
    const seconds = secondsOf(() => {
      const scan = prepareScan(eastings, northings, days, settings)
      circles = scan.circles.counts.length
      const weakest = withoutOverlap(bestCylinders(scan), 20).at(-1)
      replicaMaxima(scan, 1, { from: 1, to: replicas }, weakest?.logRatio ?? 0)
    }, 1)
    print(
      `${n.toLocaleString('en-GB')} incidents, ${replicas} replicas: ${seconds.toFixed(2)} s, ${circles.toLocaleString('en-GB')} circles`,
    )
    return seconds
  }
  timed(2_000, 999)
  const small = timed(2_000, 999)
  const large = timed(20_000, 999)
  // Denser ground has more incidents in each circle, so the work grows faster than they do.
  print(`exponent from 2,000 to 20,000 incidents: ${exponent(2_000, small, 20_000, large).toFixed(2)}`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
}
