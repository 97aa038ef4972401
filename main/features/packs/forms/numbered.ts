import { chartTable } from '../model/chart-table.ts'
import type { Block, Section, Table } from '../model/document.ts'
import { mapTable } from '../model/pack-tables.ts'

/** Charts and maps by the number under which they stand in the pack, from 1. */
export type Numbered = ReadonlyMap<Block, number>

export function numberedFigures(sections: readonly Section[]): Numbered {
  const drawings = sections.flatMap(({ blocks }) => drawingsIn(blocks))
  return new Map(drawings.map((block, at) => [block, at + 1]))
}

type Drawing = Extract<Block, { kind: 'chart' | 'map' }>

function drawingsIn(blocks: readonly Block[]): Drawing[] {
  return blocks.flatMap(block => {
    if (block.kind === 'chart' || block.kind === 'map') return [block]
    if (block.kind === 'list') return block.items.flatMap(drawingsIn)
    return block.kind === 'quote' ? drawingsIn(block.blocks) : []
  })
}

/** The figures a drawing is made from; none where they stand in the table beneath it anyway. */
export function tableOfDrawing(block: Block): Table | null {
  if (isToldBeneath(block)) return null
  if (block.kind === 'chart') return chartTable(block.chart)
  return block.kind === 'map' ? mapTable(block.map) : null
}

export const isToldBeneath = (block: Block) =>
  (block.kind === 'chart' && block.chart.toldBeneath === true) ||
  (block.kind === 'map' && block.map.toldBeneath === true)

export const behindTitle = 'Figures of charts and maps'

/** The tables that stand at the end of a pack, so that what they are of can be read without a break. */
export function tablesBehind(
  numbered: Numbered,
  tableBehind: (block: Block) => Table | null,
): { number: number; table: Table }[] {
  return [...numbered].flatMap(([block, number]) => {
    const table = tableBehind(block)
    return table ? [{ number, table: { ...table, caption: `Figure ${number}. ${table.caption}` } }] : []
  })
}

/** The same as a section, for forms that flow from the first page to the last. */
export function sectionBehind(
  numbered: Numbered,
  tableBehind: (block: Block) => Table | null,
): readonly Section[] {
  const tables = tablesBehind(numbered, tableBehind)
  if (tables.length === 0) return []
  return [
    { key: 'behind', title: behindTitle, blocks: tables.map(({ table }) => ({ kind: 'table', table })) },
  ]
}
