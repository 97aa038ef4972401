import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shiftedBy } from '#shared/features/performance/channel-shift.ts'
import { startBackend } from '../../main/backend/start.ts'
import { makeBureauOfCalls } from './bureau-of-calls.ts'
import { peakMegabytes } from './generated-points.ts'

export const name =
  'Channel shift and partnership health of 1,000,000 incidents, against counting all of them once'

const calls = 1_000_000
const [now, before] = [
  { from: '2025-01-01', to: '2025-03-31' },
  { from: '2024-01-01', to: '2024-03-31' },
]

/** `--bureau=PATH` uses a bureau that was made before, or makes it there and leaves it. */
export async function run(print: (line: string) => void): Promise<void> {
  const given = process.argv.find(word => word.startsWith('--bureau='))?.slice('--bureau='.length)
  const folder = mkdtempSync(join(tmpdir(), 'bench-performance-'))
  const path = given ?? join(folder, 'Bench.bureau')
  try {
    await makeBureauOfCalls(path, calls, 7).catch(error => {
      if (!given || error.code !== 'conflict') throw error
    })
    await ask(folder, path, print)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ask(folder: string, path: string, print: (line: string) => void) {
  const backend = startBackend({
    kind: 'cli',
    version: 'bench',
    login: 'bench',
    bureausFolder: folder,
    stateFolder: join(folder, 'state'),
    now: () => new Date('2026-01-05T09:00:00.000Z'),
    printPdf: () => Promise.reject(new Error('The bench prints nothing.')),
  })
  const { settings, incidents, performance: answers } = backend.connect()
  await settings.openBureau({ path })
  // The incidents are read into their columns first: that is paid for once, by whoever asks anything.
  await incidents.summary({ filter: {} })
  const once = await millisecondsOf(() => incidents.summary({ filter: { text: '' } }))
  print(`counting all once: ${once.toFixed(0)} ms`)
  for (const by of shiftedBy) {
    const first = await millisecondsOf(() => answers.channelShift({ now, before, by }))
    const again = await millisecondsOf(() => answers.channelShift({ now, before, by }))
    print(`channel shift by ${by}: ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms`)
  }
  const { themes } = await answers.channelShift({ now, before })
  print(`calls in it: ${themes[0]!.total.now} against ${themes[0]!.total.before}`)
  const partners = await millisecondsOf(() => answers.health({ period: now }))
  print(`partnership health: ${partners.toFixed(0)} ms`)
  const came = await millisecondsOf(() => answers.outcomes())
  print(`outcomes without a profile: ${came.toFixed(0)} ms`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  await backend.close()
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
