import { expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { seededRandom } from '#shared/random.ts'
import { describePositions, positionsTaker } from '../../../main/features/analysis/presence/csv-positions.ts'
import { gpxReader } from '../../../main/features/analysis/presence/gpx-positions.ts'
import { minutesInHotspots } from '../../../main/features/analysis/presence/minutes.ts'
import { secondOf } from '../../../main/features/analysis/presence/moment.ts'
import { patrolRows } from '../../../main/features/analysis/presence/patrol-rows.ts'
import {
  gatherPositions,
  type PositionRow,
  type Positions,
} from '../../../main/features/analysis/presence/positions.ts'
import { readDelimited } from '../../../main/features/areas/delimited-table.ts'
import { hourOfWeek } from '../../../main/features/incidents/hour-by-weekday.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'

const box = (west: number, south: number, east: number, north: number): Polygons => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
]
const inBox = (at: PositionRow, west: number, east: number) =>
  at.easting >= west && at.easting < east && at.northing >= 0 && at.northing < 1000

/** Units that wander over a kilometre, with a position every few seconds, gaps, and a track begun anew. */
function wander(seed: number): PositionRow[] {
  const random = seededRandom(seed)
  const rows: PositionRow[] = []
  for (const unit of ['A', 'B', 'C']) {
    // A Sunday night in March when the clocks go forward.
    let second = dayToMinute('2025-03-30') * 60 + Math.floor(random() * 1800) * 2
    let easting = 300 + 400 * random()
    for (let i = 0; i < 700; i++) {
      second += 2 * Math.ceil(random() * (random() < 0.01 ? 400 : 12))
      easting += (random() - 0.5) * 60
      rows.push({
        ...{ line: rows.length + 1, unit, second, easting, northing: 1100 * random() },
        begins: i === 0 || random() < 0.01,
      })
    }
  }
  return rows
}

test('minutes in hotspots equal those counted second by second', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const rows = wander(seed).map(row => ({ ...row, northing: row.northing > 1000 ? 1500 : 500 }))
    const { positions } = gatherPositions(rows, () => {})
    const hotspots = [box(200, 0, 450, 1000), box(450, 0, 600, 1000)]
    const found = minutesInHotspots([positions], hotspots, 300)
    const expected = new Float64Array(2 * 168)
    const gaps = { seconds: 0 }
    const all = rowsOf(positions)
    for (let i = 1; i < all.length; i++) {
      const [from, to] = [all[i - 1]!, all[i]!]
      if (from.unit !== to.unit || to.begins) continue
      if (to.second - from.second > 300) {
        gaps.seconds += to.second - from.second
        continue
      }
      for (let second = from.second; second < to.second; second++) {
        const at = second + 0.5 - from.second < to.second - second - 0.5 ? from : to
        const hotspot = inBox(at, 200, 450) ? 0 : inBox(at, 450, 600) ? 1 : -1
        if (hotspot >= 0) expected[hotspot * 168 + hourOfWeek(Math.floor(second / 60))]! += 1 / 60
      }
    }
    for (const [at, minutes] of found.minutes.entries()) expect(minutes).toBeCloseTo(expected[at]!, 6)
    expect(found.minutesInGaps).toBeCloseTo(gaps.seconds / 60, 6)
    expect(found.days).toBe(1)
    // The hour from one to two does not exist on that Sunday.
    expect(found.recorded[6 * 24 + 1]).toBe(0)
    expect(found.minutesInside).toBeLessThanOrEqual(found.minutesInAll)
  }
})

function rowsOf({ units, seconds, eastings, northings, begins }: Positions): PositionRow[] {
  return Array.from(units, (unit, at) => ({
    ...{ line: 0, unit: String(unit), second: seconds[at]!, begins: begins[at] === 1 },
    ...{ easting: eastings[at]!, northing: northings[at]! },
  }))
}

const row = (line: number, unit: string, second: number, easting: number): PositionRow => ({
  ...{ line, unit, second, easting, northing: 0, begins: false },
})
const gathered = (rows: PositionRow[]) => {
  const left: string[] = []
  const { positions, units } = gatherPositions(rows, (line, reason) => left.push(`${line} ${reason}`))
  return {
    left,
    units,
    eastings: [...positions.eastings],
    numbers: [...positions.units],
    begins: [...positions.begins],
  }
}

test('units are numbered in the order they come, and their positions stand in the order of time', () => {
  expect(gathered([row(1, 'XR12', 20, 2), row(2, 'AB1', 5, 9), row(3, 'XR12', 10, 1)])).toEqual({
    ...{ left: [], units: 2, eastings: [1, 2, 9], numbers: [1, 1, 2], begins: [1, 0, 1] },
  })
  expect(gathered([])).toMatchObject({ units: 0, eastings: [] })
})

test('a doubled second and an impossible jump are left out and told, a lasting one is believed', () => {
  const jump = [0, 10, 900_000, 30, 40].map((easting, i) => row(i + 1, 'A', i * 6, easting))
  expect(gathered(jump)).toMatchObject({
    left: ['3 It is too far from the position before for any vehicle'],
    eastings: [0, 10, 30, 40],
  })
  const ferry = [0, 10, 90_000, 90_010, 90_020, 90_030].map((easting, i) => row(i + 1, 'A', i * 6, easting))
  expect(gathered(ferry)).toMatchObject({ left: [], begins: [1, 0, 1, 0, 0, 0] })
  expect(gathered([row(1, 'A', 6, 1), row(2, 'A', 6, 2)]).left).toEqual([
    '2 The unit has another position in the same second',
  ])
})

