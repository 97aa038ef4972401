import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../../main/backend/find-browser.ts'
import { printWithBrowser } from '../../main/backend/print-with-browser.ts'
import { startBackend } from '../../main/backend/start.ts'
import { makeBureauOfCalls } from './bureau-of-calls.ts'
import { peakMegabytes } from './generated-points.ts'

export const name =
  'The APEL pack of a bureau of 1,000,000 incidents: draft, preview and every form, against opening them'

const calls = 1_000_000

/** `--bureau=PATH` uses a bureau that was made before, or makes it there and leaves it. */
export async function run(print: (line: string) => void): Promise<void> {
  const given = process.argv.find(word => word.startsWith('--bureau='))?.slice('--bureau='.length)
  const folder = mkdtempSync(join(tmpdir(), 'bench-board-'))
  const path = given ?? join(folder, 'Bench.bureau')
  try {
    await makeBureauOfCalls(path, calls, 7).catch(error => {
      if (!given || error.code !== 'conflict') throw error
    })
    await packsOf(folder, path, print)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function packsOf(folder: string, path: string, print: (line: string) => void) {
  const backend = startBackend({
    kind: 'cli',
    version: 'bench',
    login: 'bench',
    bureausFolder: folder,
    stateFolder: join(folder, 'state'),
    now: () => new Date('2026-01-05T09:00:00.000Z'),
    printPdf: html => printWithBrowser(html),
  })
  const { settings, incidents, performance, packs } = backend.connect()
  const reading = await secondsOf(async () => {
    await settings.openBureau({ path })
    await incidents.summary({ filter: {} })
  })
  print(`opening and counting all once: ${reading.toFixed(2)} s`)
  const against = (seconds: number) => `${seconds.toFixed(2)} s, ${(seconds / reading).toFixed(2)} times that`

  if ((await performance.board()) === null) {
    await performance.saveBoard({
      ...{ name: 'APEL board', everyWeeks: 6, firstOn: '2026-01-08', startsAt: '10:00' },
      ...{ place: '', chair: 'Council', viceChair: 'Police commander', draftDays: 7 },
    })
  }
  print(`draft: ${against(await secondsOf(() => performance.prepareBoard()))}`)
  const [meeting] = await performance.boardMeetings()
  // No agreement of these sources reaches the board: its own pack would count nothing.
  const wanted = { kind: 'board', id: meeting!.id, audience: { kind: 'internal' } } as const
  print(`preview: ${against(await secondsOf(() => packs.preview(wanted)))}`)
  print(`preview again: ${against(await secondsOf(() => packs.preview(wanted)))}`)
  for (const form of ['html', 'pdf', 'docx', 'pptx', 'xlsx'] as const) {
    if (form === 'pdf' && findBrowser() === null) continue
    let stages = 0
    const seconds = await secondsOf(() => packs.make({ ...wanted, form }, { onProgress: () => stages++ }))
    print(`${form}: ${against(seconds)}, told in ${stages} steps`)
  }
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  await backend.close()
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = globalThis.performance.now()
  await work()
  return (globalThis.performance.now() - startedAt) / 1000
}
