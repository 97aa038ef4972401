import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const call = (i: number): MadeIncident => ({
  ...{
    category: 'Noise',
    from: dayToMinute('2025-06-01') + i,
    easting: 450_500 + (i % 7),
    northing: 300_500,
  },
})
const calls = (count: number) => Array.from({ length: count }, (_, i) => call(i))
/** A star that goes round so often that every side crosses thousands of others. */
const scribble = Array.from({ length: 10_000 }, (_, i): [number, number] => {
  const angle = (i / 10_000) * 2 * Math.PI * 2501
  return [450_500 + 900 * Math.cos(angle), 300_500 + 900 * Math.sin(angle)]
})

test('a filter of more areas than a statement takes is answered', async () => {
  await addIncidents(desk, calls(3))
  const areaIds = Array.from({ length: 100_000 }, (_, i) => i + 1)
  expect((await desk.client.incidents.summary({ filter: { areaIds } })).total).toBe(0)
})

test('a scribble of ten thousand corners is a filter, and no area', async () => {
  await addIncidents(desk, calls(50))
  await desk.client.incidents.summary({ filter: { polygon: scribble } })
  await expect(desk.client.areas.keepArea({ name: 'Scribble', ring: scribble })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('crosses itself'),
  })
})

test('while rows are exported others are answered', async () => {
  await addIncidents(desk, calls(5000))
  let isDone = false
  let turns = 0
  const exported = desk.client.incidents.exportRows({ filter: {} }).finally(() => {
    isDone = true
  })
  while (!isDone) {
    await setImmediate()
    turns++
  }
  expect((await exported).rows).toBe(5000)
  expect(turns).toBeGreaterThan(5)
})

test('patrols are set beside a hotspot of a hundred and fifty thousand calls', async () => {
  await addIncidents(desk, calls(150_000))
  const { id } = await desk.client.analysis.run({
    parameters: { method: 'dbscan', epsMetres: 50, minPoints: 10 },
    filter: {},
  })
  const text = `Time,Easting,Northing\n2025-06-01 10:00:00,450503,300500\n2025-06-01 10:01:00,450503,300500\n`
  const file = await desk.backend.files.receive('car.csv', bytesOf(text))
  const columns = {
    unit: null,
    day: null,
    time: 'Time',
    x: 'Easting',
    y: 'Northing',
    system: 'grid' as const,
  }
  await desk.client.analysis.loadPresence({ file, columns })
  const found = await desk.client.analysis.patrol({ analysisId: id })
  expect(found.hotspots.map(({ calls: count }) => count)).toEqual([150_000])
})

test('a signal that was given up before the call cancels it all the same', async () => {
  await addIncidents(desk, calls(50))
  const asked = desk.client.analysis.run(
    { parameters: { method: 'dbscan', epsMetres: 50, minPoints: 10 }, filter: {} },
    { signal: AbortSignal.abort() },
  )
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  expect(await desk.client.analysis.list()).toEqual([])
})

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}
