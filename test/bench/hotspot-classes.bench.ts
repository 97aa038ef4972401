import { seededRandom } from '#shared/random.ts'
import { run as classes } from '../../main/features/analysis/hotspot-classes.worker.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name =
  'Hotspot classes over twelve periods of four weeks, 100 m cells, 150 m band, as the worker hands them over'

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number, runs: number) => {
    const points = generatedPoints(n, 1)
    const random = seededRandom(2)
    const start = Date.UTC(2024, 0, 1) / 60_000
    const fromMinutes = Int32Array.from({ length: n }, () => start + Math.floor(random() * 336 * 1440))
    const parameters = {
      ...({
        method: 'hotspot-classes',
        cellMetres: 100,
        bandMetres: 150,
        periodDays: 28,
        periods: 12,
      } as const),
      ...{ alpha: 0.05, minCount: 5 },
    }
    const period = { from: '2024-01-01', to: '2024-12-01' }
    const seconds = secondsOf(() => classes({ ...points, fromMinutes, parameters, period }), runs)
    print(`${n.toLocaleString('en-GB')} incidents: ${seconds.toFixed(2)} s`)
    return seconds
  }
  timed(10_000, 1)
  const small = timed(10_000, 3)
  timed(100_000, 1)
  const large = timed(1_000_000, 1)
  print(
    `exponent from 10,000 to 1,000,000 incidents: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`,
  )
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
}
