import { unzipSync } from 'fflate'
import type { CellValue } from 'hucre'
import type { Chart, PackDocument } from '../../model/document.ts'
import { cleanPackage } from '../clean-package.ts'
import { drawnValue } from './chart-rules.ts'

/** The workbook behind a chart: what the chart shows, and nothing else. */
export async function chartWorkbook(chart: Chart, document: PackDocument): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const rows: CellValue[][] = [
    ['', ...chart.series.map(({ name }) => name)],
    ...chart.categories.map((category, at) => [
      category,
      ...chart.series.map(({ values }) => drawnValue(values[at])),
    ]),
  ]
  const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows }], properties: { title: chart.title } })
  return cleanPackage(unzipSync(bytes), { ...document, title: chart.title })
}
