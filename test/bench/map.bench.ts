import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startBackend } from '../../main/backend/start.ts'
import { startBrowserHost } from '../../main/browser/start.ts'
import { browserForTests } from '../browser.ts'
import { makeBureauOfCalls } from './bureau-of-calls.ts'

export const name =
  'The map over 1,000,000 incidents in Chromium: first paint, pan and zoom (needs the built window)'

const calls = 1_000_000
const steps = 40

const option = (name: string) =>
  process.argv.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3)

/**
 * `--bureau=PATH` uses a bureau that was made before, or makes it there and leaves it; `--window=FOLDER` another
 * build of the window.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const given = option('bureau')
  const folder = mkdtempSync(join(tmpdir(), 'bench-map-'))
  const path = given ?? join(folder, 'Bench.bureau')
  const browser = await chromium.launch({
    executablePath: browserForTests(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    await makeBureauOfCalls(path, calls, 7).catch(error => {
      if (!given || error.code !== 'conflict') throw error
    })
    // A browser has work of its own when it starts, which is not the desk's.
    await setTimeout(3000)
    for (const time of ['first', 'second']) {
      print(`load of the machine: ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`)
      await firstPaint(browser, { folder, path }, time, print)
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Bureau = { folder: string; path: string }

async function firstPaint(
  browser: Browser,
  { folder, path }: Bureau,
  time: string,
  print: (line: string) => void,
) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.addInitScript(noteLargeAnswers, largeBytes)
  await browser.startTracing(page, { categories })
  const startedAt = Date.now()
  const usedBefore = process.cpuUsage()
  const since = () => `${Date.now() - startedAt}`
  const { host, close } = await start(folder, path)
  const ready = since()
  await page.goto(host.issueAddress())
  const loaded = since()
  await page.getByRole('link', { name: 'Map' }).click()
  const asked = since()
  await page.locator('[data-drawn="points"]').waitFor({ state: 'attached' })
  const drawn = since()
  const used = process.cpuUsage(usedBefore)
  const answers = await page.evaluate(() => (window as unknown as Noted).largeAnswers)
  print(`${time} paint of the map: ${drawn} ms from starting the backend`)
  print(`  bureau open ${ready}, page loaded ${loaded}, map asked for ${asked} ms;`)
  print(`  points there ${answers.map(at => Math.round(at - startedAt)).join(', ')}, drawn ${drawn} ms`)
  const trace = await browser.stopTracing()
  const backendMs = Math.round((used.user + used.system) / 1000)
  print(`  processor time: backend and what drives the browser ${backendMs} ms, ${usedBy(trace)}`)
  print(`  meanwhile ${blocksOf(trace)}`)
  await page.waitForTimeout(1500)
  await browser.startTracing(page, { categories })
  await move(page)
  print(`${time} run of ${steps} pans and ${steps} zooms: ${blocksOf(await browser.stopTracing())}`)
  await page.close()
  await close()
}

async function start(folder: string, path: string) {
  const backend = startBackend({
    kind: 'browser',
    version: 'bench',
    login: 'bench',
    bureausFolder: folder,
    stateFolder: join(folder, 'state'),
    now: () => new Date('2026-01-05T09:00:00.000Z'),
    printPdf: () => Promise.reject(new Error('The bench prints nothing.')),
  })
  await backend.connect().settings.openBureau({ path })
  const pageFolder = option('window')
  const host = await startBrowserHost(backend, pageFolder ? { pageFolder } : {})
  return {
    host,
    async close() {
      await host.close()
      await backend.close()
    },
  }
}

/** The columns of the map's points; no other answer of a start is as large. */
const largeBytes = 1_000_000
type Noted = { largeAnswers: number[] }

function noteLargeAnswers(bytes: number) {
  const noted: Noted = Object.assign(window, { largeAnswers: [] as number[] })
  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(...address: ConstructorParameters<typeof Plain>) {
      super(...address)
      this.addEventListener('message', ({ data }) => {
        if ((data.byteLength ?? data.size) > bytes) noted.largeAnswers.push(Date.now())
      })
    }
  }
}

/** Chromium then tells how long each task held a thread, by the clock and in time of the processor. */
const categories = ['disabled-by-default-devtools.timeline', '__metadata']
type TraceEvent = {
  name: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** What is shorter nobody waits for; there are so many that every share would be of them. */
const shortestBlockMilliseconds = 1

/**
 * The tasks of the window's main thread that lasted a millisecond or longer. Time of the processor leaves out that
 * other programs had the core meanwhile: on a machine with other work to do it says more than the clock.
 */
function blocksOf(trace: Buffer): string {
  const tasks = tasksOf(trace, name => name === 'CrRendererMain')
  const lengths = (key: 'dur' | 'tdur') =>
    tasks.map(task => (task[key] ?? 0) / 1000).filter(length => length >= shortestBlockMilliseconds)
  return `blocks by processor time ${shares(lengths('tdur'))}; by the clock ${shares(lengths('dur'))}`
}

function usedBy(trace: Buffer): string {
  const sum = (isWanted: (thread: string) => boolean) =>
    Math.round(tasksOf(trace, isWanted).reduce((ms, { tdur = 0 }) => ms + tdur / 1000, 0))
  const main = sum(name => name === 'CrRendererMain')
  const workers = sum(name => name.startsWith('DedicatedWorker'))
  return `window ${main} ms, its workers ${workers} ms`
}

function tasksOf(trace: Buffer, isWanted: (thread: string) => boolean): TraceEvent[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && isWanted(args?.name ?? ''))
      .map(threadOf),
  )
  return traceEvents.filter(event => event.name === 'RunTask' && threads.has(threadOf(event)))
}

function shares(lengths: number[]): string {
  const sorted = lengths.sort((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  const long = sorted.filter(length => length > 16).length
  return `95 % under ${at(0.95)} ms, longest ${at(1)} ms, over 16 ms ${long} of ${sorted.length}`
}

async function move(page: Page) {
  const frame = (await page.getByRole('region', { name: 'Map of incidents and hotspots' }).boundingBox())!
  const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2]
  for (let step = 0; step < steps; step++) {
    const turn = (2 * Math.PI * step) / 7
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 220 * Math.cos(turn), y + 220 * Math.sin(turn), { steps: 8 })
    await page.mouse.up()
    await page.waitForTimeout(60)
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, step % 8 < 4 ? -240 : 240)
    await page.waitForTimeout(280)
  }
}
