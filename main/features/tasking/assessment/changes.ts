import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Comparison, TestedRow } from '#shared/features/tasking/assessment.ts'
import { benjaminiHochberg } from '../../analysis/statistics/benjamini-hochberg.ts'
import { eTest } from '../../analysis/statistics/e-test.ts'
import { rateRatio } from '../../analysis/statistics/rate-ratio.ts'

export const alpha = 0.05
/** Fewer than this on both sides together can never be told apart: they are shown and not tested. */
const fewestTested = 5

/** One category, neighbourhood or source, counted on both sides of each comparison. */
export type CountedSeries = {
  family: TestedRow['family']
  key: string
  label: string
  filter: Filter
  counts: { against: string; now: number; before: number; nowDays: number; beforeDays: number }[]
}

/**
 * Tests every series against each earlier time by the E-test (Krishnamoorthy and Thomson 2004). q is that of Benjamini
 * and Hochberg (1995) within each family and comparison, times how many of those there are: of everything called
 * rising or falling in one assessment no more than 5 per cent is then expected to be chance.
 */
export function testSeries(series: readonly CountedSeries[]): TestedRow[] {
  const tests = series.flatMap((one, row) =>
    one.counts.map((counts, at) => ({ row, at, counts, group: `${one.family} ${counts.against}` })),
  )
  const tested = tests.filter(({ counts }) => counts.now + counts.before >= fewestTested)
  const groups = Map.groupBy(tested, ({ group }) => group)
  const found = new Map<string, { p: number; q: number }>()
  for (const members of groups.values()) {
    const p = Float64Array.from(members, ({ counts }) => chanceOf(counts))
    const q = benjaminiHochberg(p)
    members.forEach(({ row, at }, index) => {
      found.set(`${row} ${at}`, { p: p[index]!, q: Math.min(1, q[index]! * groups.size) })
    })
  }
  return series.map(({ family, label, filter, counts }, row) => ({
    family,
    label,
    filter,
    comparisons: counts.map((one, at) => {
      const { ratio, lower, upper } = rateRatio(...sidesOf(one))
      return { ...one, ratio, lower, upper, ...(found.get(`${row} ${at}`) ?? { p: 1, q: 1 }) }
    }),
  }))
}

type Counts = CountedSeries['counts'][number]

function sidesOf({ now, before, nowDays, beforeDays }: Counts) {
  return [
    { count: now, exposure: nowDays },
    { count: before, exposure: beforeDays },
  ] as const
}

/** Digits that another machine's logarithm may change decide nothing. */
function chanceOf(counts: Counts): number {
  return Number(eTest(...sidesOf(counts)).toPrecision(9))
}

/** Whether a series rose or fell by more than chance would explain, by the surer of its comparisons. */
export function directionOf(comparisons: readonly Comparison[]): 'rising' | 'falling' | null {
  const [surest] = comparisons.filter(({ q }) => q <= alpha).sort((a, b) => a.q - b.q || a.p - b.p)
  if (!surest) return null
  return surest.now * surest.beforeDays > surest.before * surest.nowDays ? 'rising' : 'falling'
}
