import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterStep,
  type BoardEvent,
  type BoardItem,
  type BoardStep,
  boardItemKinds,
  endedBetween,
  outstandingAt,
  recorded,
  whyNotStep,
  whyNotWords,
} from '#shared/features/performance/board-item-rules.ts'
import {
  draftingDay,
  isDraftDue,
  isToPrepare,
  memoDueOn,
  memoStanding,
  whyNotHoldBoard,
  whyNotRecordItem,
} from '#shared/features/performance/board-rules.ts'
import { plusDays } from '#shared/working-days.ts'

const first = '2025-01-09'
const words = fc.constantFrom('', ' ', 'Done as asked', 'No longer wanted')
const which = fc.nat(20)
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      kind: fc.constantFrom(...boardItemKinds),
      due: fc.option(fc.nat(60)),
      owned: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('answered' as const),
      which,
      words,
      ago: fc.integer({ min: -3, max: 60 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('dropped' as const),
      which,
      words,
      ago: fc.integer({ min: -3, max: 60 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopened' as const), which, words }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('changed' as const),
      which,
      words,
      due: fc.option(fc.integer({ min: -20, max: 60 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note' as const), which, words }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const) }) },
)
type Kept = { item: BoardItem; events: BoardEvent[] }

test('no sequence of steps loses an item: each is done, dropped with its reason, or on the next pages', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const kept: Kept[] = []
      const held: string[] = []
      let today = first
      let meeting = { state: 'drafted' as 'drafted' | 'held', heldOn: first }
      let said = 0
      for (const one of steps) {
        if (one.do === 'days') today = plusDays(today, one.days)
        else if (one.do === 'hold') {
          if (whyNotHoldBoard(meeting, today)) continue
          held.push(meeting.heldOn)
          meeting = { state: 'drafted', heldOn: plusDays(today, 42) }
        } else if (one.do === 'record') {
          const { kind, due, owned } = one
          const fields = {
            ...{
              kind,
              heldOn: meeting.heldOn,
              what: `Item ${kept.length}`,
              askedBy: 'Chair',
              askedAgencyId: null,
            },
            ...{ ownerAgencyId: owned ? 1 : null, owner: owned ? 'Officer' : '' },
            dueOn: due === null ? null : plusDays(meeting.heldOn, due),
          }
          if (whyNotRecordItem(meeting, today) || whyNotWords(fields)) continue
          const item = recorded(fields)
          kept.push({ item, events: [{ kind: 'recorded', note: '', to: item }] })
          said++
        } else {
          const at = kept[one.which]
          if (!at) continue
          const taken: BoardStep =
            one.do === 'answered' || one.do === 'dropped'
              ? { kind: one.do, words: one.words, on: plusDays(today, -one.ago) }
              : one.do === 'changed'
                ? {
                    kind: 'changed',
                    words: one.words,
                    to: { dueOn: one.due === null ? null : plusDays(today, one.due), state: 'dropped' },
                  }
                : { kind: one.do, words: one.words }
          if (whyNotStep(at.item, taken, today)) continue
          const event = afterStep(taken)
          at.events.push(event)
          at.item = { ...at.item, ...event.to }
        }
      }
      expect(kept).toHaveLength(said)
      const next = plusDays(today, 1)
      const outstanding = outstandingAt(
        kept.map(({ item }) => item),
        next > meeting.heldOn ? next : plusDays(meeting.heldOn, 1),
      )
      for (const { item, events } of kept) {
        const isThere = outstanding.includes(item)
        expect(isThere).toBe(item.state === 'open')
        // What ended says how, on a day between the meeting that said it and now.
        if (item.state !== 'open') {
          expect(item.answer.trim()).not.toBe('')
          expect(
            item.endedOn! >= item.heldOn && item.endedOn! <= (today > item.heldOn ? today : item.heldOn),
          ).toBe(true)
        } else expect([item.answer, item.endedOn]).toEqual(['', null])
        // Its history explains the present.
        expect(Object.assign({}, ...events.map(({ to }) => to))).toEqual(item)
        // And between two meetings it is told of exactly once, or still outstanding at the later.
        const days = [...held.filter(day => day > item.heldOn), plusDays(today, 100)]
        const told = days.filter(
          (day, at) => endedBetween([item], at === 0 ? item.heldOn : days[at - 1]!, day).length > 0,
        )
        const inForceAtOnce = item.kind === 'decision' && item.dueOn === null
        if (item.state !== 'open' && !inForceAtOnce) expect(told).toHaveLength(1)
      }
    }),
    { numRuns: 400 },
  )
})

test('a request and a commitment have an owner and a day; a decision in force at once has neither', () => {
  const base = { heldOn: first, ownerAgencyId: 1, owner: 'Officer', dueOn: '2025-02-01' }
  expect(whyNotWords({ ...base, kind: 'request' })).toBeNull()
  expect(whyNotWords({ ...base, kind: 'request', owner: ' ' })?.message).toContain('without an owner')
  expect(whyNotWords({ ...base, kind: 'commitment', dueOn: null })?.message).toContain('due on a day')
  expect(whyNotWords({ ...base, kind: 'request', dueOn: '2025-01-08' })?.message).toContain(
    'before the meeting',
  )
  expect(whyNotWords({ ...base, kind: 'decision', ownerAgencyId: null, dueOn: null })).toBeNull()
  expect(whyNotWords({ ...base, kind: 'decision', ownerAgencyId: null })?.message).toContain('carried out')
  const decided = { ...base, kind: 'decision' as const, what: 'Adopt', askedBy: '', askedAgencyId: null }
  expect(recorded({ ...decided, dueOn: null })).toMatchObject({ state: 'done', endedOn: first })
  expect(recorded(decided)).toMatchObject({ state: 'open', endedOn: null })
})

test('the memo is due on the second working day, over weekends and bank holidays', () => {
  expect(memoDueOn('2025-01-09')).toBe('2025-01-13')
  expect(memoDueOn('2025-01-06')).toBe('2025-01-08')
  // Christmas Eve: the two holidays and a weekend lie between.
  expect(memoDueOn('2025-12-24')).toBe('2025-12-30')
  // Before Easter: Good Friday and Easter Monday are not worked.
  expect(memoDueOn('2025-04-17')).toBe('2025-04-23')
  const meeting = { state: 'held' as const, heldOn: '2025-01-09', memoMadeOn: null }
  expect(memoStanding(meeting, '2025-01-13')).toBe('due')
  expect(memoStanding(meeting, '2025-01-14')).toBe('late')
  expect(memoStanding({ ...meeting, memoMadeOn: '2025-01-13' }, '2025-06-01')).toBe('made')
  expect(memoStanding({ ...meeting, memoMadeOn: '2025-01-14' }, '2025-06-01')).toBe('made-late')
  expect(memoStanding({ ...meeting, state: 'drafted' }, '2025-01-14')).toBe('none')
})

test('a draft is prepared on its day, once; nothing is held or recorded before the day, or long after', () => {
  expect(draftingDay('2025-03-03', 7)).toBe('2025-02-24')
  const meeting = { state: 'planned' as const, heldOn: '2025-03-03' }
  expect(isDraftDue(meeting, 7, '2025-02-23')).toBe(false)
  expect(isDraftDue(meeting, 7, '2025-02-24')).toBe(true)
  expect(isDraftDue({ ...meeting, state: 'drafted' }, 7, '2025-02-24')).toBe(false)
  const ahead = { ...meeting, draftOn: '2025-02-24' }
  expect(isToPrepare([ahead], '2025-02-23')).toBe(false)
  expect(isToPrepare([ahead], '2025-02-24')).toBe(true)
  expect(isToPrepare([{ ...ahead, state: 'drafted' }], '2025-02-24')).toBe(false)
  expect(isToPrepare([{ ...ahead, state: 'held' }], '2025-03-04')).toBe(true)
  expect(whyNotHoldBoard(meeting, '2025-03-02')?.message).toContain('still to come')
  expect(whyNotHoldBoard(meeting, '2025-03-03')).toBeNull()
  expect(whyNotRecordItem(meeting, '2025-03-02')).not.toBeNull()
  expect(whyNotRecordItem({ ...meeting, state: 'held' }, '2025-03-05')).toBeNull()
  expect(whyNotRecordItem({ ...meeting, state: 'held' }, '2025-03-06')?.next).toContain('next meeting')
})
