import { findBrowser } from '../../main/backend/find-browser.ts'
import { printWithBrowser } from '../../main/backend/print-with-browser.ts'
import { packPage } from '../../main/features/packs/forms/html/page.ts'
import { officeForms } from '../../main/features/packs/forms/index.files.ts'
import { pagesOf } from '../../main/features/packs/pdf-pages.ts'
import { generatedPoints, peakMegabytes } from './generated-points.ts'
import { packOfFortyPages } from './pack-of-forty-pages.ts'

export const name =
  'A pack of 40 pages with 20 charts and 10 maps of 1,000,000 incidents, in every form, against its page'

const incidents = 1_000_000

export async function run(print: (line: string) => void): Promise<void> {
  const { eastings, northings } = generatedPoints(incidents, 6)
  const document = packOfFortyPages(eastings, northings)
  const places = document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap(block => (block.kind === 'map' ? [block.map.places.length] : []))
  print(`places on the maps: ${places.map(count => count.toLocaleString('en-GB')).join(', ')}`)

  const short = { ...document, sections: document.sections.slice(0, 1) }
  const cold = await timed(() => packPage(short))
  const preview = await timed(() => packPage(short))
  const page = await timed(() => packPage(document))
  print(`page: ${told(page, page.seconds)}`)
  print(
    `its first section alone: ${preview.seconds.toFixed(2)} s; the first time ${cold.seconds.toFixed(2)} s`,
  )
  if (findBrowser() === null) print('PDF: no browser was found here')
  else {
    const pdf = await timed(() => printWithBrowser(page.made))
    print(`PDF of the page: ${pagesOf(pdf.made)} pages, ${told(pdf, page.seconds)}`)
    print(`from the pack to PDF: ${(page.seconds + pdf.seconds).toFixed(2)} s`)
  }
  for (const [form, make] of Object.entries(officeForms)) {
    const first = await timed(() => make(document))
    const again = await timed(() => make(document))
    print(
      `${form}: ${told(again, page.seconds)}; with its libraries loaded first ${first.seconds.toFixed(2)} s`,
    )
  }
  print(`peak memory ${peakMegabytes().toFixed(0)} MB`)
}

async function timed<Made>(make: () => Made | Promise<Made>) {
  const start = performance.now()
  const made = await make()
  return { made, seconds: (performance.now() - start) / 1000 }
}

function told({ made, seconds }: { made: Uint8Array | string; seconds: number }, page: number): string {
  return `${seconds.toFixed(2)} s, ${(seconds / page).toFixed(1)} x the page, ${(made.length / 2 ** 20).toFixed(2)} MB`
}
