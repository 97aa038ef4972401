import { expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { overlayStatement } from '../../../main/features/analysis/overlay/overlay-statement.ts'
import { presentAt } from '../../../main/features/analysis/overlay/present.ts'
import { type SuppressedColumn, suppressColumn } from '../../../main/features/analysis/overlay/suppress.ts'

/**
 * Every value that each withheld small count can have for a reader of what is sent, by trying all: counts in their
 * known ranges that add up to the total, every present one above every absent one.
 */
function couldBe({ counts, total }: SuppressedColumn, present: boolean[], under: number, least: number) {
  const found = counts.map(() => new Set<number>())
  const values: number[] = []
  const most = total ?? 0
  const rangeOf = (at: number) => {
    const count = counts[at]!
    if (typeof count === 'number') return [count, count] as const
    if (count.hidden === 'small') return [1, under - 1] as const
    return [present[at] ? Math.max(under, least) : under, most] as const
  }
  function tryFrom(at: number, sum: number) {
    if (sum > most) return
    if (at === counts.length) {
      if (sum !== most) return
      const absent = Math.max(0, ...values.filter((_, i) => !present[i]))
      if (values.some((value, i) => present[i] && value <= absent)) return
      for (const [i, value] of values.entries()) found[i]!.add(value)
      return
    }
    const [low, high] = rangeOf(at)
    for (let value = low; value <= high; value++) {
      values[at] = value
      tryFrom(at + 1, sum + value)
    }
  }
  tryFrom(0, 0)
  return found
}

test('no small count can be worked back from what is sent: any of them could be anything under the limit', () => {
  const random = seededRandom(11)
  let secondary = 0
  let withheldTotals = 0
  for (let set = 0; set < 1500; set++) {
    const under = random() < 0.5 ? 3 : 5
    const least = under + Math.floor(random() * 3)
    const largest = random() < 0.5 ? 7 : 14
    const places = Array.from({ length: 2 + Math.floor(random() * 4) }, () =>
      random() < 0.3 ? 0 : Math.floor(random() * largest),
    )
    const present = presentAt(places, least)
    const sent = suppressColumn(places, present, { under, least })
    for (const [at, count] of sent.counts.entries()) {
      if (typeof count === 'number') {
        expect(count).toBe(places[at])
        expect(count === 0 || count >= under).toBe(true)
      } else if (count.hidden === 'protecting') {
        expect(places[at]).toBeGreaterThanOrEqual(under)
        secondary++
      }
    }
    if (sent.total === null) {
      withheldTotals++
      continue
    }
    expect(sent.total).toBe(places.reduce((sum, count) => sum + count, 0))
    const possible = couldBe(sent, present, under, least)
    for (const [at, count] of sent.counts.entries()) {
      if (typeof count === 'number' || count.hidden !== 'small') continue
      expect([places, sent.counts, [...possible[at]!].sort()]).toEqual([
        places,
        sent.counts,
        Array.from({ length: under - 1 }, (_, i) => i + 1),
      ])
    }
  }
  expect(secondary).toBeGreaterThan(100)
  expect(withheldTotals).toBeGreaterThan(100)
})

test('a single small count takes others with it, or the total; without one everything is sent', () => {
  const limits = { under: 5, least: 5 }
  expect(suppressColumn([0, 7, 9, 30], [false, false, false, true], limits)).toEqual({
    ...{ counts: [0, 7, 9, 30], total: 46 },
  })
  // Hiding the 7 alone would do if it could be up to 6 more; it could not be 30 or more, for there it is present.
  expect(suppressColumn([3, 7, 9, 30], [false, false, false, true], limits)).toEqual({
    ...{ counts: [{ hidden: 'small' }, { hidden: 'protecting' }, 9, 30], total: 49 },
  })
  expect(suppressColumn([3, 0, 0], [false, false, false], limits)).toEqual({
    ...{ counts: [{ hidden: 'small' }, 0, 0], total: null },
  })
  expect(suppressColumn([], [], limits)).toEqual({ counts: [], total: 0 })
})

test('a theme is present in its busiest fifth, at the least in one place, and nowhere where all are alike', () => {
  const at = (counts: number[], least = 5) => presentAt(counts, least).flatMap((is, i) => (is ? [i] : []))
  expect(at([1, 9, 3, 4, 8, 2, 0, 0, 0, 0])).toEqual([1, 4])
  expect(at([1, 9, 3])).toEqual([1])
  expect(at([9, 9, 9, 9])).toEqual([])
  expect(at([9, 9, 8, 1, 1, 1, 1, 1, 1, 1])).toEqual([0, 1])
  expect(at([9, 8, 8, 1, 1, 1, 1, 1, 1, 1])).toEqual([0])
  expect(at([4, 1, 1])).toEqual([])
  expect(at([])).toEqual([])
  expect(at([6])).toEqual([0])
})

test('the statement counts places, most themes first, and names what is present nowhere', () => {
  const themes = [3, 2, 0].map((places, i) => ({ name: `T${i + 1}`, places }))
  const place = { one: 'area', many: 'areas' }
  expect(overlayStatement({ themes, coinciding: [2, 2, 1, 0], place, least: 5 })).toBe(
    'Of 4 areas, 2 have 2 themes. A theme is present where it has at least 5 incidents and the place is among its busiest fifth. Nowhere present: T3.',
  )
  expect(overlayStatement({ themes, coinciding: [3, 2, 1], place, least: 5 })).toMatch(
    /^Of 3 areas, 1 has all 3 themes, 1 has 2 themes\./,
  )
  expect(overlayStatement({ themes, coinciding: [1, 0], place, least: 5 })).toMatch(/^In none of 2 areas/)
})
