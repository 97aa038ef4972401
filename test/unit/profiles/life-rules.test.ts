import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  gatesOf,
  historyExplains,
  missingFor,
  type Readiness,
  whyNotEnd,
  whyNotMove,
} from '#shared/features/profiles/life-rules.ts'
import { nextStatuses, type Status, statuses } from '#shared/features/profiles/rules.ts'

const empty: Readiness = {
  ...{ incidents: 0, wholeMonths: 0, aim: false, trianglesMissing: ['location', 'victim', 'offender'] },
  ...{ responsePlan: false, objectivesWithTarget: 0, evaluationPlan: false, reviewOn: null },
  ...{ council: 'City council', ownedByCouncil: false, lateSources: [], actions: 0, openActions: 0 },
  ...{ monthsSince: 0, comparison: false },
}
const whole: Readiness = {
  ...{ incidents: 312, wholeMonths: 12, aim: true, trianglesMissing: [] },
  ...{ responsePlan: true, objectivesWithTarget: 1, evaluationPlan: true, reviewOn: '2025-06-01' },
  ...{ council: 'City council', ownedByCouncil: true, lateSources: [], actions: 2, openActions: 0 },
  ...{ monthsSince: 6, comparison: true },
}
const readiness = fc.record<Readiness>({
  incidents: fc.nat(50),
  wholeMonths: fc.nat(12),
  aim: fc.boolean(),
  trianglesMissing: fc.subarray(['location', 'victim', 'offender'] as const),
  responsePlan: fc.boolean(),
  objectivesWithTarget: fc.nat(3),
  evaluationPlan: fc.boolean(),
  reviewOn: fc.constantFrom(null, '2025-06-01'),
  council: fc.option(fc.constant('City council')),
  ownedByCouncil: fc.boolean(),
  lateSources: fc.subarray(['101 centre', 'Noise team']),
  actions: fc.nat(3),
  openActions: fc.nat(3),
  monthsSince: fc.nat(12),
  comparison: fc.boolean(),
})
const onward: readonly Status[] = ['raised', 'adopted', 'monitored', 'closed']

test('an empty profile is told what it lacks before every step onward', () => {
  const words = (from: Status, to: Status) => missingFor(from, to, empty).map(one => one.words)
  expect(words('proposed', 'raised')).toEqual([
    'no incidents',
    'no aim',
    'nothing on the location, the victim, the offender',
  ])
  expect(words('raised', 'adopted')).toEqual(
    expect.arrayContaining([
      'no baseline: there are no incidents',
      'no objective with a target',
      'no response plan',
      'no owner at the City council',
      'no evaluation plan',
      'no review date',
    ]),
  )
  expect(words('adopted', 'monitored')).toEqual(['no action set'])
  expect(words('monitored', 'closed')).toContain('too soon to tell: 0 whole months since adoption of 3')
  expect(words('raised', 'declined')).toEqual([])
  expect(words('monitored', 'adopted')).toEqual([])
  expect(missingFor('raised', 'adopted', { ...whole, lateSources: ['101 centre'] })).toEqual([
    { key: 'sources', words: 'sources late: 101 centre' },
  ])
  expect(missingFor('raised', 'adopted', { ...whole, wholeMonths: 1 })[0]?.words).toBe(
    'no baseline: 1 whole month of 3',
  )
})

test('the gate is never empty for an empty profile, and always for a whole one', () => {
  for (const from of statuses) {
    for (const { to, missing } of gatesOf(from, empty)) {
      const returns = from === 'monitored' && to === 'adopted'
      expect([from, to, missing.length > 0]).toEqual([from, to, onward.includes(to) && !returns])
    }
    for (const { missing } of gatesOf(from, whole)) expect(missing).toEqual([])
  }
})

test('no sequence of moves leaves the graph, and the history always explains the status', () => {
  const step = fc.record({
    to: fc.constantFrom(...statuses),
    now: readiness,
    mayOverride: fc.boolean(),
    reason: fc.constantFrom('', '  ', 'It cannot wait'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      let status: Status = 'proposed'
      const history: { from: Status | null; to: Status }[] = [{ from: null, to: 'proposed' }]
      for (const { to, now, mayOverride, reason } of steps) {
        const missing = missingFor(status, to, now)
        const refusal = whyNotMove({ from: status, to, missing, mayOverride, reason })
        if (refusal) {
          expect(refusal.next).not.toBe('')
          continue
        }
        // What was let through is a step of the graph, complete or overridden with a reason.
        expect(nextStatuses(status)).toContain(to)
        expect(missing.length === 0 || (mayOverride && reason.trim() !== '')).toBe(true)
        history.push({ from: status, to })
        status = to
        expect(historyExplains(history, status)).toBe(true)
      }
      for (const other of statuses) expect(historyExplains(history, other)).toBe(other === status)
    }),
  )
})

test('only the manager goes on without what is missing, and says why', () => {
  const missing = [{ key: 'aim' as const, words: 'no aim' }]
  const step = { from: 'proposed', to: 'raised', missing, mayOverride: false, reason: 'Urgent' } as const
  expect(whyNotMove(step)?.message).toBe('This problem profile is not ready to be raised: no aim.')
  expect(whyNotMove(step)?.next).toContain('manager')
  expect(whyNotMove({ ...step, mayOverride: true, reason: ' ' })?.next).toContain('reason')
  expect(whyNotMove({ ...step, mayOverride: true })).toBeNull()
  expect(whyNotMove({ ...step, to: 'closed' })?.message).toBe(
    'A profile that is proposed cannot become closed.',
  )
})

test('a profile ends with its outcome and what was learned', () => {
  expect(whyNotEnd({ outcome: ' ', lessons: 'x' })?.message).toContain('outcome')
  expect(whyNotEnd({ outcome: 'x', lessons: '' })?.message).toContain('learned')
  expect(whyNotEnd({ outcome: 'x', lessons: 'y' })).toBeNull()
})
