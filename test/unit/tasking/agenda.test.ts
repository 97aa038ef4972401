import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agendaKinds,
  clockAfter,
  clockTimes,
  moved,
  overrunOf,
  whyNotBuild,
  whyNotRemove,
} from '#shared/features/tasking/agenda-rules.ts'
import { isQuorate, quorumWords } from '#shared/features/tasking/quorum.ts'
import {
  type AgendaState,
  buildAgenda,
  noSubject,
} from '../../../main/features/tasking/agenda/build-agenda.ts'
import { inAgendaOrder } from '../../../main/features/tasking/agenda/place-in-order.ts'

const id = fc.integer({ min: 1, max: 6 })
const title = fc.constantFrom('One', 'Two')
const once = <T extends { id: number }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: each => each.id, maxLength: 6 })
const subject = fc.oneof(
  fc.constant(noSubject),
  id.map(profileId => ({ ...noSubject, profileId })),
  id.map(flaggedItemId => ({ ...noSubject, flaggedItemId })),
  id.map(actionId => ({ ...noSubject, actionId })),
  id.map(priorityId => ({ ...noSubject, priorityId })),
  id.map(ofMeetingId => ({ ...noSubject, ofMeetingId })),
)
const kind = fc.constantFrom(...agendaKinds)
const day = fc.constantFrom('2025-01-01', '2025-06-01')
const profile = fc.record({ id, number: fc.constant('PP-2025-001'), title })
const state: fc.Arbitrary<AgendaState> = fc.record({
  heldOn: fc.constant('2025-03-04'),
  // What an agenda holds by hand: never the same subject twice, as no command puts it there.
  items: fc.uniqueArray(
    fc
      .tuple(subject, kind)
      .map(([about, one]) => ({ ...about, kind: one, carriedFromId: null as number | null })),
    { selector: item => JSON.stringify({ ...item, kind: '' }), maxLength: 5 },
  ),
  lastMinutes: fc.option(fc.record({ meetingId: id, heldOn: day })),
  actions: once(
    fc.record({
      ...{ id, number: fc.constant('A-001'), what: title, carriedForward: fc.nat(4), dueOn: day },
      status: fc.constantFrom('open' as const, 'in-progress' as const, 'blocked' as const),
    }),
  ),
  flagged: once(fc.record({ id, title })),
  raised: once(profile),
  review: once(fc.record({ id, number: fc.constant('PP'), title, reviewOn: fc.option(day) })),
  priorities: once(fc.record({ id, number: fc.constant('NP'), title, reviewOn: day })),
  carried: once(
    fc.tuple(subject, kind, fc.integer({ min: 100, max: 105 }), title).map(([about, one, from, words]) => ({
      ...about,
      kind: one,
      id: from,
      title: words,
      minutesPlanned: 10,
    })),
  ),
})

/** The agenda as it is once what is proposed was put on it. */
const whole = (at: AgendaState) => [...at.items, ...buildAgenda(at)]

