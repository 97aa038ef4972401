import { disjointSets } from '../analysis/ground/disjoint-sets.ts'

export type Pair = { one: number; other: number; base: number }

/** Of the later ones that an incident may be told with, so many are looked at closely. */
const keptOfEach = 10

/** Decisions on pairs of positions: `one[i]` and `other[i]`. */
export type DecidedPairs = { one: Uint32Array; other: Uint32Array }

/** Whether two positions are settled: linked to one event, over however many others, or said not to be the same. */
export function settled(length: number, linked: DecidedPairs, notTheSame: DecidedPairs) {
  const events = disjointSets(linked.one.length === 0 ? 0 : length)
  for (let i = 0; i < linked.one.length; i++) events.join(linked.one[i]!, linked.other[i]!)
  const apart = new Set<string>()
  for (let i = 0; i < notTheSame.one.length; i++) apart.add(key(notTheSame.one[i]!, notTheSame.other[i]!))
  return (one: number, other: number) =>
    (linked.one.length > 0 && events.find(one) === events.find(other)) ||
    (apart.size > 0 && apart.has(key(one, other)))
}

const key = (one: number, other: number) => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Higher scores first, equal ones by position, so that the same question has the same answer. */
const bestFirst = (a: Pair, b: Pair) => b.base - a.base || a.one - b.one || a.other - b.other

/**
 * Takes pairs as they are found, all of one earlier incident within one cell together, and keeps the best: a few of
 * each earlier incident, so that one crowd does not fill the list, and of those at most `limit`.
 */
export function candidates(limit: number) {
  const ofEarlier = new Map<number, Pair[]>()
  let kept: Pair[] = []
  let held = 0
  /** What is not above it would be cut off again. */
  let floor = 0

  function shrink() {
    kept = [...ofEarlier.values()].flat().sort(bestFirst).slice(0, limit)
    ofEarlier.clear()
    for (const pair of kept) {
      const mine = ofEarlier.get(pair.one)
      if (mine) mine.push(pair)
      else ofEarlier.set(pair.one, [pair])
    }
    held = kept.length
    if (held === limit) floor = kept.at(-1)!.base
  }

  return {
    take(one: number, other: number, base: number) {
      if (base <= floor) return
      const pair = { one, other, base }
      const mine = ofEarlier.get(one)
      if (!mine) ofEarlier.set(one, [pair])
      else if (mine.length < keptOfEach) {
        if (mine.push(pair) === keptOfEach) mine.sort(bestFirst)
      } else {
        if (bestFirst(pair, mine.at(-1)!) > 0) return
        mine[mine.length - 1] = pair
        mine.sort(bestFirst)
        return
      }
      if (++held > 4 * limit) shrink()
    },
    best(): Pair[] {
      shrink()
      return kept
    },
  }
}

/** The best first, but none with an incident that is already in so many of them. */
export function boundedPerIncident<P extends { one: number; other: number; score: number }>(
  pairs: readonly P[],
  { ofEach, limit }: { ofEach: number; limit: number },
): P[] {
  const times = new Map<number, number>()
  const taken: P[] = []
  const sorted = [...pairs].sort((a, b) => b.score - a.score || a.one - b.one || a.other - b.other)
  for (const pair of sorted) {
    const [one, other] = [times.get(pair.one) ?? 0, times.get(pair.other) ?? 0]
    if (one >= ofEach || other >= ofEach) continue
    times.set(pair.one, one + 1)
    times.set(pair.other, other + 1)
    if (taken.push(pair) === limit) break
  }
  return taken
}
