import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionStatuses, isEnded } from '#shared/features/tasking/rules.ts'
import { dueBandOf, loadByAgency, serviceClock } from '#shared/features/tasking/service-clock.ts'
import { plusDays, workingDaysBetween } from '#shared/working-days.ts'

const timed = { status: 'open' as const, setOn: '2025-12-02', dueOn: '2025-12-16', closedOn: null }

test('the clock counts working days, and stops when the action ends', () => {
  expect(serviceClock(timed, '2025-12-08')).toEqual({ given: 10, used: 4, left: 6, state: 'running' })
  expect(serviceClock(timed, '2025-12-09')).toEqual({ given: 10, used: 5, left: 5, state: 'due-soon' })
  expect(serviceClock(timed, '2025-12-16')).toMatchObject({ left: 0, state: 'due-soon' })
  expect(serviceClock(timed, '2025-12-19')).toEqual({ given: 10, used: 13, left: -3, state: 'overdue' })
  const done = { ...timed, status: 'done' as const, closedOn: '2025-12-09' }
  expect(serviceClock(done, '2026-06-01')).toEqual({ given: 10, used: 5, left: 5, state: 'ended' })
})

test('used and left always make the whole, late or not', () => {
  const day = fc.integer({ min: 0, max: 700 }).map(days => plusDays('2025-01-01', days))
  fc.assert(
    fc.property(
      day,
      fc.nat(100),
      fc.nat(150),
      fc.constantFrom(...actionStatuses),
      (setOn, life, age, status) => {
        const [dueOn, today] = [plusDays(setOn, life), plusDays(setOn, age)]
        const clock = serviceClock({ status, setOn, dueOn, closedOn: null }, today)
        expect(clock.used + clock.left).toBe(clock.given)
        expect(clock.given).toBe(workingDaysBetween(setOn, dueOn))
        if (!isEnded(status)) expect(clock.state === 'overdue').toBe(dueOn < today)
      },
    ),
  )
})

test('the load of an agency leaves out what has ended', () => {
  const own = { ...timed, agencyId: 1, agencyName: 'Police', overdue: false, escalated: false }
  const load = loadByAgency(
    [
      own,
      { ...own, status: 'blocked', dueOn: '2025-12-01', overdue: true, escalated: true },
      { ...own, status: 'done', closedOn: '2025-12-03' },
      { ...own, agencyId: 2, agencyName: 'Council', dueOn: '2026-03-01' },
    ],
    '2025-12-02',
  )
  expect(load).toEqual([
    { agencyId: 1, agencyName: 'Police', notEnded: 2, overdue: 1, blocked: 1, escalated: 1, dueSoon: 1 },
    { agencyId: 2, agencyName: 'Council', notEnded: 1, overdue: 0, blocked: 0, escalated: 0, dueSoon: 0 },
  ])
})

test('a due date is overdue, in a week, in a fortnight, or later', () => {
  const bands = [-1, 0, 7, 8, 14, 15].map(days => dueBandOf(plusDays('2025-12-02', days), '2025-12-02'))
  expect(bands).toEqual(['overdue', 'this-week', 'this-week', 'next-week', 'next-week', 'later'])
})
