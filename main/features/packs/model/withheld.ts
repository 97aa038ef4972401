import type { PackDocument } from './document.ts'

/** How many figures of a pack were withheld from its audience. */
export function withheldIn(document: PackDocument): number {
  return countIn(document)
}

function countIn(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0
  const own = 'withheld' in part && part.withheld === true ? 1 : 0
  return Object.values(part).reduce<number>((sum, one) => sum + countIn(one), own)
}
