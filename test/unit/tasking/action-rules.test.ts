import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ActionEventKind,
  type ActionFields,
  differencesOf,
  isEscalated,
  replay,
  whyNotMove,
} from '#shared/features/tasking/action-rules.ts'
import {
  actionStatuses,
  actionsBefore,
  isEnded,
  openState,
  whyNotClose,
  whyNotReopen,
} from '#shared/features/tasking/rules.ts'
import { changeToTakeBack } from '#shared/features/tasking/take-back.ts'

const dayOf = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
type Past = ReturnType<typeof differencesOf> & { kind: ActionEventKind }
type Told = { fields: ActionFields; setOn: string; events: Past[] }

const words = fc.constantFrom('', ' ', 'Fire service', 'Done')
const which = fc.nat(20)
const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const), what: fc.string() }),
  fc.record({ do: fc.constant('edit' as const), which, owner: fc.string(), dueOn: fc.nat(90).map(dayOf) }),
  fc.record({
    ...{ do: fc.constant('move' as const), which, blockedBy: words, note: words },
    status: fc.constantFrom('open' as const, 'in-progress' as const, 'blocked' as const),
  }),
  fc.record({
    ...{ do: fc.constant('close' as const), which, outcome: words, approver: words },
    daysAgo: fc.integer({ min: -2, max: 5 }),
    status: fc.constantFrom('done' as const, 'cancelled' as const),
  }),
  fc.record({ do: fc.constant('reopen' as const), which }),
  fc.record({ do: fc.constant('take-back' as const), which }),
)

function change(action: Told, to: Partial<ActionFields>, kind: ActionEventKind = 'changed') {
  action.events.push({ kind, ...differencesOf(action.fields, to) })
  Object.assign(action.fields, to)
}

function newAction(what: string, setOn: string): Told {
  const people = { agencyId: 1, deputyAgencyId: null, owner: 'Sergeant' }
  const fields: ActionFields = {
    ...{ ...openState, ...people, what, why: '' },
    ...{ dueOn: setOn, priority: 'normal', escalatedOn: null },
  }
  return { fields, setOn, events: [{ kind: 'set', from: {}, to: { ...fields } }] }
}

test('no sequence of steps loses an action; each is in exactly one state, and its history tells the present', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const actions: Told[] = []
      let set = 0
      let today = 0
      for (const one of steps) {
        today++
        if (one.do === 'set') {
          actions.push(newAction(one.what, dayOf(today)))
          set++
        }
        const action = 'which' in one ? actions[one.which % Math.max(1, actions.length)] : undefined
        const state = action && { status: action.fields.status, setOn: action.setOn }
        if (one.do === 'edit' && action) change(action, { owner: one.owner, dueOn: one.dueOn })
        if (one.do === 'move' && state && !whyNotMove(state, one)) {
          const blockedBy = one.status === 'blocked' ? one.blockedBy : ''
          change(action, { ...openState, status: one.status, blockedBy })
        }
        if (one.do === 'close' && state) {
          const { status, outcome } = one
          const approver = status === 'cancelled' ? one.approver : ''
          const end = { status, outcome, approver, closedOn: dayOf(today - one.daysAgo) }
          if (!whyNotClose(state, end, dayOf(today))) change(action, { ...openState, ...end })
        }
        if (one.do === 'reopen' && state && !whyNotReopen(state)) change(action, openState)
        const standing = one.do === 'take-back' && action ? changeToTakeBack(action.events) : null
        if (action && standing !== null) {
          const before = replay(action.events.slice(0, standing))
          change(action, action.events[standing]!.from, 'taken-back')
          // It is as it was before that change, whatever had been taken back in between.
          expect(action.fields).toEqual(before)
        }
        const next = actionsBefore(
          actions.map(each => ({ ...each.fields, setOn: each.setOn, told: each })),
          dayOf(today + 1),
        ).map(({ told }) => told)
        for (const each of actions) {
          const { status, closedOn, outcome, blockedBy, approver } = each.fields
          expect(actionStatuses.filter(one => one === status)).toHaveLength(1)
          // Each state has what belongs to it, and nothing of another.
          expect(closedOn !== null).toBe(isEnded(status))
          expect(outcome.trim() !== '').toBe(isEnded(status))
          expect(blockedBy.trim() !== '').toBe(status === 'blocked')
          expect(approver.trim() !== '').toBe(status === 'cancelled')
          if (closedOn) expect(closedOn >= each.setOn && closedOn <= dayOf(today)).toBe(true)
          expect(next.includes(each)).toBe(!isEnded(status))
          expect(replay(each.events)).toEqual(each.fields)
        }
        expect(actions).toHaveLength(set)
      }
    }),
  )
})

test('the chair is asked about an overdue action after two carries, until it ends', () => {
  for (const status of actionStatuses) {
    expect(isEscalated({ status, carriedForward: 1, overdue: true })).toBe(false)
    expect(isEscalated({ status, carriedForward: 2, overdue: true })).toBe(!isEnded(status))
    expect(isEscalated({ status, carriedForward: 7, overdue: true })).toBe(!isEnded(status))
    expect(isEscalated({ status, carriedForward: 7, overdue: false })).toBe(false)
  }
})

test('a blocked action says by whom and why; an ended one is not moved', () => {
  const blocked = { status: 'blocked' as const, blockedBy: 'Highways', note: 'Waits for the order' }
  expect(whyNotMove({ status: 'open' }, blocked)).toBeNull()
  expect(whyNotMove({ status: 'open' }, { ...blocked, blockedBy: ' ' })).not.toBeNull()
  expect(whyNotMove({ status: 'open' }, { ...blocked, note: '' })).not.toBeNull()
  expect(whyNotMove({ status: 'done' }, blocked)).not.toBeNull()
  expect(whyNotMove({ status: 'open' }, { status: 'in-progress', blockedBy: '', note: '' })).toBeNull()
})

test('what did not change is not told as a change', () => {
  const { fields } = newAction('Patrol', '2025-01-01')
  expect(differencesOf(fields, { owner: 'Sergeant', dueOn: '2025-02-01' })).toEqual({
    from: { dueOn: '2025-01-01' },
    to: { dueOn: '2025-02-01' },
  })
})
