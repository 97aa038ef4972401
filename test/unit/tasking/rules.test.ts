import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextStatuses, statuses } from '#shared/features/profiles/rules.ts'
import {
  type ActionState,
  actionsBefore,
  carriedForward,
  decisions,
  isOverdue,
  openState,
  whyNotClose,
  whyNotDecide,
  whyNotHold,
  whyNotOnAgenda,
  whyNotReopen,
} from '#shared/features/tasking/rules.ts'

const dayOf = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
type Action = ActionState & { setOn: string }

const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const) }),
  fc.record({ do: fc.constant('meet' as const) }),
  fc.record({
    do: fc.constant('close' as const),
    which: fc.nat(20),
    outcome: fc.constantFrom('', ' ', 'Done'),
    daysAgo: fc.integer({ min: -2, max: 5 }),
    as: fc.constantFrom('done' as const, 'cancelled' as const),
  }),
  fc.record({ do: fc.constant('reopen' as const), which: fc.nat(20) }),
)

test('no sequence of steps loses an action: each is in exactly one state, and before the next meeting while open', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const actions: Action[] = []
      let set = 0
      let today = 0
      for (const one of steps) {
        today++
        if (one.do === 'set') {
          actions.push({ ...openState, setOn: dayOf(today) })
          set++
        }
        const action = 'which' in one ? actions[one.which % Math.max(1, actions.length)] : undefined
        if (one.do === 'close' && action) {
          const end = { outcome: one.outcome, closedOn: dayOf(today - one.daysAgo) }
          if (!whyNotClose(action, end, dayOf(today))) Object.assign(action, { status: one.as, ...end })
        }
        if (one.do === 'reopen' && action && !whyNotReopen(action)) Object.assign(action, openState)
        const next = new Set(actionsBefore(actions, dayOf(today + 1)))
        for (const each of actions) {
          const isOpen = each.status === 'open'
          // Ended exactly when it has a day of ending, within its life, and an outcome.
          expect(each.closedOn === null).toBe(isOpen)
          expect(each.outcome.trim() === '').toBe(isOpen)
          if (each.closedOn) expect(each.closedOn >= each.setOn && each.closedOn <= dayOf(today)).toBe(true)
          expect(next.has(each)).toBe(isOpen)
        }
        expect(actions).toHaveLength(set)
      }
    }),
  )
})

test('an open action is carried forward once by every meeting held after it was set', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.uniqueArray(fc.nat(60)), fc.option(fc.nat(30)), (setOn, held, life) => {
      const closedOn = life === null ? null : dayOf(setOn + life)
      const expected = held.filter(day => day > setOn && (life === null || day < setOn + life)).length
      expect(carriedForward({ setOn: dayOf(setOn), closedOn }, held.map(dayOf))).toBe(expected)
    }),
  )
})

test('an action is overdue from the day after it was due, and only while open', () => {
  const dueOn = '2025-02-28'
  expect(isOverdue({ status: 'open', dueOn }, '2025-02-28')).toBe(false)
  expect(isOverdue({ status: 'open', dueOn }, '2025-03-01')).toBe(true)
  expect(isOverdue({ status: 'done', dueOn }, '2025-03-01')).toBe(false)
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
