import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { Block, PackDocument } from './document.ts'

const order = ['OFFICIAL', 'OFFICIAL-SENSITIVE']

/** One that is not known here ranks above those that are. */
function rank(marking: string): number {
  const at = order.indexOf(marking)
  return at < 0 ? order.length : at
}

/** The highest marking that an audience may have; null for those who may have any. */
export const mostMarked = (audience: AudienceKind): string | null =>
  audience === 'public' ? order[0]! : null

/** Whether something is marked above what an audience may have. */
export const isAbove = (marking: string | undefined, most: string | null): boolean =>
  most !== null && marking !== undefined && rank(marking) > rank(most)

/**
 * How a pack is marked that nothing in it marks higher: as the bureau's papers are, but not above what its audience may
 * have. That a copy for the public is marked by what is in it alone stands in it.
 */
export const usualMarking = (ofBureau: string, audience: AudienceKind): string =>
  isAbove(ofBureau, mostMarked(audience)) ? mostMarked(audience)! : ofBureau

/** The highest of some markings. */
export function highestMarking(markings: readonly string[]): string {
  return markings.reduce((highest, one) => (rank(one) > rank(highest) ? one : highest), order[0]!)
}

/** How a pack is to be marked: as high as the highest of its parts. */
export function markingOf({ marking, sections }: PackDocument): string {
  const parts = sections.flatMap(section => [section.marking, ...section.blocks.flatMap(markingsIn)])
  return highestMarking([marking, ...parts.filter(part => part !== undefined)])
}

function markingsIn(block: Block): (string | undefined)[] {
  const within = block.kind === 'list' ? block.items.flat() : block.kind === 'quote' ? block.blocks : []
  return [block.marking, ...within.flatMap(markingsIn)]
}