test('no open action, flagged item, raised profile or carried item is ever missing from the next agenda', () => {
  fc.assert(
    fc.property(state, at => {
      const items = whole(at)
      if (at.actions.length > 0) expect(items.some(item => item.kind === 'actions')).toBe(true)
      for (const action of at.actions) {
        if (action.carriedForward < 2 || action.dueOn >= at.heldOn) continue
        expect(items.some(({ actionId }) => actionId === action.id)).toBe(true)
      }
      for (const flag of at.flagged) {
        expect(items.some(({ flaggedItemId }) => flaggedItemId === flag.id)).toBe(true)
      }
      for (const raised of at.raised) {
        expect(items.some(({ profileId }) => profileId === raised.id)).toBe(true)
      }
      for (const carried of at.carried) {
        const taken = items.some(
          item => item.carriedFromId === carried.id || (hasSubject(carried) && sameSubject(item, carried)),
        )
        expect(taken).toBe(true)
      }
      if (at.lastMinutes) {
        expect(items.some(({ ofMeetingId }) => ofMeetingId === at.lastMinutes!.meetingId)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('nothing is proposed twice, and an agenda brought up to date asks for nothing more', () => {
  fc.assert(
    fc.property(state, at => {
      const proposed = buildAgenda(at)
      const about = proposed.filter(hasSubject).map(subjectOf)
      expect(new Set(about).size).toBe(about.length)
      const from = proposed.flatMap(({ carriedFromId }) => carriedFromId ?? [])
      expect(new Set(from).size).toBe(from.length)
      for (const item of proposed) {
        expect(at.items.some(each => hasSubject(item) && sameSubject(each, item))).toBe(false)
      }
      expect(buildAgenda({ ...at, items: whole(at) })).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

const subjectOf = ({ profileId, flaggedItemId, actionId, priorityId, ofMeetingId }: typeof noSubject) =>
  JSON.stringify([profileId, flaggedItemId, actionId, priorityId, ofMeetingId])
const hasSubject = (item: typeof noSubject) => subjectOf(item) !== subjectOf(noSubject)
const sameSubject = (one: typeof noSubject, other: typeof noSubject) => subjectOf(one) === subjectOf(other)

const empty: AgendaState = {
  ...{ heldOn: '2025-03-04', items: [], lastMinutes: null, actions: [], flagged: [], raised: [] },
  ...{ review: [], priorities: [], carried: [] },
}

const late = { status: 'open' as const, dueOn: '2025-03-03' }

test('an agenda takes the order of its kinds, and says where an item was carried from', () => {
  const carried = { ...noSubject, profileId: 4, id: 31, kind: 'profile-decision' as const, title: 'PP' }
  const proposed = buildAgenda({
    ...empty,
    lastMinutes: { meetingId: 2, heldOn: '2025-02-18' },
    actions: [
      { ...late, id: 1, number: 'A-001', what: 'Visit', carriedForward: 1 },
      { ...late, id: 2, number: 'A-002', what: 'Patrol', carriedForward: 2 },
      { ...late, id: 3, number: 'A-003', what: 'Signs', carriedForward: 5, dueOn: '2025-03-04' },
    ],
    flagged: [{ id: 5, title: 'Parkway' }],
    raised: [{ id: 4, number: 'PP-2025-004', title: 'Gardens' }],
    review: [
      { id: 6, number: 'PP-2025-002', title: 'Watched', reviewOn: null },
      { id: 7, number: 'PP-2025-003', title: 'Not yet', reviewOn: '2025-04-01' },
    ],
    carried: [
      { ...carried, minutesPlanned: 15 },
      { ...noSubject, id: 32, kind: 'other', title: 'Dates of the board', minutesPlanned: 5 },
    ],
  })
  expect(proposed.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    'opening: Welcome, apologies and quorum',
    'last-minutes: Minutes of the meeting of 18 Feb 2025',
    'actions: Open and overdue actions',
    'escalated-action: A-002 Patrol',
    'carried: Dates of the board',
    'flagged: Parkway',
    'profile-decision: PP-2025-004 Gardens',
    'profile-review: PP-2025-002 Watched',
  ])
  expect(proposed.map(({ carriedFromId }) => carriedFromId)).toEqual([
    ...[null, null, null, null, 32, null, 31, null],
  ])
})

test('what is added finds its place, and what people have ordered keeps its order', () => {
  const before = [
    { id: 1, kind: 'opening' as const },
    { id: 2, kind: 'profile-decision' as const },
    { id: 3, kind: 'flagged' as const },
    { id: 4, kind: 'other' as const },
  ]
  const added = [
    { id: 5, kind: 'last-minutes' as const },
    { id: 6, kind: 'profile-review' as const },
  ]
  expect(inAgendaOrder(before, added)).toEqual([1, 5, 2, 3, 6, 4])
  fc.assert(
    fc.property(fc.array(kind, { maxLength: 8 }), fc.array(kind, { maxLength: 8 }), (old, fresh) => {
      const had = old.map((one, at) => ({ id: at, kind: one }))
      const order = inAgendaOrder(
        had,
        fresh.map((one, at) => ({ id: 100 + at, kind: one })),
      )
      expect(order.filter(each => each < 100)).toEqual(had.map(each => each.id))
      expect(order).toHaveLength(old.length + fresh.length)
    }),
  )
})

test('times run on from the beginning, past midnight too, and an overrun is counted', () => {
  expect(clockTimes('10:00', [5, 15, 0, 90])).toEqual([
    { startsAt: '10:00', endsAt: '10:05' },
    { startsAt: '10:05', endsAt: '10:20' },
    { startsAt: '10:20', endsAt: '10:20' },
    { startsAt: '10:20', endsAt: '11:50' },
  ])
  expect(clockAfter('23:50', 20)).toBe('00:10')
  expect(clockTimes('09:00', [])).toEqual([])
  expect(overrunOf([60, 45], 90)).toBe(15)
  expect(overrunOf([60, 30], 90)).toBe(0)
})

test('moving loses nothing and puts the thing where it was meant', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), fc.nat(60), fc.nat(60), (things, a, b) => {
      const from = a % things.length
      const to = b % things.length
      const after = moved(things, from, to)
      expect(after[to]).toBe(things[from])
      expect([...after].sort()).toEqual([...things].sort())
    }),
  )
  expect(moved([1, 2], 7, 0)).toEqual([1, 2])
})

test('a quorum is said with its counts, and an item that was worked on stays', () => {
  expect(isQuorate({ present: 3, needed: 4 })).toBe(false)
  expect(isQuorate({ present: 0, needed: null })).toBe(true)
  expect(quorumWords({ present: 3, needed: 4 })).toBe('No quorum: 3 of 4 needed are present.')
  expect(quorumWords({ present: 4, needed: 4 })).toBe('Quorum reached: 4 present, 4 needed.')
  expect(whyNotRemove({ notes: ' ', isDecided: false, actions: 0 })).toBeNull()
  expect(whyNotRemove({ notes: 'Said', isDecided: false, actions: 0 })?.message).toContain('notes')
  expect(whyNotRemove({ notes: '', isDecided: true, actions: 0 })?.message).toContain('decided')
  expect(whyNotRemove({ notes: '', isDecided: false, actions: 1 })?.message).toContain('Actions')
  expect(whyNotBuild(null)).toBeNull()
  expect(whyNotBuild({ heldOn: '2025-02-18' })?.message).toContain('18 Feb 2025')
})
