import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

async function* bytes(text: string) {
  yield Buffer.from(text)
}
const handIn = (text: string, name = 'fleet.csv') => desk.backend.files.receive(name, bytes(text))
const columns = {
  ...{ unit: 'Call sign', day: null, time: 'Time', x: 'Easting', y: 'Northing', system: 'grid' as const },
}
const load = async (text: string) => desk.client.analysis.loadPresence({ file: await handIn(text), columns })

/** A position of Tango Lima every 6 seconds from 20:00 on, so many at each of the places. */
function shift(places: [easting: number, positions: number][], day = '2025-06-10'): string {
  const rows = ['Call sign,Time,Easting,Northing']
  let second = 0
  for (const [easting, positions] of places) {
    for (let i = 0; i < positions; i++, second += 6) {
      const clock = new Date(Date.parse(`${day}T20:00:00Z`) + second * 1000).toISOString().slice(11, 19)
      rows.push(`TANGO LIMA,${day} ${clock},${easting},300500`)
    }
  }
  return `${rows.join('\n')}\n`
}

/** Two hotspots: the west one has 40 calls on Tuesdays at nine in the evening, the east one 30 on Fridays at ten. */
async function withHotspots(): Promise<number> {
  const calls = (day: string, hour: number, easting: number, count: number) =>
    Array.from(
      { length: count },
      (_, i): MadeIncident => ({
        ...{ category: 'Noise', from: dayToMinute(day) + hour * 60 + (i % 60) },
        ...{ easting: easting + (i % 7), northing: 300_500 + (i % 5) },
      }),
    )
  await addIncidents(desk, [
    ...calls('2025-06-01', 9, 459_500, 1),
    ...calls('2025-06-03', 21, 450_500, 40),
    ...calls('2025-06-06', 22, 452_500, 30),
    ...calls('2025-06-10', 9, 459_500, 1),
  ])
  const { id } = await desk.client.analysis.run({
    parameters: { method: 'dbscan', epsMetres: 50, minPoints: 10 },
    filter: { from: '2025-06-01', to: '2025-06-10' },
  })
  return id
}

test('positions are looked at, loaded, listed and taken away; call signs are nowhere in the bureau', async () => {
  const file = await handIn(shift([[450_500, 3]]))
  expect(await desk.client.analysis.inspectPresence({ file })).toMatchObject({
    ...{ kind: 'csv', rows: 3, suggested: columns },
  })
  const loaded = await desk.client.analysis.loadPresence({ file, columns })
  expect(loaded).toMatchObject({ rows: 3, positions: 3, units: 1, leftOut: 0, reasons: [] })
  expect(loaded.first).toBe('2025-06-10T19:00:00.000Z')
  const [kept] = await desk.client.analysis.presenceFiles()
  expect(kept).toMatchObject({ id: loaded.id, fileName: 'fleet.csv', byLogin: 'analyst.one' })
  expect(everyRow()).not.toMatch(/TANGO|LIMA/)
  await expect(load(shift([[450_500, 3]]))).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('fleet.csv') },
  })
  await desk.client.analysis.removePresence({ presenceFileId: loaded.id })
  expect(await desk.client.analysis.presenceFiles()).toEqual([])
  await expect(desk.client.analysis.removePresence({ presenceFileId: loaded.id })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await load(shift([[450_500, 3]]))).toMatchObject({ positions: 3 })
})

/** Every row of every table of the bureau's file, as text. */
function everyRow(): string {
  const db = new SqliteFile(join(desk.folder, 'Test bureau.bureau'), { readonly: true })
  const tables = db.prepare("select name from sqlite_schema where type = 'table'").pluck().all()
  const rows = tables.map(table => db.prepare(`select * from "${table}"`).raw().all())
  db.close()
  return rows
    .flat(2)
    .map(cell => (Buffer.isBuffer(cell) ? cell.toString('latin1') : String(cell)))
    .join('\n')
}

test('rows that are no positions are left out with their line and reason, and all add up', async () => {
  const text = `${shift([[450_500, 4]])}TANGO LIMA,later,450500,300500\nTANGO LIMA,2025-06-10 21:00:00,,300500\n,2025-06-10 21:00:00,450500,300500\n`
  const loaded = await load(text)
  expect(loaded).toMatchObject({ rows: 7, positions: 4, leftOut: 3 })
  expect(loaded.reasons.map(({ rows }) => rows)).toEqual([1, 1, 1])
  expect(loaded.lines.map(({ line }) => line)).toEqual([6, 7, 8])
})

