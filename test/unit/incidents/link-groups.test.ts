import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Conditions, positionsWhere } from '../../../main/features/incidents/filter.ts'
import { linkedEvents } from '../../../main/features/incidents/link-groups.ts'
import { snapshotOfCalls } from './link-snapshot.ts'

const calls = [30, 10, 20, 40, 10].map((from, i) => ({ from, source: 1 + i }))
const snapshot = snapshotOfCalls(calls)
const ids = (conditions: Conditions) =>
  Array.from(positionsWhere(snapshot, conditions), at => snapshot.ids[at])
const link = (incidentId: number, otherId: number) => ({ incidentId, otherId })

test('of linked calls the earliest counts, of equal ones the first loaded', () => {
  expect(ids({ events: linkedEvents([link(1, 3)], []) })).toEqual([2, 3, 4, 5])
  expect(ids({ events: linkedEvents([link(2, 5)], []) })).toEqual([1, 2, 3, 4])
  expect(ids({ events: linkedEvents([link(1, 3), link(3, 4)], []) })).toEqual([2, 3, 5])
  expect(ids({ events: linkedEvents([link(1, 2), link(3, 4)], []) })).toEqual([2, 3, 5])
})

test('within a selection: the earliest of what satisfies all the rest, joined also over what does not', () => {
  const events = linkedEvents([link(1, 3), link(3, 4)], [])
  expect(ids({ events, sourceIds: [1, 4] })).toEqual([1])
  expect(ids({ events, sourceIds: [3] })).toEqual([3])
  expect(ids({ events, fromMinute: 25 })).toEqual([1])
})

test('links name first versions; whichever version is counted stands for them', () => {
  // 2 was told otherwise by 4; 9 is no longer here.
  expect(ids({ events: linkedEvents([link(1, 7), link(7, 9)], [{ id: 4, versionOf: 7 }]) })).toEqual([
    1, 2, 3, 5,
  ])
  expect(ids({ events: linkedEvents([], [{ id: 4, versionOf: 7 }]) })).toEqual([1, 2, 3, 4, 5])
})

test('there are never more events than calls, and as many where nothing is linked', () => {
  const id = fc.integer({ min: 1, max: 25 })
  const input = fc.record({
    links: fc.array(
      fc.tuple(id, id).filter(([a, b]) => a !== b),
      { maxLength: 20 },
    ),
    froms: fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }),
    after: fc.nat(50),
  })
  fc.assert(
    fc.property(input, ({ links, froms, after }) => {
      const many = snapshotOfCalls(froms.map(from => ({ from })))
      const events = linkedEvents(
        links.map(([a, b]) => link(a, b)),
        [],
      )
      const calls = positionsWhere(many, { fromMinute: after })
      const counted = positionsWhere(many, { fromMinute: after, events })
      expect(counted.length).toBeLessThanOrEqual(calls.length)
      // Joined by hand: two calls are one event where a chain of links leads from one to the other.
      const eventOf = (start: number) => {
        const seen = new Set([start])
        for (const one of seen) {
          for (const [a, b] of links) if (a === one || b === one) seen.add(a).add(b)
        }
        return Math.min(...seen)
      }
      const distinct = new Set(Array.from(calls, at => eventOf(many.ids[at]!)))
      expect(counted.length).toBe(distinct.size)
      expect([...positionsWhere(many, { fromMinute: after, events: linkedEvents([], []) })]).toEqual([
        ...calls,
      ])
    }),
  )
})
