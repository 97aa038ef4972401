import type { CodeTable } from './category-codes.ts'
import { candidates, type DecidedPairs, type Pair, settled } from './link-candidates.ts'
import { codeFactors } from './link-category.ts'
import { comparable, eachPair, type NotCompared } from './link-pairs.ts'
import type { LinkReach } from './link-score.ts'
import type { Snapshot } from './snapshot.ts'

export type PairsWanted = {
  snapshot: Snapshot
  period: { fromMinute: number; beforeMinute: number }
  reach: LinkReach
  codes: CodeTable
  linked: DecidedPairs
  notTheSame: DecidedPairs
  limit: number
}
export type PairsFound = { pairs: Pair[]; compared: number; left: NotCompared; crowded: number }

/** Pairs of positions of a snapshot that may tell of one event and are not settled, the best first. */
export function run({ snapshot, period, reach, codes, linked, notTheSame, limit }: PairsWanted): PairsFound {
  const { positions, left } = comparable(snapshot, period)
  const isSettled = settled(snapshot.length, linked, notTheSame)
  const found = candidates(limit)
  const { crowded } = eachPair(
    snapshot,
    positions,
    reach,
    codeFactors(snapshot, positions, codes),
    (earlier, later, base) => {
      if (!isSettled(earlier, later)) found.take(earlier, later, base)
    },
  )
  return { pairs: found.best(), compared: positions.length, left, crowded }
}
