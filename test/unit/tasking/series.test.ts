import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyNotApprove, whyNotWriteMinutes } from '#shared/features/tasking/minutes-rules.ts'
import { isDayOf, nextDays, whyNotQuorum, whyNotSkip } from '#shared/features/tasking/series-rules.ts'

test('the next days of a series go on over changes of clock and year, and leave out what is skipped', () => {
  const fortnightly = { firstOn: '2024-11-05', everyWeeks: 2 }
  expect(nextDays(fortnightly, '2024-12-16', ['2024-12-31'], 3)).toEqual([
    ...['2024-12-17', '2025-01-14', '2025-01-28'],
  ])
  expect(nextDays(fortnightly, '2024-01-01', [], 2)).toEqual(['2024-11-05', '2024-11-19'])
  expect(nextDays({ firstOn: '2025-03-18', everyWeeks: 1 }, '2025-03-25', [], 2)).toEqual([
    ...['2025-04-01', '2025-04-08'],
  ])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 26 }), fc.integer({ min: 0, max: 900 }), (everyWeeks, later) => {
      const series = { firstOn: '2024-01-02', everyWeeks }
      const after = new Date(Date.UTC(2024, 0, 2 + later)).toISOString().slice(0, 10)
      const [next, one] = nextDays(series, after, [], 2)
      expect(next! > after && isDayOf(series, next!)).toBe(true)
      expect(nextDays(series, next!, [], 1)).toEqual([one])
    }),
  )
})

test('what cannot be is refused with what to do', () => {
  const series = { firstOn: '2025-01-07', everyWeeks: 2 }
  expect(isDayOf(series, '2024-12-24')).toBe(false)
  expect(whyNotSkip(series, '2025-01-21')).toBeNull()
  expect(whyNotSkip(series, '2025-01-14')?.message).toContain('2025-01-14')
  expect(whyNotQuorum(3, 2)?.message).toContain('2 members')
  expect(whyNotQuorum(3, 0)).toBeNull()
  const held = { heldOn: '2025-01-07', status: 'held' as const, isApproved: false }
  const next = { heldOn: '2025-01-21', status: 'planned' as const }
  expect(whyNotApprove(held, next)).toBeNull()
  expect(whyNotApprove({ ...held, status: 'planned' }, next)?.next).toContain('Close')
  expect(whyNotApprove({ ...held, isApproved: true }, next)?.message).toContain('approved')
  expect(whyNotApprove(held, { ...next, status: 'held' })?.message).toContain('has been held')
  expect(whyNotApprove(held, { ...next, heldOn: '2025-01-07' })?.message).toContain('later')
  expect(whyNotWriteMinutes({ isApproved: true })?.message).toContain('approved')
})
