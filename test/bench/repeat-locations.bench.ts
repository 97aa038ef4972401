import { run as worker } from '../../main/features/analysis/repeat-locations.worker.ts'
import { repeatPlaces } from '../../main/features/analysis/where/repeat-places.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'Repeat locations, half the points co-located'

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number, withinMetres: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    const minutes = new Int32Array(n)
    const seconds = secondsOf(
      () => repeatPlaces(eastings, northings, minutes, withinMetres),
      n < 100_000 ? 15 : 3,
    )
    const { counts } = repeatPlaces(eastings, northings, minutes, withinMetres)
    print(
      `${n.toLocaleString('en-GB')} points within ${withinMetres} m: ${seconds.toFixed(3)} s, ${counts.length.toLocaleString('en-GB')} places`,
    )
    return seconds
  }
  for (const withinMetres of [0, 15]) {
    timed(10_000, withinMetres)
    const small = timed(10_000, withinMetres)
    const large = timed(1_000_000, withinMetres)
    print(`exponent from 10,000 to 1,000,000 points: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`)
  }
  const points = generatedPoints(1_000_000, 1)
  const fromMinutes = new Int32Array(1_000_000)
  const parameters = { method: 'repeat-locations', withinMetres: 0, minCount: 3 } as const
  const whole = secondsOf(() => worker({ ...points, fromMinutes, parameters }), 1)
  print(`1,000,000 points with hotspots and table, as the worker hands them over: ${whole.toFixed(2)} s`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
}
