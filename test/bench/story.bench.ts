import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../../main/backend/find-browser.ts'
import { printWithBrowser } from '../../main/backend/print-with-browser.ts'
import { startBackend } from '../../main/backend/start.ts'
import { peakMegabytes } from './generated-points.ts'
import { makeStoryOfAMillion } from './story-of-a-million.ts'

export const name =
  'Two years of profiles, promises and boards on 1,000,000 incidents: screens and packs, against counting all once'

const period = { from: '2025-09-01', to: '2025-11-30' }
const before = { from: '2024-09-01', to: '2024-11-30' }
/**
 * Counting all once passes over the columns a few times. A screen passes over them for each thing it shows, and the
 * first time reads some rows; the bounds are far above what they take, and far below what reading all rows each time does.
 */
const mostTimes = { first: 1000, screenAgain: 60, packAgain: 250 }
/** A pack is to take no longer than printing it does, once more. */
const mostTimesPrinting = 2

/** `--bureau=PATH` uses a bureau that was made before, or makes it there and leaves it. Fails where a ratio is beyond its bound. */
export async function run(print: (line: string) => void): Promise<void> {
  const given = process.argv.find(word => word.startsWith('--bureau='))?.slice('--bureau='.length)
  const folder = mkdtempSync(join(tmpdir(), 'bench-story-'))
  const path = given ?? join(folder, 'Story.bureau')
  const open = () =>
    startBackend({
      kind: 'cli',
      version: 'bench',
      login: 'analyst.one',
      bureausFolder: folder,
      stateFolder: join(folder, 'state'),
      now: () => new Date(),
      printPdf: html => printWithBrowser(html),
    })
  try {
    if (!existsSync(path)) await makeStoryOfAMillion(path, open)
    await ask(open(), path, print)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ask(backend: ReturnType<typeof startBackend>, path: string, print: (line: string) => void) {
  const { settings, incidents, performance, profiles, tasking, packs } = backend.connect()
  await settings.openBureau({ path })
  await incidents.summary({ filter: {} })
  // Other words each time: what was selected before is kept.
  const texts = ['', ' ', '  ']
  const once = Math.min(...(await timesOf(texts.map(text => () => incidents.summary({ filter: { text } })))))
  print(`counting all once: ${once.toFixed(0)} ms`)
  const beyond: string[] = []
  const measure = async (what: string, work: () => Promise<unknown>, mostAgain = mostTimes.screenAgain) => {
    const [first, again] = (await timesOf([work, work])).map(milliseconds => milliseconds / once)
    print(`${what}: ${first!.toFixed(1)} times that, again ${again!.toFixed(1)} times`)
    if (first! > mostTimes.first || again! > mostAgain) beyond.push(what)
  }
  for (const { id, number, adoptedOn } of await profiles.list()) {
    if (!adoptedOn) continue
    await measure(`profile ${number}`, () => profiles.get({ profileId: id }))
    await measure(`its evaluation`, () => profiles.evaluation({ profileId: id }).catch(() => null))
  }
  await measure('outcomes', () => performance.outcomes())
  await measure('daily tasking', () => tasking.daily({}))
  await measure('service levels', () => performance.serviceLevels({ period }))
  await measure('channel shift', () => performance.channelShift({ now: period, before }))
  const [meeting] = await packs.subjects({ kind: 'board' })
  for (const kind of ['internal', 'board'] as const) {
    const wanted = { kind: 'board', id: meeting!.id, audience: { kind } } as const
    await measure(`APEL pack, preview, ${kind}`, () => packs.preview(wanted), mostTimes.packAgain)
    if (findBrowser() === null) continue
    const { html } = await packs.preview(wanted)
    const stages = new Set<string>()
    const told = { onProgress: ({ stage }: { stage: string }) => stages.add(stage) }
    const [bare, made] = await timesOf([
      () => printWithBrowser(html),
      () => packs.make({ ...wanted, form: 'pdf' }, told),
    ])
    const ratio = made! / bare!
    print(
      `APEL pack, PDF, ${kind}: ${ratio.toFixed(2)} times printing its page, told in ${stages.size} stages`,
    )
    if (ratio > mostTimesPrinting || stages.size < 3) beyond.push('APEL pack, PDF')
  }
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  await backend.close()
  if (beyond.length > 0) throw new Error(`Beyond the bound of its ratio: ${beyond.join(', ')}.`)
}

async function timesOf(works: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = []
  for (const work of works) {
    const startedAt = globalThis.performance.now()
    await work()
    times.push(globalThis.performance.now() - startedAt)
  }
  return times
}
