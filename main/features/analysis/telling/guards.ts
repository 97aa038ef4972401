import { counted } from '#shared/count-words.ts'
import { type FoundHotspot, onePlaceWarnings, type PlaceInput } from './hotspots.ts'
import { metres } from './words.ts'

type Guarded = {
  /** Fewer incidents than this are never called hot. */
  minCount: number
  /** What needs that many: `a hot cell`, `a hotspot`. */
  needing?: string
  /** The distance the method looks, and what follows where a cell is wider. */
  reach?: { name: string; metres: number; cellMetres: number; otherwise: string }
}

/**
 * What every method that looks for ground warns of: a distance below the cell, fewer incidents in all than one
 * hotspot needs, and hotspots of which one place holds half or more. What it leaves out, what has no place and which
 * source is late is told of every analysis alike, by `leftOut` and `caveatsOf`.
 */
export function groundWarnings(
  { eastings, northings }: Pick<PlaceInput<'kde'>, 'eastings' | 'northings'>,
  hotspots: FoundHotspot[],
  { minCount, needing = 'a hotspot', reach }: Guarded,
): string[] {
  const warnings: string[] = []
  if (reach && reach.metres < reach.cellMetres) {
    warnings.push(
      `The ${reach.name} of ${metres(reach.metres)} is below the cell of ${metres(reach.cellMetres)}: ${reach.otherwise}.`,
    )
  }
  if (eastings.length < minCount) {
    warnings.push(
      `There ${eastings.length === 1 ? 'is' : 'are'} ${counted(eastings.length, 'incident')} in all, fewer than the ${minCount} ${needing} needs.`,
    )
  }
  return [...warnings, ...onePlaceWarnings(eastings, northings, hotspots)]
}
