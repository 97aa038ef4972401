import type { PackDocument } from './document.ts'

const order = ['OFFICIAL', 'OFFICIAL-SENSITIVE']

/** The highest of some markings: one that is not known here ranks above those that are. */
export function highestMarking(markings: readonly string[]): string {
  const rank = (marking: string) => {
    const at = order.indexOf(marking)
    return at < 0 ? order.length : at
  }
  return markings.reduce((highest, one) => (rank(one) > rank(highest) ? one : highest), order[0]!)
}

/** How a pack is to be marked: as high as the highest of its parts. */
export function markingOf({ marking, sections }: PackDocument): string {
  const parts = sections.flatMap(section => [section.marking, ...section.blocks.map(block => block.marking)])
  return highestMarking([marking, ...parts.filter(part => part !== undefined)])
}
