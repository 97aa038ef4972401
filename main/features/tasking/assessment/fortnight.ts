import { type CoveredSource, comparable, type Days, plusDays } from '../../analysis/change/comparable.ts'

export const fortnightDays = 14
/** Fifty-two weeks: the same weekdays a year before. */
const yearDays = 364
const yearsBack = [1, 2, 3] as const

/** The fourteen days up to one. */
export function fortnightTo(day: string): Days {
  return { from: plusDays(day, 1 - fortnightDays), to: day }
}

/** What can be counted on both sides: the sources, the days now, and as many before in each earlier period. */
export type Aligned = {
  sourceIds: number[]
  now: Days
  before: Days[]
  leftOut: { id: number; reason: string }[]
}

/** The fortnight against the one before it; null where no source has both. */
export function againstLast(now: Days, sources: readonly CoveredSource[]): Aligned | null {
  return aligned(now, [fortnightDays], sources)
}

/**
 * The fortnight against the same fortnights of the years before, as many as are held without a break: a year more is
 * worth no source less and no day less.
 */
export function againstSame(now: Days, sources: readonly CoveredSource[]): Aligned | null {
  let found: Aligned | null = null
  for (const years of yearsBack) {
    const daysBack = yearsBack.slice(0, years).map(year => year * yearDays)
    const further = aligned(now, daysBack, sources)
    if (!further) break
    if (found && (further.leftOut.length > found.leftOut.length || further.now.from > found.now.from)) break
    if (found && further.now.to < found.now.to) break
    found = further
  }
  return found
}

/**
 * A source is left out that has not enough of the days now or of any earlier period; of the days those remain that
 * every other source has in each of them, so that as many days are counted before as now.
 */
function aligned(now: Days, daysBack: readonly number[], sources: readonly CoveredSource[]): Aligned | null {
  let kept = sources
  const leftOut: Aligned['leftOut'] = []
  for (const back of daysBack) {
    const found = comparable({ a: now, b: shifted(now, -back) }, kept)
    if (!found) return null
    leftOut.push(...found.leftOut)
    kept = kept.filter(({ id }) => found.sourceIds.includes(id))
  }
  let days = now
  for (const back of daysBack) {
    const found = comparable({ a: days, b: shifted(days, -back) }, kept)
    if (!found) return null
    days = both(found.a, shifted(found.b, back))
    if (days.from > days.to) return null
  }
  return {
    sourceIds: kept.map(({ id }) => id),
    now: days,
    before: daysBack.map(back => shifted(days, -back)),
    leftOut,
  }
}

function shifted({ from, to }: Days, days: number): Days {
  return { from: plusDays(from, days), to: plusDays(to, days) }
}

function both(one: Days, other: Days): Days {
  return {
    from: one.from > other.from ? one.from : other.from,
    to: one.to < other.to ? one.to : other.to,
  }
}