test('minutes in each hotspot beside its calls: where demand and presence part', async () => {
  const analysisId = await withHotspots()
  // Nine in the evening to ten: 20 minutes in the west, 20 on the road, 20 gone, then 10 more in the west.
  const first = shift([
    [450_500, 600],
    [450_500, 200],
    [451_500, 200],
  ])
  await load(first)
  const found = await desk.client.analysis.patrol({ analysisId })
  const [west, east] = found.hotspots
  expect(west).toMatchObject({
    rank: 1,
    calls: 40,
    timed: 40,
    rankByCalls: 1,
    rankByPresence: 1,
    hoursWithout: 0,
  })
  expect(west!.minutes).toBeCloseTo((799 * 6) / 60, 6)
  expect(east).toMatchObject({ calls: 30, minutes: 0, callsPerHour: { unavailable: expect.any(String) } })
  // Nobody was on record on Fridays at all, so there is nothing to say of that hour.
  expect(east!.hoursWithout).toBe(0)
  const tuesday = (hour: number) => 1 * 24 + hour
  expect(found.presence[tuesday(20)]).toBeCloseTo(60, 6)
  expect(found.presence[tuesday(21)]).toBeCloseTo(west!.minutes - 60, 6)
  expect(found.calls[tuesday(21)]).toBe(40)
  expect(found.recorded[tuesday(20)]).toBe(1)
  expect(found.recorded[4 * 24 + 22]).toBe(0)
  expect(found).toMatchObject({ from: '2025-06-01', to: '2025-06-10', days: 10, presenceDays: 1, units: 1 })
  expect(found.minutes).toBeCloseTo((998 * 6) / 60, 6)
  expect(found.statement).toMatch(/1 hotspot was never visited/)
  expect(found.warnings.join('\n')).toMatch(/positions of 1 day only/)

  // On the Friday a unit is on record elsewhere: now the calls of that hour had nobody.
  await load(shift([[455_500, 2000]], '2025-06-13'))
  const both = await desk.client.analysis.patrol({ analysisId })
  expect(both.hotspots[1]).toMatchObject({ hoursWithout: 1 })
  expect(both.presenceDays).toBe(2)
  expect(both.warnings.join('\n')).toMatch(
    /calls are of 1 June 2025 to 10 June 2025, the positions of 10 June 2025 to 13 June 2025/,
  )
  const [file] = await desk.client.analysis.presenceFiles()
  const alone = await desk.client.analysis.patrol({ analysisId, presenceFileIds: [file!.id] })
  expect(alone).toEqual(found)
})

test('without positions, hotspots or the analysis the answer is a refusal that says so', async () => {
  const analysisId = await withHotspots()
  const { patrol, run } = desk.client.analysis
  await expect(patrol({ analysisId })).rejects.toMatchObject({
    message: expect.stringMatching(/no positions/),
  })
  await expect(patrol({ analysisId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  const none = await run({
    ...{ parameters: { method: 'dbscan', epsMetres: 50, minPoints: 1000 }, filter: {} },
  })
  await expect(patrol({ analysisId: none.id })).rejects.toMatchObject({
    message: expect.stringMatching(/no hotspot/),
  })
  await load(shift([[450_500, 3]]))
  await expect(patrol({ analysisId, presenceFileIds: [7] })).rejects.toMatchObject({ code: 'not-found' })
  for (const [text, message] of [
    ['', /empty/],
    ['<gpx><trk>', /no GPX file/],
    ['Call sign,Time,Easting,Northing\nA,never,1,2\n', /No position .* There is no time/],
  ] as const) {
    await expect(load(text)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(message),
    })
  }
})

test('a device without a clock is of no day: its positions are left out, also beyond what a column can hold', async () => {
  const times = ['1970-01-01 00:00:10', '1969-12-31 12:00:00', '9999-12-31 23:59:59', '9999999999']
  const rows = [...times, '2025-06-10 20:00:00'].map(time => `TL,${time},450500,300500`)
  const loaded = await load(`Call sign,Time,Easting,Northing\n${rows.join('\n')}\n`)
  expect(loaded).toMatchObject({ positions: 1, leftOut: 4, rows: 5, first: loaded.last })
  expect(loaded.reasons).toEqual([{ reason: 'Its time lies before the year 2000 or after 2099', rows: 4 }])
  const point = (time: string) => `<trkpt lat="52.6" lon="-1.1"><time>${time}</time></trkpt>`
  const track = `<gpx><trk><trkseg>${point('1980-01-06T00:00:00Z')}${point('2025-06-10T20:00:00Z')}</trkseg></trk></gpx>`
  const file = await handIn(track, 'car.gpx')
  expect(await desk.client.analysis.loadPresence({ file, columns: null })).toMatchObject({
    ...{ positions: 1, leftOut: 1, first: '2025-06-10T20:00:00.000Z' },
  })
})
