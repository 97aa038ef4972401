import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextStatuses, statuses } from '#shared/features/profiles/rules.ts'
import {
  carriedForward,
  decisions,
  isOverdue,
  whyNotDecide,
  whyNotHold,
  whyNotOnAgenda,
} from '#shared/features/tasking/rules.ts'

const dayOf = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)

test('an open action is carried forward once by every meeting held after it was set', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.uniqueArray(fc.nat(60)), fc.option(fc.nat(30)), (setOn, held, life) => {
      const closedOn = life === null ? null : dayOf(setOn + life)
      const expected = held.filter(day => day > setOn && (life === null || day < setOn + life)).length
      expect(carriedForward({ setOn: dayOf(setOn), closedOn }, held.map(dayOf))).toBe(expected)
    }),
  )
})

test('an action is overdue from the day after it was due, and only until it ends', () => {
  const dueOn = '2025-02-28'
  expect(isOverdue({ status: 'open', dueOn }, '2025-02-28')).toBe(false)
  expect(isOverdue({ status: 'open', dueOn }, '2025-03-01')).toBe(true)
  for (const status of ['in-progress', 'blocked'] as const) {
    expect(isOverdue({ status, dueOn }, '2025-03-01')).toBe(true)
  }
  for (const status of ['done', 'cancelled'] as const) {
    expect(isOverdue({ status, dueOn }, '2025-03-01')).toBe(false)
  }
})

test('whatever a meeting may decide leads to a status the profile may take', () => {
  const leadsTo = { adopt: 'adopted', decline: 'declined' } as const
  for (const profile of statuses) {
    for (const decision of decisions) {
      for (const earlier of [null, ...decisions]) {
        const stands = { meeting: 'planned' as const, profile, onAgenda: true, earlier }
        const allowed = whyNotDecide(stands, decision, 'Reason') === null
        if (allowed && decision !== 'defer') expect(nextStatuses(profile)).toContain(leadsTo[decision])
        if (allowed) expect(whyNotOnAgenda({ status: profile })).toBeNull()
        if (earlier === 'adopt' || earlier === 'decline') expect(allowed).toBe(false)
        expect(whyNotDecide({ ...stands, meeting: 'held' }, decision, 'Reason')).not.toBeNull()
        expect(whyNotDecide({ ...stands, onAgenda: false }, decision, 'Reason')).not.toBeNull()
      }
    }
  }
  const raised = { meeting: 'planned' as const, profile: 'raised' as const, onAgenda: true, earlier: null }
  expect(whyNotDecide(raised, 'adopt', '')).toBeNull()
  expect(whyNotDecide(raised, 'decline', '')).not.toBeNull()
  expect(whyNotDecide(raised, 'defer', ' ')).not.toBeNull()
})

test('a meeting is held once, on its day at the earliest', () => {
  expect(whyNotHold({ status: 'planned', heldOn: '2025-01-02' }, '2025-01-02')).toBeNull()
  expect(whyNotHold({ status: 'planned', heldOn: '2025-01-03' }, '2025-01-02')).not.toBeNull()
  expect(whyNotHold({ status: 'held', heldOn: '2025-01-01' }, '2025-01-02')).not.toBeNull()
})
