import { outcomes } from '#shared/features/performance/service-level-rules.ts'
import { wilsonInterval } from '../../analysis/statistics/wilson.ts'
import type { Measured } from './measure.ts'

/** How often each outcome came, in the order of `outcomes`. */
export type OutcomeCounts = Int32Array

const late = outcomes.indexOf('late')
const overdue = outcomes.indexOf('overdue')

/** Kept among those that can be held against the promise, with the 95 % Wilson interval of their share. */
export function shareOf(counts: OutcomeCounts) {
  const kept = counts[0]!
  const of = kept + counts[late]! + counts[overdue]!
  return { kept, of, ...wilsonInterval(kept, of) }
}

export function countOutcomes({ outcomes: each }: Measured): OutcomeCounts {
  const counts = new Int32Array(outcomes.length)
  for (let i = 0; i < each.length; i++) counts[each[i]!]!++
  return counts
}

/** Outcomes by group, of the groups that have any. */
export function countByGroup<G>(
  { outcomes: each, positions }: Measured,
  groupOf: (position: number) => G,
): Map<G, OutcomeCounts> {
  const groups = new Map<G, OutcomeCounts>()
  for (let i = 0; i < each.length; i++) {
    const group = groupOf(positions[i]!)
    let counts = groups.get(group)
    if (!counts) {
      counts = new Int32Array(outcomes.length)
      groups.set(group, counts)
    }
    counts[each[i]!]!++
  }
  return groups
}

/** A share of the times is this long or less; `open` where so many are still open that it cannot be said yet. */
export type Quantile = { kind: 'time'; value: number } | { kind: 'open' } | { kind: 'none' }

/**
 * Times by rank (the smallest that so large a share is no longer than: type 1 of R. J. Hyndman and Y. Fan, "Sample
 * quantiles in statistical packages", 1996), in the unit of `Measured.elapsed`, of the exactly known ones; what is open and
 * overdue counts as longer than all of them, and so does not make the others look quick.
 */
export function quantilesOf({ outcomes: each, elapsed, rough }: Measured, shares: readonly number[]) {
  const times = new Float64Array(each.length)
  let [known, open] = [0, 0]
  for (let i = 0; i < each.length; i++) {
    if (each[i] === overdue) open++
    else if (each[i]! <= late && rough[i] === 0) times[known++] = elapsed[i]!
  }
  const sorted = times.subarray(0, known).sort()
  const of = known + open
  const at = (share: number): Quantile => {
    if (of === 0) return { kind: 'none' }
    const rank = Math.ceil(share * of - 1e-9) - 1
    return rank < known ? { kind: 'time', value: sorted[Math.max(rank, 0)]! } : { kind: 'open' }
  }
  return { of, quantiles: shares.map(at) }
}

/** Where the breaches are among the positions, the longest first; equal ones in their order. */
export function worstFirst({ outcomes: each, elapsed }: Measured): number[] {
  const found: number[] = []
  for (let i = 0; i < each.length; i++) if (each[i] === late || each[i] === overdue) found.push(i)
  return found.sort((a, b) => elapsed[b]! - elapsed[a]! || a - b)
}