test('times are read with or without a zone, British or ISO, and what is none is none', () => {
  const utc = Date.UTC(2025, 5, 10, 12, 30, 6) / 1000
  for (const text of [
    ...['2025-06-10T12:30:06Z', '2025-06-10 13:30:06', '2025-06-10T14:30:06+02:00', '10/06/2025 13:30:06'],
    ...[`${utc}`, `${utc}000`, '2025-06-10T12:30:06.250Z', '2025-06-10T07:30:06-0500'],
  ]) {
    expect([text, secondOf(text)]).toEqual([text, utc])
  }
  for (const text of ['', 'noon', '13:30', '06/13/2025 10:00', '2025-02-30 10:00', '2025-06-10T25:00:00Z']) {
    expect([text, secondOf(text)]).toEqual([text, null])
  }
})

test('a CSV file says which columns it has, and every row is read or left out with its reason', () => {
  const text =
    'Call sign,Recorded,Latitude,Longitude\nXR1,2025-06-10 13:30:06,52.635972,-1.132573\nXR1,later,52.6,-1.1\n,2025-06-10 13:30:12,52.6,-1.1\nXR1,2025-06-10 13:30:18,0,0\n'
  const table = readDelimited(new TextEncoder().encode(text), 'day.csv')
  const { suggested } = describePositions(table)
  expect(suggested).toEqual({
    ...{ unit: 'Call sign', day: null, time: 'Recorded', x: 'Longitude', y: 'Latitude', system: 'degrees' },
  })
  const left: string[] = []
  const rows: PositionRow[] = []
  const leaveOut = (line: number, reason: string) => left.push(`${line} ${reason}`)
  table.rows.forEach(positionsTaker(table.fileName, table.header, suggested!, leaveOut, rows))
  const [found] = rows
  expect(Math.hypot(found!.easting - 458_800, found!.northing - 304_600)).toBeLessThan(6)
  expect(left.map(one => one.slice(0, 20))).toEqual([
    '3 There is no time i',
    '4 There is no unit i',
    '5 There is no place ',
  ])
})

test('a GPX file is read piece by piece: tracks are units, segments begin anew, and a trap is refused', () => {
  const gpx = `<?xml version="1.0"?><gpx><wpt lat="52" lon="-1"/><trk><name>XR1</name>
    <trkseg><trkpt lat="52.6360" lon="-1.1326"><ele>60</ele><time>2025-06-10T12:00:00Z</time></trkpt>
    <trkpt lat="52.6361" lon="-1.1326"><time>2025-06-10T12:00:06Z</time></trkpt></trkseg>
    <trkseg><trkpt lat="52.6362" lon="-1.1326"><time>2025-06-10T12:00:12Z</time></trkpt></trkseg></trk>
    <trk><trkseg><trkpt lat="52.6360" lon="-1.1326"/></trkseg></trk></gpx>`
  const left: string[] = []
  const reader = gpxReader('day.gpx', (point, reason) => left.push(`${point} ${reason}`))
  for (let at = 0; at < gpx.length; at += 7) reader.write(gpx.slice(at, at + 7))
  const { rows, read } = reader.end()
  expect(read).toBe(4)
  expect(rows.map(({ unit, begins }) => [unit, begins])).toEqual([
    ['XR1', true],
    ['XR1', false],
    ['XR1', true],
  ])
  expect(left).toEqual(['4 It has no time that can be read'])
  for (const bad of ['<html></html>', '<gpx><trk>', '<!DOCTYPE x [<!ENTITY a "b">]><gpx/>']) {
    const broken = gpxReader('bad.gpx', () => {})
    expect(() => {
      broken.write(bad)
      broken.end()
    }).toThrow(/bad\.gpx is no GPX file/)
  }
})

test('calls for each hour of presence are per day of either, with the exact interval of the calls', () => {
  const calls = new Float64Array(2 * 168)
  calls[5] = 10
  calls[168 + 3] = 4
  const minutes = new Float64Array(2 * 168)
  minutes[5] = 120
  const presence = {
    ...{ minutes, days: 2, minutesInAll: 600, minutesInside: 120, minutesInGaps: 0 },
    recorded: new Array<number>(168).fill(1),
  }
  const [one, other] = patrolRows(
    {
      hotspots: [1, 2].map(id => ({ id, rank: id, label: `H${id}`, calls: id === 1 ? 12 : 4 })),
      calls,
      days: 6,
    },
    presence,
  )
  // 2 calls a day over 1 hour a day; Garwood 12: 6.2006 to 20.9616.
  expect(one).toMatchObject({
    callsPerHour: 2,
    timed: 10,
    rankByCalls: 1,
    rankByPresence: 1,
    hoursWithout: 0,
  })
  expect(one!.lower).toBeCloseTo(6.2006 / 6, 4)
  expect(one!.upper).toBeCloseTo(20.9616 / 6, 4)
  expect(other).toMatchObject({
    minutes: 0,
    hoursWithout: 1,
    callsPerHour: { unavailable: expect.any(String) },
  })
})
