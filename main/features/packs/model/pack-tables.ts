import { chartTable } from './chart-table.ts'
import type { Block, MapFigure, PackDocument, Table } from './document.ts'
import { endMatter } from './end-matter.ts'

/** Everything of a pack that is a table or can be read as one, in order, with the section it stands in. */
export type PackTable = { section: string; name: string; table: Table }

export function packTables(document: PackDocument): PackTable[] {
  return [...document.sections, ...endMatter(document)].flatMap(({ title, blocks }) =>
    tablesIn(blocks).map(({ name, table }) => ({ section: title, name: name || title, table })),
  )
}

function tablesIn(blocks: readonly Block[]): { name: string; table: Table }[] {
  return blocks.flatMap(block => {
    if (block.kind === 'table') return [{ name: block.table.caption, table: block.table }]
    // What stands in the table beneath a drawing is not told twice.
    if (block.kind === 'chart' && block.chart.toldBeneath) return []
    if (block.kind === 'map' && block.map.toldBeneath) return []
    if (block.kind === 'chart') return [{ name: block.chart.title, table: chartTable(block.chart) }]
    if (block.kind === 'map') {
      const table = mapTable(block.map)
      return table ? [{ name: block.map.title, table }] : []
    }
    if (block.kind === 'figures') return [{ name: '', table: figuresTable(block) }]
    if (block.kind === 'list') return block.items.flatMap(tablesIn)
    return block.kind === 'quote' ? tablesIn(block.blocks) : []
  })
}

export function figuresTable({ figures }: Extract<Block, { kind: 'figures' }>): Table {
  return {
    caption: 'Key figures',
    columns: [
      { label: 'What', kind: 'name', share: 2 },
      { label: 'Figure', kind: 'number' },
      { label: 'Note', kind: 'text', share: 2 },
    ],
    rows: figures.map(({ label, figure, note }) => [label, figure, note]),
    empty: 'There are no figures.',
  }
}

/** The figures written on a map, as a table; null where none are. */
export function mapTable({ title, outlines }: MapFigure): Table | null {
  const told = outlines.flatMap(({ name, figure }) => (figure ? [[name, figure] as const] : []))
  if (told.length === 0) return null
  return {
    caption: `Figures of the map: ${title}`,
    columns: [
      { label: 'Area', kind: 'name', share: 2 },
      { label: 'Figure', kind: 'number' },
    ],
    rows: told,
    empty: '',
  }
}
