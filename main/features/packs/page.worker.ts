import { chartSvg } from './forms/html/chart-svg.ts'
import { packPage } from './forms/html/page.ts'
import type { PackDocument } from './model/document.ts'

/** Lays a page out in a thread: its charts take a library that is slow to load and busy to draw. */
export function run(document: PackDocument): string {
  return packPage(document)
}

/** Draws something small: a library that has drawn once draws the next several times as fast. */
export function prepare(): void {
  const categories = ['1', '2', '3']
  const values = categories.map(text => ({ text, value: Number(text) }))
  for (const as of ['columns', 'line'] as const) {
    chartSvg({
      kind: as === 'line' ? 'lines' : 'bars',
      title: '',
      alternative: '',
      unit: '',
      categories,
      series: [{ name: '', as, values }],
    })
  }
}
