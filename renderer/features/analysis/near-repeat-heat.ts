import type { FigureTable } from '#shared/features/analysis/figures.ts'
import type { HeatTableProps } from '../../ui/heat-table.tsx'
import { numberIn, textIn } from './leads-to.ts'

/** At so many times what was expected the shade is deepest. */
const deepestRatio = 3

/** Bands of distance down and of time across, each with its pairs; null for a table that has no such bands. */
export function nearRepeatHeat(table: FigureTable): HeatTableProps | null {
  const keys = new Set(table.columns.map(({ key }) => key))
  if (!['distance', 'time', 'observed', 'expected', 'ratio'].every(key => keys.has(key))) return null
  const rows = new Map<string, HeatTableProps['rows'][number]>()
  const columnNames = new Set<string>()
  for (let row = 0; row < table.rows; row++) {
    const distance = textIn(table, 'distance', row)!
    columnNames.add(textIn(table, 'time', row)!)
    const ratio = numberIn(table, 'ratio', row)
    const entry = rows.get(distance) ?? { name: distance, cells: [] }
    rows.set(distance, entry)
    entry.cells.push({
      text: numberIn(table, 'observed', row).toLocaleString('en-GB'),
      detail: `of ${numberIn(table, 'expected', row).toLocaleString('en-GB', { maximumFractionDigits: 1 })}`,
      depth: Number.isNaN(ratio) ? 0 : (ratio - 1) / (deepestRatio - 1),
      standsOut: Boolean(textIn(table, 'signal', row)),
    })
  }
  return {
    title: table.title,
    note: 'In each cell the pairs found, and below how many were to be expected by chance. The deeper the shade, the more times as many; framed: more than chance would explain.',
    rowTitle: 'Distance',
    rows: [...rows.values()],
    columnNames: [...columnNames],
  }
}
