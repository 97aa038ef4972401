import type { Block, Cell, Figure, Run } from './document.ts'

/** A sentence as it reads, in one line of text but for its own line breaks. */
export function runsText(runs: readonly Run[]): string {
  return runs.map(({ text, lineBreak }) => (lineBreak ? `${text}\n` : text)).join('')
}

/** A cell as it reads, the same in every form. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return 'runs' in cell ? runsText(cell.runs) : cell.text
}

/** The figure that a cell is or holds alone; null where it is words. */
export function cellFigure(cell: Cell): Figure | null {
  if (typeof cell === 'string') return null
  if (!('runs' in cell)) return cell
  const [only, ...others] = cell.runs
  return only?.figure && others.length === 0 ? { ...only.figure, text: only.text } : null
}

/** Blocks of sentences as lines of plain text, for where there is no room for their look. */
export function plainLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => {
    if ('runs' in block) return [runsText(block.runs)]
    if (block.kind === 'heading') return [block.text]
    if (block.kind === 'quote') return plainLines(block.blocks)
    if (block.kind === 'list') return block.items.flatMap(plainLines)
    if (block.kind === 'terms') return block.terms.map(([term, words]) => `${term}: ${words}`)
    return []
  })
}
