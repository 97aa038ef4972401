import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { Block, Restricted, Section } from '../model/document.ts'
import { isAbove, mostMarked } from '../model/marking.ts'

const mayHave = (audience: AudienceKind) => (part: Restricted) =>
  (part.only?.includes(audience) ?? true) && !isAbove(part.marking, mostMarked(audience))

/** Sections and blocks that an audience may have, by whom they are for and how they are marked. A section or a quotation of which nothing is left goes with it. */
export function keptSections(sections: readonly Section[], audience: AudienceKind): Section[] {
  return sections.filter(mayHave(audience)).flatMap(section => {
    const blocks = keptBlocks(section.blocks, audience)
    return blocks.length > 0 || section.blocks.length === 0 ? [{ ...section, blocks }] : []
  })
}

function keptBlocks(blocks: readonly Block[], audience: AudienceKind): Block[] {
  return withoutBareHeadings(
    blocks.filter(mayHave(audience)).flatMap((block): Block[] => {
      if (block.kind === 'list') {
        const items = block.items.map(item => keptBlocks(item, audience)).filter(item => item.length > 0)
        return items.length > 0 ? [{ ...block, items }] : []
      }
      if (block.kind === 'quote') {
        const kept = keptBlocks(block.blocks, audience)
        return kept.length > 0 ? [{ ...block, blocks: kept }] : []
      }
      return [block]
    }),
    blocks,
  )
}

/** Whether something that is for an audience is marked above what it may have. */
export function holdsAbove(sections: readonly Section[], audience: AudienceKind): boolean {
  const most = mostMarked(audience)
  const isOne = (part: Restricted) => (part.only?.includes(audience) ?? true) && isAbove(part.marking, most)
  const holds = (block: Block): boolean =>
    isOne(block) ||
    (block.kind === 'list' && block.items.flat().some(holds)) ||
    (block.kind === 'quote' && block.blocks.some(holds))
  return sections.some(section => isOne(section) || section.blocks.some(holds))
}

/** A heading that has lost what stood beneath it would say what was there. */
function withoutBareHeadings(kept: Block[], before: readonly Block[]): Block[] {
  if (kept.length === before.length) return kept
  return kept.filter((block, at) => {
    if (block.kind !== 'heading') return true
    const next = kept[at + 1]
    const nextBefore = before[before.indexOf(block) + 1]
    const isBare = next === undefined || (next.kind === 'heading' && next.level <= block.level)
    const wasBare =
      nextBefore === undefined || (nextBefore.kind === 'heading' && nextBefore.level <= block.level)
    return !isBare || wasBare
  })
}
