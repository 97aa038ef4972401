import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBackend } from '../../main/backend/start.ts'
import { makeBureauOfCalls } from './bureau-of-calls.ts'
import { peakMegabytes } from './generated-points.ts'

export const name =
  'A tactical assessment of 1,000,000 incidents: the draft and making it again, against opening them'

const calls = 1_000_000

/** `--bureau=PATH` uses a bureau that was made before, or makes it there and leaves it. */
export async function run(print: (line: string) => void): Promise<void> {
  const given = process.argv.find(word => word.startsWith('--bureau='))?.slice('--bureau='.length)
  const folder = mkdtempSync(join(tmpdir(), 'bench-assessment-'))
  const path = given ?? join(folder, 'Bench.bureau')
  try {
    await makeBureauOfCalls(path, calls, 7).catch(error => {
      if (!given || error.code !== 'conflict') throw error
    })
    await draftAndRemake(folder, path, print)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function draftAndRemake(folder: string, path: string, print: (line: string) => void) {
  const backend = startBackend({
    kind: 'cli',
    version: 'bench',
    login: 'bench',
    bureausFolder: folder,
    stateFolder: join(folder, 'state'),
    now: () => new Date('2026-01-05T09:00:00.000Z'),
    printPdf: () => Promise.reject(new Error('The bench prints nothing.')),
  })
  const { settings, incidents, tasking } = backend.connect()
  await settings.openBureau({ path })
  // A plain pass: every incident is read from the file and counted once.
  await incidents.summary({ filter: {} })
  await settings.closeBureau()
  const reading = await secondsOf(async () => {
    await settings.openBureau({ path })
    await incidents.summary({ filter: {} })
  })
  print(`opening and counting all once: ${reading.toFixed(2)} s`)

  const steps = new Map<string, number>()
  let [stage, since] = ['', performance.now()]
  const onProgress = (progress: { stage: string }) => {
    const of = progress.stage.split(':')[0]!
    if (of === stage) return
    if (stage) steps.set(stage, (steps.get(stage) ?? 0) + performance.now() - since)
    ;[stage, since] = [of, performance.now()]
  }
  let assessmentId = 0
  const drafting = await secondsOf(async () => {
    assessmentId = (await tasking.makeAssessment({}, { onProgress })).id
  })
  onProgress({ stage: 'done' })
  print(`draft: ${drafting.toFixed(2)} s, ${(drafting / reading).toFixed(2)} times that`)
  print([...steps].map(([of, spent]) => `${of} ${(spent / 1000).toFixed(2)} s`).join(', '))
  let identical = false
  const remaking = await secondsOf(async () => {
    identical = (await tasking.recheckAssessment({ assessmentId })).identical
  })
  print(`made again from its freeze: ${remaking.toFixed(2)} s, ${(remaking / reading).toFixed(2)} times that`)
  print(`every figure the same: ${identical ? 'yes' : 'no'}`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  await backend.close()
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}
