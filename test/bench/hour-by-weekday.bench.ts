import { seededRandom } from '#shared/random.ts'
import { run as tested } from '../../main/features/analysis/hour-by-weekday.worker.ts'
import { hourByWeekday } from '../../main/features/incidents/hour-by-weekday.ts'
import { localDay } from '../../main/features/incidents/local-time.ts'
import { exponent, secondsOf } from './generated-points.ts'

export const name = 'Hour by weekday over two years, a third of the incidents as intervals'

export async function run(print: (line: string) => void): Promise<void> {
  const n = 1_000_000
  const random = seededRandom(1)
  const start = Date.UTC(2024, 0, 1) / 60_000
  const from = Int32Array.from({ length: n }, () => start + Math.floor(random() * 2 * 525_600))
  const to = from.map(minute => minute + Math.floor(random() * 1440))
  const precisions = Uint8Array.from({ length: n }, () => (random() < 1 / 3 ? 1 : 0))
  print(`1,000,000 incidents: ${secondsOf(() => hourByWeekday(from, to, precisions)).toFixed(3)} s`)
  const withIntervals = (count: number, runs: number) => {
    const incidents = {
      fromMinutes: from.slice(0, count),
      toMinutes: to.slice(0, count),
      timePrecisions: precisions.slice(0, count),
    }
    const parameters = { method: 'hour-by-weekday' } as const
    const period = { from: '2024-01-01', to: '2025-12-31' }
    return secondsOf(() => tested({ ...incidents, parameters, period }), runs)
  }
  const small = withIntervals(10_000, 5)
  const large = withIntervals(n, 3)
  print(`1,000,000 incidents, every hour with interval and test: ${large.toFixed(3)} s`)
  print(`exponent from 10,000 to 1,000,000: ${exponent(10_000, small, n, large).toFixed(2)}`)
  const days = () => {
    for (const minute of from) localDay(minute)
  }
  print(`1,000,000 London days: ${secondsOf(days).toFixed(3)} s`)
}
