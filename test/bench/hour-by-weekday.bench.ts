import { seededRandom } from '#shared/random.ts'
import { hourByWeekday } from '../../main/features/incidents/hour-by-weekday.ts'
import { localDay } from '../../main/features/incidents/local-time.ts'
import { secondsOf } from './generated-points.ts'

export const name = 'Hour by weekday over two years, a third of the incidents as intervals'

export async function run(print: (line: string) => void): Promise<void> {
  const n = 1_000_000
  const random = seededRandom(1)
  const start = Date.UTC(2024, 0, 1) / 60_000
  const from = Int32Array.from({ length: n }, () => start + Math.floor(random() * 2 * 525_600))
  const to = from.map(minute => minute + Math.floor(random() * 1440))
  const precisions = Uint8Array.from({ length: n }, () => (random() < 1 / 3 ? 1 : 0))
  print(`1,000,000 incidents: ${secondsOf(() => hourByWeekday(from, to, precisions)).toFixed(3)} s`)
  const days = () => {
    for (const minute of from) localDay(minute)
  }
  print(`1,000,000 London days: ${secondsOf(days).toFixed(3)} s`)
}
