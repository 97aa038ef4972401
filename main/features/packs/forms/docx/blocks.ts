import type { Block } from '../../model/document.ts'
import { drawingPieces, picturePieces } from './drawings.ts'
import { paragraph } from './runs.ts'
import { deepest, listIndent } from './styles.ts'
import { figuresPieces, tablePieces } from './tables.ts'
import type { Piece, Writer } from './writer.ts'

/** Blocks as paragraphs and tables, in order. */
export function blockPieces(writer: Writer, blocks: readonly Block[], style?: string): Piece[] {
  return blocks.flatMap(block => piecesOf(writer, block, style))
}

function piecesOf(writer: Writer, block: Block, style: string | undefined): Piece[] {
  const { HeadingLevel } = writer.docx
  switch (block.kind) {
    case 'text':
      return [paragraph(writer, block.runs, style ? { style } : {})]
    case 'heading':
      return [
        paragraph(writer, block.text, {
          heading: block.level === 3 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
        }),
      ]
    case 'list':
      return listPieces(writer, block, 0)
    case 'quote':
      return blockPieces(writer, block.blocks, 'Quote')
    case 'finding':
      return [paragraph(writer, block.runs, { style: 'Finding' })]
    case 'note':
      return [paragraph(writer, block.runs, { style: 'Note' })]
    case 'figures':
      return figuresPieces(writer, block)
    case 'table':
      return tablePieces(writer, block.table)
    case 'chart':
    case 'map':
      return drawingPieces(writer, block)
    case 'picture':
      return picturePieces(writer, block.picture)
    case 'terms':
      return block.terms.map(([term, words]) =>
        paragraph(writer, [{ text: term, bold: true }, { text: `: ${words}` }]),
      )
  }
}

function listPieces(writer: Writer, list: Extract<Block, { kind: 'list' }>, level: number): Piece[] {
  const reference = list.ordered ? 'numbers' : 'bullets'
  const instance = list.ordered ? writer.nextList() : 0
  return list.items.flatMap(item => {
    // Only the first sentence of an item has a number; the others stand beneath it.
    let numbered = false
    return item.flatMap(block => {
      if (block.kind === 'list') return listPieces(writer, block, Math.min(level + 1, deepest))
      if (!('runs' in block)) return blockPieces(writer, [block])
      const options = numbered
        ? { indent: { left: listIndent(level) } }
        : { numbering: { reference, level, instance } }
      numbered = true
      return [paragraph(writer, block.runs, { ...options, spacing: { after: 40 } })]
    })
  })
}
