import { afterEach, beforeEach, expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

/** So many incidents of a day spread over the hours, all at one corner or another of two squares of a kilometre. */
function onDay(day: string, count: number, more: Partial<MadeIncident> = {}): MadeIncident[] {
  const random = seededRandom(dayToMinute(day))
  return Array.from({ length: count }, (_, i) => ({
    ...{ category: i % 3 === 0 ? 'Noise' : 'Rubbish', from: dayToMinute(day) + Math.floor(random() * 1440) },
    ...{ easting: 450_100 + 1000 * (i % 2), northing: 300_100 },
    ...more,
  }))
}
const days = (from: string, n: number) =>
  Array.from({ length: n }, (_, i) =>
    new Date(Date.parse(`${from}T12:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10),
  )

const january = { from: '2025-01-01', to: '2025-01-31' }
const february = { from: '2025-02-01', to: '2025-02-28' }

test('31 calls against 52: the sentence, and rows that add up and lead to their incidents', async () => {
  const a = days('2025-02-01', 28).flatMap((day, i) => onDay(day, i < 3 ? 2 : 1))
  const b = days('2025-01-01', 31).flatMap((day, i) => onDay(day, i < 21 ? 2 : 1, { channel: '101' }))
  await addIncidents(desk, [...a, ...b])
  const set = await desk.client.areas.load({ file: await squares(), ...areaNames })
  const found = await desk.client.analysis.compare({ a: february, b: january, areaSetId: set.id })
  expect(found.a).toMatchObject({ ...february, days: 28, count: 31, leftOut: 0 })
  expect(found.b).toMatchObject({ ...january, days: 31, count: 52 })
  expect(found.sentence).toMatch(/^31 calls in 28 days against 52 in 31 days; .*p = 0\.\d+/)
  expect(found.total).toMatchObject({ a: 31, b: 52, difference: -21 })
  for (const { by, rows } of found.groups) {
    expect([by, rows.reduce((sum, { a }) => sum + a, 0)]).toEqual([by, by === 'area' ? 28 : 31])
    for (const { a, b, filters } of rows.filter(row => row.filters)) {
      const [ofA, ofB] = [filters!.a, filters!.b].map(filter => desk.client.incidents.summary({ filter }))
      expect([(await ofA!).total, (await ofB!).total]).toEqual([a, b])
    }
  }
  const area = found.groups.find(({ by }) => by === 'area')!
  expect(area.note).toMatch(/3 and 21 in no area/)
  const { cells, steps } = found
  expect([...cells.a].reduce((sum, n) => sum + n, 0)).toBe(31)
  expect([...cells.eastings]).toEqual([450_250, 451_250])
  expect(steps.unit).toBe('week')
  expect(steps.a.map(({ count }) => count)).toEqual([10, 7, 7, 7])
  expect(steps.b.map(({ from }) => from)).toEqual(['2025-01-01', '2025-01-08', '2025-01-15', '2025-01-22'])
})

const areaNames = { name: 'Squares', vintage: '2025', codeProperty: 'code', nameProperty: 'code' }
/** Square W, which has the incidents of even number. */
async function squares() {
  const ring = [
    [450_000, 300_000],
    [451_000, 300_000],
    [451_000, 301_000],
    [450_000, 301_000],
    [450_000, 300_000],
  ]
  const feature = {
    type: 'Feature',
    properties: { code: 'W' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }
  return desk.backend.files.receive(
    'squares.geojson',
    bytes(JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
  )
}
async function* bytes(text: string) {
  yield Buffer.from(text)
}

test('a source that reported on one of the two only is left out, and days nobody reported are no fall', async () => {
  const one = days('2025-01-01', 45).flatMap(day => onDay(day, 2))
  const other = days('2025-01-01', 31).flatMap(day =>
    onDay(day, 3, { source: 'police-uk', placePrecision: 'snapped' }),
  )
  await addIncidents(desk, [...one, ...other])
  const { a, b, warnings } = await desk.client.analysis.compare({ a: february, b: january })
  expect(a).toMatchObject({ from: '2025-02-01', to: '2025-02-14', days: 14, count: 28 })
  expect(b).toMatchObject({ days: 31, count: 62, leftOut: 93 })
  expect(warnings.join('\n')).toMatch(
    /data\.police\.uk is left out with 93 incidents: it has data for 0 of the 14 days/,
  )
  expect(warnings.join('\n')).toMatch(
    /first period is counted from 1 February 2025 to 14 February 2025 only \(14 days\)/,
  )
  expect(warnings.join('\n')).toMatch(/101 call centre is late/)
})

test('of Saturdays alone, and of each weekday, the Saturdays and weekdays there were are what is compared', async () => {
  // Ten days with one Saturday, then a fortnight with two; five calls every day.
  const [ten, fortnight] = [
    { from: '2025-01-06', to: '2025-01-15' },
    { from: '2025-01-20', to: '2025-02-02' },
  ]
  await addIncidents(
    desk,
    days('2025-01-06', 28).flatMap(day => onDay(day, 5)),
  )
  const { compare } = desk.client.analysis
  const weekHours = Array.from({ length: 24 }, (_, hour) => 5 * 24 + hour)
  const saturdays = await compare({ a: { ...ten, weekHours }, b: { ...fortnight, weekHours } })
  expect(saturdays.sentence).toBe('5 calls in 24 hours against 10 in 48 hours; no difference.')
  expect(saturdays.total).toMatchObject({ a: 5, b: 10, ratio: 1, p: 1 })
  const { groups } = await compare({ a: ten, b: fortnight })
  const weekday = groups.find(({ by }) => by === 'weekday')!
  expect(weekday.rows.map(({ label, a, b, ratio }) => [label, a, b, ratio])).toContainEqual([
    'Saturday',
    5,
    10,
    1,
  ])
  expect(weekday.rows.every(({ ratio }) => ratio === 1)).toBe(true)
  await expect(
    compare({ a: { from: '2025-01-06', to: '2025-01-08', weekHours }, b: { ...fortnight, weekHours } }),
  ).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(/none of the hours/) })
})

test('data known by the month are compared by months, and a month cut short is told', async () => {
  const monthly = (month: string, n: number) =>
    Array.from(
      { length: n },
      (): MadeIncident => ({
        ...{ source: 'police-uk', category: 'Noise', timePrecision: 'month' },
        ...{ from: dayToMinute(`${month}-01`), to: dayToMinute(`${month}-28`) + 1440 },
      }),
    )
  await addIncidents(desk, [...monthly('2025-01', 20), ...monthly('2025-02', 30)])
  const { steps, warnings, groups } = await desk.client.analysis.compare({
    a: { from: '2025-02-01' },
    b: { from: '2025-01-01', to: '2025-01-20' },
  })
  expect(steps.unit).toBe('month')
  expect(warnings.join('\n')).toMatch(
    /second period begins or ends within a month, and of 20 incidents only that month/,
  )
  expect(groups.find(({ by }) => by === 'hours')).toMatchObject({
    rows: [],
    note: expect.stringMatching(/30 and 20/),
  })
})

test('what shares incidents, or has none, is refused with the reason', async () => {
  await addIncidents(
    desk,
    days('2025-01-01', 40).flatMap(day => onDay(day, 1)),
  )
  const { compare } = desk.client.analysis
  for (const [a, b, message] of [
    [{}, january, /31 incidents are in both/],
    [{ from: '2030-01-01' }, { from: '2031-01-01' }, /no incidents in either/],
    [{ ...february, hotspotId: 1 }, { ...january, hotspotId: 1 }, /one hotspot/],
  ] as const) {
    await expect(compare({ a, b })).rejects.toMatchObject({
      ...{ code: 'invalid', message: expect.stringMatching(message), next: expect.any(String) },
    })
  }
  await expect(compare({ a: january, b: february, areaSetId: 9 })).rejects.toMatchObject({
    code: 'not-found',
  })
})
