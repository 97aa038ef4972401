import { expect, test } from 'vitest'
import { type ActiveProfile, busiest, draftLines, placeOf } from '../../../main/features/briefings/draft.ts'

const hoursOf = (cells: [day: number, hour: number, count: number][]) => {
  const values = Array.from({ length: 168 }, () => 0)
  for (const [day, hour, count] of cells) values[day * 24 + hour] = count
  const incidents = values.reduce((sum, value) => sum + value, 0)
  return { kind: 'counts' as const, values, incidents, left: 0 }
}
const none = hoursOf([])
const lately = { count: 3, ofEveryKind: false, hours: none, endedOn: null }
const profile: ActiveProfile = {
  ...{
    id: 1,
    title: 'Youths at the centre',
    areaLabel: 'Northgate, SK 5890 0599',
    owner: 'Sergeant',
    lately,
  },
}
const priority = {
  ...{ id: 7, title: 'Mopeds', areaLabel: 'Larkspur Hill', rationale: '', owner: 'Wardens (Council)' },
  ...{ contact: 'Desk 4', profileId: null, lately },
}

test('the hours that hold most are told with their days, the night with the day it began', () => {
  expect(
    busiest(
      hoursOf([
        [4, 22, 5],
        [4, 23, 5],
        [5, 0, 5],
        [6, 1, 6],
        [5, 23, 5],
      ]),
    ),
  ).toBe('on Fridays and Saturdays between 22:00 and 02:00')
  expect(busiest(hoursOf([0, 1, 2, 3, 4, 5, 6].map(day => [day, 9, 2])))).toMatch(/^between .*, on any day$/)
})

test('nothing is told of hours that hold less than half, of none, or of sources that do not know', () => {
  expect(busiest(hoursOf(Array.from({ length: 24 }, (_, hour) => [2, hour, 1])))).toBeNull()
  expect(busiest(none)).toBeNull()
  expect(busiest({ kind: 'refused', reason: 'Only months are known.' })).toBeNull()
})

test('a line for each profile with its priority, and for each other priority', () => {
  const own = { ...priority, id: 8, profileId: 1, owner: 'Northgate team', contact: 'Desk 9' }
  const lines = draftLines([profile], [own, priority], [])
  expect(lines).toMatchObject([
    { place: 'Northgate', profileId: 1, priorityId: 8, owner: 'Northgate team', contact: 'Desk 9' },
    { place: 'Larkspur Hill', profileId: null, priorityId: 7, contact: 'Desk 4' },
  ])
})

test('what the last briefing said is kept, but for what is counted', () => {
  const last = {
    ...{ place: 'The ramp', what: '90 calls', ask: 'How many?', owner: 'Team', contact: 'Desk 1' },
    ...{ profileId: 1, priorityId: null },
  }
  const [line] = draftLines([profile], [], [last])
  expect(line).toMatchObject({ place: 'The ramp', ask: 'How many?', owner: 'Team', contact: 'Desk 1' })
  expect(line?.what).toBe('Youths at the centre. 3 calls in the last four weeks.')
})

test('weeks of which nothing is known are not told as quiet ones', () => {
  const stale = { ...profile, lately: { ...lately, endedOn: '2025-09-30' } }
  expect(draftLines([stale], [], [])[0]?.what).toContain('3 calls in the four weeks to 30 September')
})

test('calls of every kind in an area are not told as calls about the priority', () => {
  const fires = { ...priority, lately: { ...lately, ofEveryKind: true } }
  expect(draftLines([], [fires], [])[0]?.what).toContain('3 calls of every kind in the area in the last')
})

test('a grid reference is left out of a place, a name without one stays', () => {
  expect([
    placeOf('Guildhall, SK 585 048'),
    placeOf('Guildhall, SK 5852 0484'),
    placeOf('Tanners Row'),
  ]).toEqual([...['Guildhall', 'Guildhall', 'Tanners Row']])
})
