import { describe, expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { type Conditions, positionsWhere } from '../../../main/features/incidents/filter.ts'
import { localText } from '../../../main/features/incidents/local-time.ts'
import { hasPlace } from '../../../main/features/incidents/places.ts'
import type { Snapshot } from '../../../main/features/incidents/snapshot.ts'
import { randomCalls, snapshotOfCalls } from './link-snapshot.ts'

const channelWords = ['', '101', '999', 'Web form']

/** Calls over a change of the clocks, each with a channel and an import. */
function made(seed: number, count = 400): Snapshot {
  const random = seededRandom(seed)
  // 29 March 2025, the day before summer time begins.
  const start = 29_053_440
  const calls = randomCalls(seed, count).map(call => ({
    ...call,
    from: call.from + start,
    to: (call.to ?? call.from) + start,
  }))
  const snapshot = { ...snapshotOfCalls(calls), channelWords }
  for (let at = 0; at < snapshot.length; at++) {
    snapshot.channels[at] = Math.floor(random() * channelWords.length)
    snapshot.imports[at] = 1 + Math.floor(random() * 3)
  }
  return snapshot
}

function hourByText(snapshot: Snapshot, at: number): number | null {
  // What is known to the day or the month only has no hour; the others are written out and read again.
  if (snapshot.timePrecisions[at]! > 1) return null
  const [day, time] = localText(snapshot.fromMinutes[at]!, 'minute').split(' ') as [string, string]
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return weekday * 24 + Number(time.slice(0, 2))
}

const circle = { easting: 450_700, northing: 300_800, radiusMetres: 400 }
const cases: { name: string; conditions: Conditions; wanted: (snapshot: Snapshot, at: number) => boolean }[] =
  [
    {
      name: 'a period',
      conditions: { fromMinute: 29_054_000, beforeMinute: 29_056_000 },
      wanted: ({ fromMinutes }, at) => fromMinutes[at]! >= 29_054_000 && fromMinutes[at]! < 29_056_000,
    },
    {
      name: 'channels',
      conditions: { channels: ['999', '', 'Pigeon'] },
      wanted: ({ channels }, at) => ['999', ''].includes(channelWords[channels[at]!]!),
    },
    {
      name: 'imports',
      conditions: { importIds: [3, 7] },
      wanted: ({ imports }, at) => imports[at] === 3,
    },
    {
      name: 'hours of the week',
      conditions: { weekHours: [5 * 24 + 23, 6 * 24 + 2, 6 * 24 + 3, 0] },
      wanted: (snapshot, at) => [143, 146, 147, 0].includes(hourByText(snapshot, at) ?? -1),
    },
    {
      name: 'all hours of the week',
      conditions: { weekHours: Array.from({ length: 168 }, (_, hour) => hour) },
      wanted: (snapshot, at) => hourByText(snapshot, at) !== null,
    },
    {
      name: 'a circle',
      conditions: { circle },
      wanted: (snapshot, at) =>
        hasPlace(snapshot, at) &&
        Math.sqrt(
          (snapshot.eastings[at]! - circle.easting) ** 2 + (snapshot.northings[at]! - circle.northing) ** 2,
        ) <= circle.radiusMetres,
    },
    {
      name: 'words',
      conditions: { worded: Uint8Array.from({ length: 400 }, (_, at) => Number(at % 7 === 2)) },
      wanted: (_snapshot, at) => at % 7 === 2,
    },
  ]

const everyPosition = (snapshot: Snapshot) => Array.from({ length: snapshot.length }, (_, at) => at)

describe.each(cases)('$name', ({ conditions, wanted }) => {
  test.each([1, 2, 3])('keeps what a look at each incident keeps (seed %i)', seed => {
    const snapshot = made(seed)
    const expected = everyPosition(snapshot).filter(at => wanted(snapshot, at))
    expect([...positionsWhere(snapshot, conditions)]).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(snapshot.length)
  })
})

test.each([4, 5])('all conditions together keep what each of them keeps (seed %i)', seed => {
  const snapshot = made(seed, 4000)
  const some = cases.filter(({ name }) => !['hours of the week', 'words'].includes(name))
  const together = Object.assign({}, ...some.map(({ conditions }) => conditions)) as Conditions
  const expected = everyPosition(snapshot).filter(at => some.every(({ wanted }) => wanted(snapshot, at)))
  expect([...positionsWhere(snapshot, together)]).toEqual(expected)
  expect(expected.length).toBeGreaterThan(0)
})

test('the edge of a circle belongs to it, what has no place or only an area never does', () => {
  const snapshot = snapshotOfCalls([
    { from: 0, easting: 300, northing: 400 },
    { from: 0, easting: 300, northing: 400.01 },
    { from: 0 },
    { from: 0, easting: 0, northing: 0, place: 'area' },
    { from: 0, easting: 0, northing: 0 },
  ])
  const within = (radiusMetres: number) => [
    ...positionsWhere(snapshot, { circle: { easting: 0, northing: 0, radiusMetres } }),
  ]
  expect(within(500)).toEqual([0, 4])
  expect(within(0)).toEqual([4])
})

test('an empty list lets nothing through, whatever the condition', () => {
  const snapshot = made(6)
  for (const conditions of [{ channels: [] }, { importIds: [] }, { weekHours: [] }, { areas: [] }]) {
    expect(positionsWhere(snapshot, conditions)).toHaveLength(0)
  }
})
