import { describe, expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Action } from '#shared/features/tasking/action.ts'
import { actionsPack } from '../../../main/features/packs/kinds/actions.ts'
import { clockWords } from '../../../main/features/packs/kinds/parts/action-words.ts'
import { hoursWords } from '../../../main/features/packs/kinds/parts/busiest-hours.ts'
import { placeLabel } from '../../../main/features/packs/kinds/parts/label.ts'
import { areasNear } from '../../../main/features/packs/kinds/parts/place-map.ts'
import { within } from '../../../main/features/packs/kinds/parts/within.ts'

const week = (calls: readonly (readonly [day: number, hour: number, count: number])[]) => {
  const values = Array.from({ length: 168 }, () => 0)
  for (const [day, hour, count] of calls) values[day * 24 + hour]! += count
  return values
}

describe('busiest hours', () => {
  test('the night belongs to the day on which it began', () => {
    // Friday from 22 to 1, Saturday from 23 to 2, and one call on a Monday morning.
    const values = week([
      [4, 22, 10],
      [5, 0, 10],
      [5, 23, 8],
      [6, 1, 8],
      [0, 9, 1],
    ])
    expect(hoursWords(values)).toBe('Fri and Sat, 22:00 to 02:00: 36 of 37 calls')
  })
  test('Sunday night runs into Monday', () => {
    expect(
      hoursWords(
        week([
          [6, 23, 3],
          [0, 0, 3],
        ]),
      ),
    ).toBe('Sun, 21:00 to 01:00: 6 of 6 calls')
  })
  test('the same on every day', () => {
    expect(hoursWords(Array.from({ length: 168 }, () => 1))).toBe(
      'Every day, 00:00 to 04:00: 28 of 168 calls',
    )
  })
})

test('a grid reference is told to nobody who may not know points', () => {
  expect(placeLabel('Noise: Tanners Row, SK 5740 0466', true)).toBe('Noise: Tanners Row, SK 5740 0466')
  expect(placeLabel('Noise: Tanners Row, SK 5740 0466', false)).toBe('Noise: Tanners Row')
  expect(placeLabel('SK 57400 04660', false)).toBe('A place')
})

test('sources that may not reach an audience are let through by no filter', () => {
  expect(within({ sourceIds: [1, 2] }, null)).toEqual({ sourceIds: [1, 2] })
  expect(within({ sourceIds: [1, 2] }, [2, 3])).toEqual({ sourceIds: [2] })
  expect(within({ from: '2025-01-01' }, [3])).toEqual({ from: '2025-01-01', sourceIds: [3] })
  expect(within({ sourceIds: [1] }, [])).toEqual({ sourceIds: [] })
})

test('areas far from the ground are on no map of it', () => {
  const square = (east: number): Polygons => [
    [
      [
        [east, 0],
        [east + 100, 0],
        [east + 100, 100],
        [east, 0],
      ],
    ],
  ]
  const areas = [
    { name: 'beside', polygons: square(200) },
    { name: 'far', polygons: square(5000) },
  ]
  expect(areasNear(square(0), areas).map(({ name }) => name)).toEqual(['beside'])
})

const action: Action = {
  ...{ id: 1, number: 'A-001', what: 'Signs', why: '', profileId: null, profileTitle: null, meetingId: 1 },
  ...{ agendaItemId: null, setOn: '2025-12-01', agencyId: 2, agencyName: 'Council', deputyAgencyId: null },
  ...{
    deputyAgencyName: null,
    owner: 'Manager',
    dueOn: '2025-12-05',
    status: 'open',
    outcome: '',
    closedOn: null,
  },
  ...{
    priority: 'normal',
    blockedBy: '',
    approver: '',
    carriedForward: 0,
    escalated: false,
    escalatedOn: null,
  },
  ...{ overdue: true, notes: [], version: 1 },
}

test('the service clock is told in working days, over or left', () => {
  expect(clockWords(action, '2025-12-10')).toBe('4 working days given, 7 used: 3 over')
  expect(clockWords(action, '2025-12-03')).toBe('4 working days given, 2 used: 2 left')
  expect(clockWords({ ...action, status: 'done', closedOn: '2025-12-05' }, '2025-12-10')).toBe(
    '4 working days given, 4 used: ended in time',
  )
})

test('board and public are told how many actions there are, and none of them', () => {
  const content = {
    head: {
      ...{ bureauName: 'Bureau', marking: 'OFFICIAL', demonstration: false, number: null },
      ...{ audience: 'public' as const, audienceWords: 'Public', madeOn: '2025-12-10' },
      look: { accent: '', logo: null },
    },
    ...{ agencyName: 'Council', own: [action], deputised: [], isOwn: true, profiles: new Map(), members: [] },
  }
  const told = JSON.stringify(actionsPack({ ...content, isInFull: false }))
  expect(told).toContain('1 action not ended')
  expect(told).not.toMatch(/A-001|Signs|Manager/)
  expect(JSON.stringify(actionsPack({ ...content, isInFull: true }))).toMatch(/A-001 Signs/)
})
