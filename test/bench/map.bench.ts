import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { startBackend } from '../../main/backend/start.ts'
import { startBrowserHost } from '../../main/browser/start.ts'
import { browserForTests } from '../browser.ts'
import { makeBureauOfCalls } from './bureau-of-calls.ts'

export const name =
  'The map over 1,000,000 incidents in Chromium: first paint, pan and zoom (needs the built window)'

const calls = 1_000_000
const steps = 40

/** `--bureau=PATH` uses a bureau that was made before, or makes it there and leaves it. */
export async function run(print: (line: string) => void): Promise<void> {
  const given = process.argv.find(word => word.startsWith('--bureau='))?.slice('--bureau='.length)
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
    for (const time of ['first', 'second']) {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
      await watch(page)
      const startedAt = performance.now()
      const { host, close } = await start(folder, path)
      await page.goto(host.issueAddress())
      await page.getByRole('link', { name: 'Map' }).click()
      await page.locator('[data-drawn="points"]').waitFor({ state: 'attached' })
      print(
        `${time} paint of the map: ${Math.round(performance.now() - startedAt)} ms from starting the backend`,
      )
      print(`  blocks meanwhile: ${await blocks(page)}`)
      await page.waitForTimeout(1500)
      await blocks(page)
      await move(page)
      print(`${time} run of ${steps} pans and ${steps} zooms: ${await blocks(page)}`)
      await page.close()
      await close()
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
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
  const host = await startBrowserHost(backend)
  return {
    host,
    async close() {
      await host.close()
      await backend.close()
    },
  }
}

type Watched = { blocks: number[] }

/** Times every stretch in which the main thread did not come round, by a timer that should come round. */
async function watch(page: Page) {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched
    watched.blocks = []
    // A timer comes round after four milliseconds at the soonest; what it comes later, the thread was held.
    const soonest = 4
    let before = performance.now()
    const tick = () => {
      const now = performance.now()
      watched.blocks.push(Math.max(0, now - before - soonest))
      before = now
      setTimeout(tick, 0)
    }
    tick()
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) watched.blocks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
}

async function blocks(page: Page): Promise<string> {
  const lengths = await page.evaluate(() => {
    const watched = window as unknown as Watched
    return watched.blocks.splice(0)
  })
  const sorted = lengths.sort((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  return `95 % under ${at(0.95)} ms, 99 % under ${at(0.99)} ms, longest ${at(1)} ms, over 16 ms: ${sorted.filter(length => length > 16).length} of ${sorted.length}`
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
