import { counted } from '#shared/count-words.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Comparison } from '#shared/features/tasking/assessment.ts'
import type { Days } from '../../analysis/change/comparable.ts'
import { countBy, divisionsOf } from '../../analysis/change/compare-counts-by.ts'
import { sourcesUsed } from '../../analysis/sources-used.ts'
import { dayInWords } from '../../analysis/telling/words.ts'
import { nameOfCode } from '../../imports/categories/schemes.ts'
import { type CountedSeries, testSeries } from './changes.ts'
import { type Aligned, againstLast, againstSame } from './fortnight.ts'
import type { Frozen } from './frozen.handlers.ts'
import { namesOfAreas } from './ground-of-draft.store.ts'

const families = { code: 'category', area: 'area', source: 'source' } as const

type Against = { against: string; aligned: Aligned }

/** Every category, neighbourhood and source of the fortnight, counted against earlier times. */
export async function countChanges(frozen: Frozen, period: Days) {
  const { context, snapshot, names, areaSet } = frozen
  const now = await frozen.select(period)
  const used = sourcesUsed(snapshot, [now], names)
  const last = againstLast(period, used)
  const same = againstSame(period, used)
  const comparisons: Against[] = [
    ...(last ? [{ against: 'the fortnight before', aligned: last }] : []),
    ...(same ? [{ against: sameInWords(same.before.length), aligned: same }] : []),
  ]
  const areaOfPosition = areaSet
    ? await context.bureau.areaOfPositions(context.db, areaSet.id, snapshot)
    : null
  const divisions = divisionsOf(
    snapshot,
    frozen.codes,
    {
      sources: names,
      categories: new Map(),
      codes: code => nameOfCode(code) ?? code,
      areas: areaSet ? await namesOfAreas(context.db, areaSet.id) : new Map(),
    },
    areaOfPosition,
  )
  const series = new Map<string, CountedSeries>()
  for (const { against, aligned } of comparisons) {
    const sides = await sidesOf(frozen, aligned)
    for (const division of divisions) {
      const family = familyOf(division.by)
      if (!family) continue
      const [ofNow, ofBefore] = [countBy(division, sides.now).counts, countBy(division, sides.before).counts]
      for (const key of [...new Set([...ofNow.keys(), ...ofBefore.keys()])].sort()) {
        const filter = division.narrow({ ...period, count: 'events' }, key)
        if (!filter) continue
        const known = series.get(`${family} ${key}`)
        const one = known ?? { family, key, label: division.label(key), filter, counts: [] }
        if (!known) series.set(`${family} ${key}`, one)
        one.counts.push({
          against,
          now: ofNow.get(key) ?? 0,
          before: ofBefore.get(key) ?? 0,
          ...daysOf(aligned),
        })
      }
    }
  }
  const order = ['category', 'area', 'source']
  const ordered = [...series.values()].sort(
    (a, b) =>
      order.indexOf(a.family) - order.indexOf(b.family) ||
      (b.counts[0]?.now ?? 0) - (a.counts[0]?.now ?? 0) ||
      (a.key < b.key ? -1 : 1),
  )
  return {
    rows: testSeries(ordered),
    about: comparisons.map(({ against, aligned }) => aboutOf(against, aligned)).join(' '),
    caveats: caveatsOf(comparisons, period),
  }
}

/** One filter in the fortnight against the one before, as a profile or a priority is told of. */
export async function countFortnight(
  frozen: Frozen,
  filter: Filter,
  period: Days,
): Promise<Comparison | null> {
  const positions = await frozen.select({ ...filter, from: undefined, to: undefined })
  const aligned = againstLast(period, sourcesUsed(frozen.snapshot, [positions], frozen.names))
  if (!aligned) return null
  const sides = await sidesOf(frozen, aligned, filter)
  const [row] = testSeries([
    {
      family: 'category',
      key: '',
      label: '',
      filter,
      counts: [
        {
          against: 'the fortnight before',
          now: sides.now.length,
          before: sides.before.length,
          ...daysOf(aligned),
        },
      ],
    },
  ])
  return row!.comparisons[0]!
}

async function sidesOf(frozen: Frozen, { sourceIds, now, before }: Aligned, filter: Filter = {}) {
  const asked = filter.sourceIds ? sourceIds.filter(id => filter.sourceIds!.includes(id)) : sourceIds
  const all: number[] = []
  for (const days of before) {
    for (const at of await frozen.select({ ...filter, ...days, sourceIds: asked })) all.push(at)
  }
  return {
    now: await frozen.select({ ...filter, ...now, sourceIds: asked }),
    before: Uint32Array.from(all),
  }
}

function daysOf({ now, before }: Aligned) {
  const days = lengthOf(now)
  return { nowDays: days, beforeDays: days * before.length }
}

function lengthOf({ from, to }: Days): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

function familyOf(by: string): CountedSeries['family'] | null {
  return Object.hasOwn(families, by) ? families[by as keyof typeof families] : null
}

function sameInWords(years: number): string {
  return years === 1 ? 'the same fortnight a year before' : `the same fortnights of the ${years} years before`
}

function aboutOf(against: string, { now, before }: Aligned): string {
  const earlier = before.map(({ from, to }) => `${dayInWords(from)} to ${dayInWords(to)}`).join(' and ')
  return `${dayInWords(now.from)} to ${dayInWords(now.to)} against ${against} (${earlier}).`
}

function caveatsOf(comparisons: readonly Against[], period: Days): string[] {
  const reasons = comparisons.flatMap(({ aligned }) => aligned.leftOut.map(({ reason }) => reason))
  const shortened = comparisons
    .filter(({ aligned }) => lengthOf(aligned.now) < lengthOf(period))
    .map(
      ({ against, aligned }) =>
        `Against ${against} only ${counted(lengthOf(aligned.now), 'day')} can be counted, those that every source counted has.`,
    )
  const without = [
    ...(comparisons.some(({ against }) => against.startsWith('the fortnight'))
      ? []
      : ['No source has both this fortnight and the one before.']),
    ...(comparisons.some(({ against }) => against.startsWith('the same'))
      ? []
      : ['No source goes back a year, so the season is not allowed for.']),
  ]
  return [...new Set([...reasons, ...shortened, ...without])]
}
