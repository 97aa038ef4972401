import { type ChildProcess, fork } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteFile from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { seededRandom } from '#shared/random.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'
import { buildImporter } from './kill/build.ts'

vi.setConfig({ testTimeout: 900_000, hookTimeout: 120_000 })

const kills = 200
const built = fileURLToPath(new URL('../../.build/import-killed', import.meta.url))

let desk: TestDesk
let importer: string
let sourceId: number
let bureau: string
let pristine: string
/** Three extracts of one source: the second repeats, changes and adds, the third takes changes back. */
let files: string[]
/** How all three are read. */
let mapping: MappingSpec

beforeAll(async () => {
  importer = await buildImporter(built)
  desk = await openTestDesk()
  sourceId = await addSource(desk.client)
  bureau = join(desk.folder, 'Test bureau.bureau')
  await loadFile(
    desk.client,
    extract('base.csv', 0, 200, () => ''),
    sourceId,
  )
  files = [
    extract('first.csv', 1, 10_400, i => (i % 50 === 0 ? 'bad date' : 'Open')),
    extract('second.csv', 2, 5200, i => (i % 40 === 0 ? 'Closed' : 'Open')),
    extract('third.csv', 3, 5000, () => 'Open'),
  ]
  ;({ mapping } = await desk.client.imports.inspect({ file: files[0]!, sourceId }))
  await desk.client.settings.closeBureau()
  pristine = join(desk.folder, 'pristine')
  copyFileSync(bureau, pristine)
})
afterAll(async () => {
  await desk.close()
  rmSync(built, { recursive: true, force: true })
})

function extract(name: string, age: number, length: number, outcomeOf: (i: number) => string): string {
  const lines = Array.from({ length }, (_, i) => {
    const outcome = outcomeOf(i)
    const received = outcome === 'bad date' ? 'soon' : `2025-05-0${1 + age} 10:${10 + (i % 50)}`
    return `C${i},${received},Noise,${450_000 + i},${300_000 + i},Street ${i % 300},${outcome},0116 ${i % 900}`
  })
  const header = 'Ref,Received,Type,Easting,Northing,Location,Outcome,Telephone'
  return writeTable(desk, name, `${[header, ...lines].join('\n')}\n`)
}

/** All that the bureau holds of its imports, without the identifiers: the same after every way that led to it. */
function state(): string {
  const db = new SqliteFile(bureau, { readonly: true })
  const all = (sql: string) => JSON.stringify(db.prepare(sql).raw().all())
  const order = '(select count(*) from import earlier where earlier.id <= it.import_id)'
  const text = [
    all(
      'select status, file_name, read, loaded, rejected, duplicate, changed, flagged, latest_minute from import order by id',
    ),
    all(`select ${order}, line, outcome, reason, raw from import_issue it order by 1, line, outcome`),
    all(`select ${order}, line, reference, from_minute, outcome, place, phone, version_of is null,
      (select count(*) from import earlier where earlier.id <= it.superseded_by) from incident it order by 1, line, reference`),
    all('select words from category order by words'),
    all('select number, spec_json from mapping order by id'),
    all(`select ${order}, length(runs) from import_repeat it order by 1`),
  ].join('\n')
  db.close()
  return hash('sha256', text, 'hex')
}

function startFresh() {
  for (const ending of ['', '-wal', '-shm']) rmSync(bureau + ending, { force: true })
  copyFileSync(pristine, bureau)
}

type Running = { child: ChildProcess; ready: Promise<unknown> }
function start(): Running {
  const child = fork(importer, [desk.folder], {
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: built },
  })
  return { child, ready: once(child, 'message') }
}

/** Lets a process import a file, and kills it after so many milliseconds. Answers what it had told by then. */
async function importIn({ child, ready }: Running, file: string, killAfter: number | null) {
  await ready
  const told = { acknowledged: false, milliseconds: 0 }
  const gone = once(child, 'exit')
  let startedAt = 0
  child.on('message', (message: { begun?: boolean; done?: number }) => {
    if (message.begun) {
      startedAt = performance.now()
      if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter)
    }
    if (message.done === undefined) return
    told.acknowledged = true
    told.milliseconds = performance.now() - startedAt
    if (killAfter === null) child.kill('SIGKILL')
  })
  child.send({ bureau, file, sourceId, mapping })
  await gone
  return told
}

/** Opens the bureau as a person would after the crash, and looks whether it is sound. */
async function reopened(): Promise<string> {
  await desk.client.settings.openBureau({ path: bureau })
  expect((await desk.client.settings.checkIntegrity()).findings).toEqual([])
  expect((await desk.client.imports.list()).every(({ status }) => status === 'done')).toBe(true)
  await desk.client.settings.closeBureau()
  return state()
}

test(`killed at ${kills} random moments: what was acknowledged is whole, of the rest nothing is left`, async () => {
  const random = seededRandom(2025)
  let next = start()
  /** The next process starts meanwhile, so that every import shares the machine with as much. */
  async function importNext(file: string, killAfter: number | null) {
    const running = next
    await running.ready
    next = start()
    return importIn(running, file, killAfter)
  }

  startFresh()
  const states = [await reopened()]
  const lasting: number[] = []
  for (const file of files) {
    const { milliseconds } = await importNext(file, null)
    lasting.push(milliseconds)
    states.push(await reopened())
  }
  expect(new Set(states).size).toBe(4)

  startFresh()
  let finished = 0
  let cutShort = 0
  for (let kill = 0; kill < kills; kill++) {
    // A little beyond the end: killed just after it is acknowledged, an import must be there as well.
    const after = random() * 1.15 * lasting[finished]!
    const { acknowledged, milliseconds } = await importNext(files[finished]!, after)
    // On a machine that others use as well an import lasts now longer, now less long.
    if (acknowledged) lasting[finished] = milliseconds
    else lasting[finished] = Math.max(lasting[finished]!, after)
    const now = await reopened()
    if (acknowledged) expect(now, `kill ${kill}`).toBe(states[finished + 1])
    // Finished, and killed before it could say so.
    if (now === states[finished + 1]) finished++
    else {
      expect(now, `kill ${kill}`).toBe(states[finished])
      cutShort++
    }
    if (finished === files.length) {
      startFresh()
      finished = 0
    }
  }
  next.child.kill('SIGKILL')
  expect(cutShort).toBeGreaterThan(kills / 4)
  expect(cutShort).toBeLessThan(kills)
})
