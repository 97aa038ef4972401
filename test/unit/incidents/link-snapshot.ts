import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { seededRandom } from '#shared/random.ts'
import { periodsOf } from '../../../main/features/incidents/category-codes.ts'
import { emptySnapshot, type Snapshot } from '../../../main/features/incidents/snapshot.ts'

export type Call = {
  source?: number
  category?: number
  easting?: number
  northing?: number
  place?: (typeof placePrecisions)[number]
  from: number
  to?: number
  time?: (typeof timePrecisions)[number]
}

/** Calls in columns, with identifiers 1, 2, 3 and so on. */
export function snapshotOfCalls(calls: readonly Call[]): Snapshot {
  const snapshot = { ...emptySnapshot(calls.length), importIds: [1], lastIncidentId: calls.length }
  for (const [at, call] of calls.entries()) {
    snapshot.ids[at] = at + 1
    snapshot.eastings[at] = call.easting ?? Number.NaN
    snapshot.northings[at] = call.northing ?? Number.NaN
    snapshot.placePrecisions[at] = placePrecisions.indexOf(
      call.place ?? (call.easting === undefined ? 'none' : 'exact'),
    )
    snapshot.fromMinutes[at] = call.from
    snapshot.toMinutes[at] = call.to ?? call.from
    snapshot.timePrecisions[at] = timePrecisions.indexOf(call.time ?? 'minute')
    snapshot.sources[at] = call.source ?? 1
    snapshot.categories[at] = call.category ?? 1
  }
  return snapshot
}

/** Category 1 is noise, 2 rubbish, 3 not coded, 4 any nuisance. */
export const codeTable = new Map(
  [
    [1, 'nsir2007:noise'],
    [2, 'nsir2007:littering'],
    [4, 'nsir2011:nuisance'],
  ].map(([category, code]) => [category as number, periodsOf([{ fromDay: null, code: code as string }])]),
)

/** Calls of three sources, dense enough that many are near each other, of every precision. */
export function randomCalls(seed: number, count: number): Call[] {
  const random = seededRandom(seed)
  const choose = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  return Array.from({ length: count }, () => {
    const time = choose(['minute', 'minute', 'minute', 'interval', 'day', 'month'] as const)
    const at = Math.floor(random() * 4 * 1440)
    const from = time === 'day' || time === 'month' ? Math.floor(at / 1440) * 1440 : at
    const length = { minute: 0, interval: Math.floor(random() * 5 * 1440), day: 1439, month: 30 * 1440 }[time]
    const place = choose([
      'exact',
      'exact',
      'exact',
      'postcode',
      'street',
      'snapped',
      'area',
      'none',
    ] as const)
    return {
      source: choose([1, 2, 3]),
      category: choose([1, 2, 3, 4]),
      ...(place === 'none'
        ? {}
        : {
            easting: 450_000 + Math.floor(random() * 1500),
            northing: 300_000 + Math.floor(random() * 1500),
          }),
      ...{ place, from, to: from + length, time },
    }
  })
}
