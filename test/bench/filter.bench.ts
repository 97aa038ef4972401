import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeskClient } from '#shared/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { seededRandom } from '#shared/random.ts'
import { startBackend } from '../../main/backend/start.ts'
import { makeBureauOfCalls } from './bureau-of-calls.ts'

export const name = 'A filter change on 1,000,000 incidents: counts, head of the table and points of the map'

const calls = 1_000_000
const changes = 200

/** `--bureau=PATH` uses a bureau that was made before, or makes it there and leaves it. */
export async function run(print: (line: string) => void): Promise<void> {
  const given = process.argv.find(word => word.startsWith('--bureau='))?.slice('--bureau='.length)
  const folder = mkdtempSync(join(tmpdir(), 'bench-filter-'))
  const path = given ?? join(folder, 'Bench.bureau')
  try {
    await makeBureauOfCalls(path, calls, 7).catch(error => {
      if (!given || error.code !== 'conflict') throw error
    })
    for (const start of ['first start', 'next start']) print(`${start}: ${await startUp(folder, path)}`)
    await filterChanges(folder, path, print)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(folder: string) {
  const backend = startBackend({
    kind: 'cli',
    version: 'bench',
    login: 'bench',
    bureausFolder: folder,
    stateFolder: join(folder, 'state'),
    now: () => new Date('2026-01-05T09:00:00.000Z'),
    printPdf: () => Promise.reject(new Error('The bench prints nothing.')),
  })
  return { client: backend.connect(), close: () => backend.close() }
}

async function startUp(folder: string, path: string): Promise<string> {
  const startedAt = performance.now()
  const { client, close } = start(folder)
  await client.settings.openBureau({ path })
  const opened = performance.now() - startedAt
  await Promise.all([client.incidents.summary({ filter: {} }), client.incidents.points({ filter: {} })])
  const answered = performance.now() - startedAt
  await close()
  return `opened after ${Math.round(opened)} ms, first counts and points after ${Math.round(answered)} ms`
}

async function filterChanges(folder: string, path: string, print: (line: string) => void) {
  const { client, close } = start(folder)
  await client.settings.openBureau({ path })
  await change(client, {})
  const all = await client.incidents.summary({ filter: {} })
  const searchedAt = performance.now()
  await client.incidents.summary({ filter: { text: 'nothing of the kind' } })
  print(`first search of a text: ${Math.round(performance.now() - searchedAt)} ms`)
  // Once to be warm: of a code that runs for the first time its compiler is measured.
  for (const filter of randomFilters(all, 11).slice(0, 20)) await change(client, filter)
  const times: { ms: number; filter: Filter }[] = []
  for (const filter of randomFilters(all, 12)) {
    const ms = await change(client, filter)
    times.push({ ms, filter })
  }
  times.sort((a, b) => a.ms - b.ms)
  const ms = (share: number) => Math.round(times[Math.ceil(share * times.length) - 1]!.ms)
  print(`${changes} changes: p50 ${ms(0.5)} ms, p95 ${ms(0.95)} ms, most ${ms(1)} ms`)
  for (const key of ['text', 'polygon', 'circle', 'weekHours', 'from', 'codes', 'channels', 'count']) {
    const of = times.filter(({ filter }) => key in filter)
    print(`  with ${key}: ${of.length}, most ${Math.round(of.at(-1)?.ms ?? 0)} ms`)
  }
  await close()
}

/** What a window asks when the filter changes, until all of it is there. */
async function change({ incidents }: DeskClient, filter: Filter): Promise<number> {
  const startedAt = performance.now()
  await Promise.all([
    incidents.summary({ filter }),
    incidents.points({ filter }),
    incidents.rows({ filter, limit: 200 }),
  ])
  return performance.now() - startedAt
}

type Summary = Awaited<ReturnType<DeskClient['incidents']['summary']>>

/** Filters of one to three conditions each, every kind about as often. */
function randomFilters({ sources, categories, codes, channels }: Summary, seed: number): Filter[] {
  const random = seededRandom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const some = <T>(list: readonly T[]) => list.filter(() => random() < 0.4)
  const point = () => ({ easting: 440_000 + random() * 40_000, northing: 290_000 + random() * 40_000 })
  const day = (year: number) => `${year}-${String(1 + below(12)).padStart(2, '0')}-${10 + below(18)}`
  const words = ['canal', 'street', '12', 'inc 2024', 'warning park', '101', 'evington lane', '00', 'zzz']
  const conditions: (() => Filter)[] = [
    () => ({ from: day(2021 + below(3)) }),
    () => ({ from: day(2022), to: day(2024) }),
    () => ({ sourceIds: some(sources).map(({ id }) => id) }),
    () => ({ categoryIds: some(categories).map(({ id }) => id) }),
    () => ({ codes: some(codes).map(({ code }) => code) }),
    () => ({ channels: some(channels).map(({ channel }) => channel) }),
    () => ({ weekHours: some(Array.from({ length: 168 }, (_, hour) => hour)) }),
    () => ({ text: words[below(words.length)]! }),
    () => ({ circle: { ...point(), radiusMetres: 250 + random() * 10_000 } }),
    () => {
      const { easting, northing } = point()
      const side = 500 + random() * 15_000
      const corner = (turn: number) =>
        [easting + side * Math.cos(turn), northing + side * Math.sin(turn)] as [number, number]
      return { polygon: Array.from({ length: 12 }, (_, at) => corner((at / 12) * 2 * Math.PI)) }
    },
    () => ({ count: 'events' as const }),
    () => ({}),
  ]
  return Array.from({ length: changes }, () =>
    Object.assign({}, ...Array.from({ length: 1 + below(3) }, () => conditions[below(conditions.length)]!())),
  )
}
