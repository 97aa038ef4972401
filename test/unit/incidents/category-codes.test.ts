import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  codeAt,
  type DatedCode,
  onlyCode,
  periodsOf,
  periodsOfCodes,
} from '../../../main/features/incidents/category-codes.ts'
import { countUncoded, tallyCodes } from '../../../main/features/incidents/coded.ts'
import { positionsWhere } from '../../../main/features/incidents/filter.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'
import { emptySnapshot } from '../../../main/features/incidents/snapshot.ts'

const rowdy = [
  { fromDay: '2025-03-30', code: 'b' },
  { fromDay: null, code: 'a' },
]

test('a code holds from the first minute of its day in London to the last before the next', () => {
  const periods = periodsOf(rowdy)
  const change = dayToMinute('2025-03-30')
  expect(codeAt(periods, change - 1)).toBe('a')
  expect(codeAt(periods, change)).toBe('b')
  expect(codeAt(periodsOf([rowdy[0]!]), change - 1)).toBeNull()
  expect(codeAt(undefined, change)).toBeNull()
})

test('only where the day does not matter is there one code', () => {
  expect(onlyCode(undefined)).toBeNull()
  expect(onlyCode(periodsOf([]))).toBeNull()
  expect(onlyCode(periodsOf([{ fromDay: null, code: 'a' }]))).toBe('a')
  expect(onlyCode(periodsOf([{ fromDay: '2025-01-01', code: 'a' }]))).toBeUndefined()
  expect(onlyCode(periodsOf([{ fromDay: '2025-01-01', code: null }]))).toBeNull()
  expect(onlyCode(periodsOf(rowdy))).toBeUndefined()
})

const codes = ['a', 'b', 'c'] as const
const days = ['2025-01-01', '2025-02-01', '2025-03-30', '2025-07-15'] as const
const tables = fc.array(
  fc.uniqueArray(
    fc.record({
      fromDay: fc.constantFrom(null, ...days),
      code: fc.option(fc.constantFrom(...codes), { nil: null }),
    }),
    { selector: ({ fromDay }) => fromDay, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 4 },
)
const calls = fc.array(
  fc.record({
    category: fc.integer({ min: 1, max: 5 }),
    source: fc.integer({ min: 1, max: 2 }),
    minute: fc.integer({ min: dayToMinute('2024-12-01'), max: dayToMinute('2025-08-01') }),
  }),
  { maxLength: 60 },
)

/** The rule itself: the code of the latest row whose day is not after the incident. */
function codeByRule(dated: readonly DatedCode[] | undefined, minute: number): string | null {
  let best: DatedCode | undefined
  for (const row of dated ?? []) {
    if (row.fromDay !== null && dayToMinute(row.fromDay) > minute) continue
    if (best === undefined || (best.fromDay ?? '') < (row.fromDay ?? '')) best = row
  }
  return best?.code ?? null
}

test('filter, tallies and uncoded counts say what the rule says of every incident, and add up', () => {
  fc.assert(
    fc.property(tables, calls, fc.subarray([...codes]), (dated, made, wanted) => {
      const table = new Map(dated.map((rows, index) => [index + 1, periodsOf(rows)]))
      const snapshot = { ...emptySnapshot(made.length), importIds: [1], lastIncidentId: made.length }
      for (const [at, { category, source, minute }] of made.entries()) {
        snapshot.ids[at] = at + 1
        snapshot.categories[at] = category
        snapshot.sources[at] = source
        snapshot.fromMinutes[at] = minute
      }
      const byRule = made.map(({ category, minute }) => codeByRule(dated[category - 1], minute))

      const found = positionsWhere(snapshot, { coded: periodsOfCodes(table, wanted) })
      expect([...found]).toEqual(
        byRule.flatMap((code, at) => (code !== null && wanted.includes(code as 'a') ? [at] : [])),
      )

      const all = Uint32Array.from(made.keys())
      const counted = tallyCodes(snapshot, all, table)
      let sum = 0
      for (const [category, ofCodes] of counted) {
        for (const [code, count] of ofCodes) {
          const same = made.filter((call, at) => call.category === category && byRule[at] === code)
          expect(count).toBe(same.length)
          sum += count
        }
      }
      expect(sum).toBe(made.length)

      const uncoded = countUncoded(snapshot, table)
      for (const source of [1, 2]) {
        const without = made.filter((call, at) => call.source === source && byRule[at] === null)
        expect(uncoded.get(source) ?? 0).toBe(without.length)
      }
    }),
    { numRuns: 300 },
  )
})
