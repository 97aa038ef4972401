import { chartTable } from '../../model/chart-table.ts'
import type { Block, Section, Table } from '../../model/document.ts'
import { mapTable } from '../../model/pack-tables.ts'
import { isLabelled } from './chart-labels.ts'

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

/** The figures behind a drawing, where they cannot all be read in it or beneath it; else null. */
export function tableBehind(block: Block): Table | null {
  if (isToldBeneath(block)) return null
  if (block.kind === 'chart') return isLabelled(block.chart) ? null : chartTable(block.chart)
  return block.kind === 'map' ? mapTable(block.map) : null
}

export const isToldBeneath = (block: Block) =>
  (block.kind === 'chart' && block.chart.toldBeneath === true) ||
  (block.kind === 'map' && block.map.toldBeneath === true)
