import { adaptiveKde, kde } from '../../main/features/analysis/where/kde.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'Kernel density, quartic, 100 m cells, bandwidth 300 m'

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    const seconds = secondsOf(() => kde(eastings, northings, 100, 300), n < 100_000 ? 15 : 3)
    print(`${n.toLocaleString('en-GB')} points: ${seconds.toFixed(3)} s`)
    return seconds
  }
  timed(10_000)
  const small = timed(10_000)
  timed(100_000)
  const large = timed(1_000_000)
  print(`exponent from 10,000 to 1,000,000 points: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`)
  const { eastings, northings } = generatedPoints(1_000_000, 1)
  const wide = secondsOf(() => kde(eastings, northings, 100, 1000), 1)
  print(`1,000,000 points, bandwidth 1,000 m: ${wide.toFixed(3)} s`)
  const adaptive = secondsOf(() => adaptiveKde(eastings, northings, 100, 300), 1)
  print(`1,000,000 points, adaptive bandwidth 300 m: ${adaptive.toFixed(3)} s`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
}
