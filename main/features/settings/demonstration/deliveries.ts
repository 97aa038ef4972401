import { lastDay } from './calendar.ts'
import type { Delivery } from './extracts.ts'
import { type SourceKey, sourceKeys } from './sources.ts'

/** When the sources sent what: one file for the time before the bureau, then one after each quarter. The last comes before office hours of the day that is today. */
const periods: readonly (readonly [from: string, to: string, receivedAt: string])[] = [
  ['2023-12-01', '2024-10-31', '2024-11-04T10:00:00Z'],
  ['2024-11-01', '2024-11-30', '2024-12-02T10:00:00Z'],
  ['2024-12-01', '2025-02-28', '2025-03-03T10:00:00Z'],
  ['2025-03-01', '2025-05-31', '2025-06-02T10:00:00Z'],
  ['2025-06-01', '2025-08-31', '2025-09-01T10:00:00Z'],
  ['2025-09-01', '2025-11-30', '2025-12-01T10:00:00Z'],
  ['2025-12-01', lastDay, '2025-12-17T05:30:00Z'],
]
const fileNames: Record<SourceKey, string> = {
  'call-centre-101': '101 calls',
  'police-control': 'command and control extract',
  'council-noise': 'noise service requests',
  'fire-deliberate': 'deliberate fires',
}

export const deliveries: readonly (Delivery & { receivedAt: string })[] = periods.flatMap(
  ([from, to, receivedAt]) =>
    sourceKeys.map(source => ({
      source,
      from,
      to,
      receivedAt,
      fileName: `${fileNames[source]} ${from} to ${to}.csv`,
    })),
)
