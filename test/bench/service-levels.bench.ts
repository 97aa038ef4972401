import { notTold, responseFlags } from '#shared/features/incidents/response-times.ts'
import type { ServicePromise } from '#shared/features/performance/service-level-rules.ts'
import { seededRandom } from '#shared/random.ts'
import { localMonth } from '../../main/features/incidents/local-time.ts'
import { emptySnapshot } from '../../main/features/incidents/snapshot.ts'
import { measure } from '../../main/features/performance/service-levels/measure.ts'
import {
  countByGroup,
  countOutcomes,
  quantilesOf,
  worstFirst,
} from '../../main/features/performance/service-levels/tell.ts'

export const name = 'Service levels of 1,000,000 incidents with response times'

const length = 1_000_000
const promise: ServicePromise = {
  ...{ measured: 'visit', target: { amount: 60, unit: 'minutes' }, sharePercent: 90 },
  ...{ clock: 'round', opensAt: '09:00', closesAt: '17:00' },
}
const asked: [string, Partial<ServicePromise>][] = [
  ['round the clock', {}],
  ['in office hours', { clock: 'working', target: { amount: 8, unit: 'hours' } }],
  ['in working days', { target: { amount: 3, unit: 'working-days' } }],
]

/** Three years of incidents, one in twenty not visited yet, one in twenty known by its day alone. */
export function run(print: (line: string) => void): void {
  const random = seededRandom(3)
  const snapshot = { ...emptySnapshot(length), importIds: [], lastIncidentId: length }
  const column = () => new Int32Array(length).fill(notTold)
  const responses = {
    flags: new Uint16Array(length),
    answered: column(),
    visited: column(),
    resolved: column(),
  }
  const start = Date.UTC(2023, 0, 1) / 60_000
  for (let at = 0; at < length; at++) {
    const from = start + Math.floor((at * 1_576_800) / length)
    snapshot.fromMinutes[at] = from
    snapshot.toMinutes[at] = from
    responses.flags[at] = responseFlags.visitedTold | (random() < 0.05 ? responseFlags.visitedDay : 0)
    if (random() >= 0.05) responses.visited[at] = from + Math.floor(-Math.log(1 - random()) * 900)
  }
  const positions = Uint32Array.from({ length }, (_, at) => at)
  const now = start + 1_580_000
  const known = { knownUntil: () => now, now }
  const bare = secondsOf(() => {
    let kept = 0
    for (let at = 0; at < length; at++) {
      kept += Number(responses.visited[at]! - snapshot.fromMinutes[at]! <= 60)
    }
    return kept
  })
  print(`a bare subtraction of the same columns: ${bare.toFixed(3)} s`)
  for (const [how, more] of asked) {
    const seconds = secondsOf(() => {
      const measured = measure({ ...promise, ...more }, snapshot, responses, positions, known)
      countOutcomes(measured)
      quantilesOf(measured, [0.5, 0.9])
    })
    print(`${how}: ${seconds.toFixed(2)} s, ${Math.round(seconds / bare)} times the bare one`)
  }
  const measured = measure(promise, snapshot, responses, positions, known)
  const grouped = secondsOf(() => {
    countByGroup(measured, at => localMonth(snapshot.fromMinutes[at]!))
    worstFirst(measured)
  })
  print(`by month, and the breaches in order: ${grouped.toFixed(2)} s more`)
}

function secondsOf(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return (performance.now() - startedAt) / 1000
}
