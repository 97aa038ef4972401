import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { browserForTests } from './browser.ts'

/*
 * Packs as they look. The fonts are those of a package that the tests have anyway, and letters are placed without
 * regard to the screen, so that every machine breaks the same lines; pictures are compared as someone would who holds
 * the page at arm's length: small, in grey, and a little blurred.
 */

const fontFolder = fileURLToPath(new URL('../node_modules/pdfjs-dist/standard_fonts/', import.meta.url))
const faces = [
  ['Regular', 400, 'normal'],
  ['Bold', 700, 'normal'],
  ['Italic', 400, 'italic'],
  ['BoldItalic', 700, 'italic'],
] as const
const fontStyle = () =>
  faces
    .map(([name, weight, style]) => {
      const data = readFileSync(`${fontFolder}LiberationSans-${name}.ttf`).toString('base64')
      return `@font-face { font-family: "Segoe UI"; font-weight: ${weight}; font-style: ${style}; src: url(data:font/ttf;base64,${data}); }`
    })
    .join('\n')

/** The width of the text on an A4 page, in pixels: of a pack of pages, and of one sheet with its narrower margins. */
export const paperWidths = { pages: 673, sheet: 711 }

export type Looker = {
  /** Lays out a page as on paper of that width. */
  show(html: string, width: number): Promise<Page>
  close(): Promise<void>
}

export async function openLooker(): Promise<Looker> {
  const browser: Browser = await chromium.launch({
    executablePath: browserForTests(),
    args: [
      ...['--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  // The policy of the page would let no font in.
  const page = await browser.newPage({ bypassCSP: true })
  await page.emulateMedia({ media: 'print' })
  const style = `${fontStyle()} * { text-rendering: geometricPrecision; }`
  return {
    async show(html, width) {
      await page.setViewportSize({ width, height: 900 })
      await page.setContent(html)
      await page.addStyleTag({ content: style })
      await page.evaluate(() => document.fonts.ready)
      return page
    },
    close: () => browser.close(),
  }
}

/** What of a page is kept, how small, and how it is told from what was kept. */
export type Look = { of?: string; scale: number }

const greys = 16

/** The page or one part of it in small and grey, as a PNG of its own. */
export async function smallPicture(page: Page, { of, scale }: Look): Promise<string> {
  const shot = of ? await page.locator(of).screenshot() : await page.screenshot({ fullPage: true })
  return page.evaluate(
    async ([base64, by, steps]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(image.width * by)
      canvas.height = Math.round(image.height * by)
      const context = canvas.getContext('2d', { willReadFrequently: true })!
      context.imageSmoothingQuality = 'high'
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
      for (let at = 0; at < pixels.data.length; at += 4) {
        const [r, g, b] = pixels.data.subarray(at, at + 3) as unknown as [number, number, number]
        const grey = 0.2126 * r + 0.7152 * g + 0.0722 * b
        pixels.data.fill(Math.round((grey / 255) * (steps - 1)) * (255 / (steps - 1)), at, at + 3)
      }
      context.putImageData(pixels, 0, 0)
      return canvas.toDataURL('image/png').replace(/^.*,/, '')
    },
    [shot.toString('base64'), scale, greys] as const,
  )
}

/** The share of the page that looks different, from 0 to 1, blurred by a pixel to all sides; 1 where the sizes differ. */
export async function differing(page: Page, one: string, other: string): Promise<number> {
  return page.evaluate(
    async ([a, b]) => {
      const most = 28
      const greysOf = async (base64: string) => {
        const image = new Image()
        image.src = `data:image/png;base64,${base64}`
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.width
        canvas.height = image.height
        const context = canvas.getContext('2d', { willReadFrequently: true })!
        context.drawImage(image, 0, 0)
        const { data } = context.getImageData(0, 0, image.width, image.height)
        return {
          width: image.width,
          height: image.height,
          at: (x: number, y: number) => data[4 * (y * image.width + x)] ?? 255,
        }
      }
      const [first, second] = [await greysOf(a), await greysOf(b)]
      // The height may differ by what rounding makes of it.
      if (first.width !== second.width || Math.abs(first.height - second.height) > 2) return 1
      const height = Math.min(first.height, second.height)
      let differ = 0
      for (let y = 1; y < height - 1; y++) {
        for (let x = 1; x < first.width - 1; x++) {
          let sum = 0
          for (let dy = -1; dy <= 1; dy++)
            for (let dx = -1; dx <= 1; dx++) sum += first.at(x + dx, y + dy) - second.at(x + dx, y + dy)
          if (Math.abs(sum) / 9 > most) differ++
        }
      }
      return differ / (first.width * height)
    },
    [one, other] as const,
  )
}

/** What was kept of it; a picture that is not there yet is written, to be looked at. How it looks now lies in `.build`. */
export function keptPicture(path: string, now: string): string {
  mkdirSync('.build/pictures', { recursive: true })
  writeFileSync(join('.build/pictures', basename(path)), Buffer.from(now, 'base64'))
  if (existsSync(path)) return readFileSync(path).toString('base64')
  writeFileSync(path, Buffer.from(now, 'base64'))
  throw new Error(`${path} was not there and is written now: look at it, and run again.`)
}

/** Words that run out of the page, are cut off, or stand on one another. */
export async function misplacedWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    const boxes: { words: string; box: DOMRect; inDrawing: boolean }[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent!.trim()
      const parent = node.parentElement!
      if (words === '' || parent.closest('style, title, desc')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue
        boxes.push({ words: words.slice(0, 40), box, inDrawing: parent.closest('svg') !== null })
      }
      const drawing = parent.closest('svg')?.getBoundingClientRect()
      const edge = drawing ?? document.documentElement.getBoundingClientRect()
      const own = range.getBoundingClientRect()
      const out = Math.max(
        edge.left - own.left,
        own.right - edge.right,
        drawing ? own.bottom - edge.bottom : 0,
      )
      if (out > 1.5) faults.push(`“${words.slice(0, 40)}” runs ${out.toFixed(0)} px over the edge`)
    }
    boxes.sort((a, b) => a.box.top - b.box.top)
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        if (other.box.top >= one.box.bottom) break
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top
        const lower = Math.min(one.box.height, other.box.height)
        if (across > 2 && down > lower * 0.35)
          faults.push(`“${one.words}” and “${other.words}” stand on one another`)
      }
    })
    return faults
  })
}
