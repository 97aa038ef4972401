import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moved, whyNotFlagItem, whyNotRemoveItem } from '#shared/features/tasking/assessment-rules.ts'
import {
  type CountedSeries,
  directionOf,
  testSeries,
} from '../../../main/features/tasking/assessment/changes.ts'
import { againstLast, againstSame, fortnightTo } from '../../../main/features/tasking/assessment/fortnight.ts'
import { themesOf } from '../../../main/features/tasking/assessment/themes.ts'

const fortnight = fortnightTo('2025-12-16')
const source = (id: number, from: string, to: string) => ({
  ...{ id, name: `Source ${id}`, incidents: 100 },
  days: { from, to },
})

describe('the days that are compared', () => {
  test('a fortnight has fourteen days, the last one included', () => {
    expect(fortnight).toEqual({ from: '2025-12-03', to: '2025-12-16' })
  })

  test('the fortnight before touches it and does not overlap it', () => {
    expect(againstLast(fortnight, [source(1, '2020-01-01', '2025-12-16')])).toEqual({
      sourceIds: [1],
      now: fortnight,
      before: [{ from: '2025-11-19', to: '2025-12-02' }],
      leftOut: [],
    })
  })

  test('the same fortnights begin on the same weekday, as many years back as every source goes', () => {
    const found = againstSame(fortnight, [
      source(1, '2020-01-01', '2025-12-16'),
      source(2, '2023-06-01', '2025-12-16'),
    ])!
    expect(found.before).toEqual([
      { from: '2024-12-04', to: '2024-12-17' },
      { from: '2023-12-06', to: '2023-12-19' },
    ])
    const weekday = (day: string) => new Date(day).getUTCDay()
    expect(new Set([fortnight, ...found.before].map(({ from }) => weekday(from))).size).toBe(1)
  })

  test('a year further back is not worth a day less', () => {
    const found = againstSame(fortnight, [source(1, '2023-12-15', '2025-12-16')])!
    expect(found).toMatchObject({ now: fortnight, before: [{ from: '2024-12-04', to: '2024-12-17' }] })
  })

  test('a source without the days before is left out of both, and days that one lacks count for none', () => {
    const late = againstLast(fortnight, [
      source(1, '2020-01-01', '2025-12-16'),
      source(2, '2025-12-01', '2025-12-16'),
      source(3, '2020-01-01', '2025-12-12'),
    ])!
    expect(late.sourceIds).toEqual([1, 3])
    expect(late.leftOut).toMatchObject([{ id: 2, reason: expect.stringContaining('left out') }])
    expect(late.now).toEqual({ from: '2025-12-03', to: '2025-12-12' })
    expect(late.before).toEqual([{ from: '2025-11-19', to: '2025-11-28' }])
  })

  test('without a source that has both there is nothing to compare', () => {
    expect(againstLast(fortnight, [])).toBeNull()
    expect(againstSame(fortnight, [source(1, '2025-06-01', '2025-12-16')])).toBeNull()
  })
})

const series = (key: string, now: number, before: number): CountedSeries => ({
  ...{ family: 'category', key, label: key, filter: {} },
  counts: [{ against: 'the fortnight before', now, before, nowDays: 14, beforeDays: 14 }],
})

describe('what rose and fell', () => {
  test('the chance is that of the E-test, and q is never below it', () => {
    const [row] = testSeries([series('a', 6, 2)])
    // Krishnamoorthy and Thomson 2004.
    expect(row!.comparisons[0]).toMatchObject({
      p: expect.closeTo(0.1748748, 7),
      q: expect.closeTo(0.1748748, 7),
    })
    expect(directionOf(row!.comparisons)).toBeNull()
  })

  test('one series among many that are still is called rising only beyond what all of them would give by chance', () => {
    const still = Array.from({ length: 40 }, (_, i) => series(`s${i}`, 20, 20))
    const [alone] = testSeries([series('a', 24, 10)])
    expect(directionOf(alone!.comparisons)).toBe('rising')
    const rows = testSeries([series('a', 24, 10), ...still])
    expect(directionOf(rows[0]!.comparisons)).toBeNull()
    expect(directionOf(testSeries([series('a', 60, 10), ...still])[0]!.comparisons)).toBe('rising')
    expect(directionOf(testSeries([series('a', 10, 60), ...still])[0]!.comparisons)).toBe('falling')
  })

  test('the direction goes by days: more in twice as many days may be a fall', () => {
    const [row] = testSeries([
      {
        ...series('a', 30, 100),
        counts: [{ against: 'x', now: 30, before: 100, nowDays: 14, beforeDays: 28 }],
      },
    ])
    expect(directionOf(row!.comparisons)).toBe('falling')
  })

  test('too few on both sides are shown and not tested', () => {
    expect(testSeries([series('a', 4, 0)])[0]!.comparisons[0]).toMatchObject({ now: 4, p: 1, q: 1 })
  })

  test('the order of the series decides nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 12 }), counts => {
        const all = counts.map(([now, before], i) => series(`s${i}`, now, before))
        const there = testSeries(all)
        const back = testSeries([...all].reverse()).reverse()
        expect(back).toEqual(there)
      }),
      { numRuns: 50 },
    )
  })
})

test('themes are everything, then the codes with the most incidents; few incidents have none', () => {
  const counts = new Map([
    ['x:a', 60],
    ['x:b', 200],
    ['x:c', 49],
    ['', 500],
  ])
  expect(themesOf(counts, 809, code => code).map(({ name }) => name)).toEqual([
    'All categories',
    'x:b',
    'x:a',
  ])
  expect(themesOf(counts, 49, code => code)).toHaveLength(2)
  const many = new Map(Array.from({ length: 20 }, (_, i) => [`x:${i}`, 100] as const))
  expect(themesOf(many, 2000, code => code)).toHaveLength(7)
})

describe('the order of items', () => {
  test('a move loses none and doubles none, wherever it goes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), fc.nat(60), fc.nat(60), (ids, which, to) => {
        const id = ids[which % ids.length]!
        const after = moved(ids, id, to)
        expect([...after].sort()).toEqual([...ids].sort())
        expect(after.indexOf(id)).toBe(Math.min(to, ids.length - 1))
        expect(after.filter(one => one !== id)).toEqual(ids.filter(one => one !== id))
      }),
    )
  })

  test('what is not in it moves nothing', () => {
    expect(moved([1, 2], 3, 0)).toEqual([1, 2])
  })
})

test('what is before the group is neither removed nor flagged twice; what is removed is not flagged', () => {
  const kept = { removedAt: null, flaggedItemId: null }
  expect(whyNotFlagItem(kept)).toBeNull()
  expect(whyNotRemoveItem(kept)).toBeNull()
  const flagged = { removedAt: null, flaggedItemId: 3 }
  expect(whyNotFlagItem(flagged)?.message).toMatch(/already/)
  expect(whyNotRemoveItem(flagged)?.next).toMatch(/Withdraw/)
  const removed = { removedAt: '2025-01-01T00:00:00.000Z', flaggedItemId: null }
  expect(whyNotFlagItem(removed)?.message).toMatch(/removed/)
  expect(whyNotRemoveItem(removed)?.message).toMatch(/already/)
})
