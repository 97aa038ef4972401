import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await addIncidents(desk, calls)
})
afterEach(() => desk.close())

const at = (day: string, hours = 0) => dayToMinute(day) + hours * 60
const here = { easting: 458_800, northing: 304_600 }
const near = { easting: 459_050, northing: 304_600 }

// 3 March 2025 was a Monday.
const calls: MadeIncident[] = [
  { category: 'Noise', from: at('2025-03-03', 22), ...here, channel: '101', place: 'Canal Lane' },
  { category: 'Noise', from: at('2025-03-04', 1), ...near, channel: 'Web form', outcome: 'Café warned' },
  { category: 'Rubbish', from: at('2025-03-31', 22), channel: '101', reference: 'CANAL-9' },
  { category: 'Rubbish', from: at('2025-03-03'), timePrecision: 'day' },
  { source: 'police-uk', category: 'Noise', from: at('2025-05-01'), timePrecision: 'month', ...here },
]

const found = async (filter: Filter) => {
  const { total } = await desk.client.incidents.summary({ filter })
  const { rows } = await desk.client.incidents.rows({ filter, sort: { key: 'when', descending: false } })
  const months = await desk.client.incidents.byMonth({ filter })
  expect(rows).toHaveLength(total)
  expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  return rows.map(({ when }) => when)
}

test('by channel, counted in the words of the sources, those of which none is known as well', async () => {
  const { channels } = await desk.client.incidents.summary({ filter: {} })
  expect(channels).toEqual([
    { channel: '', count: 2 },
    { channel: '101', count: 2 },
    { channel: 'Web form', count: 1 },
  ])
  expect(await found({ channels: ['101'] })).toEqual(['2025-03-03 22:00', '2025-03-31 22:00'])
  expect(await found({ channels: [''] })).toEqual(['2025-03-03', '2025-05'])
  expect(await found({ channels: ['Pigeon'] })).toEqual([])
})

test('by import', async () => {
  const imports = await desk.client.imports.list()
  const police = imports.find(({ fileName }) => fileName === 'police-uk.csv')!
  expect(await found({ importIds: [police.id] })).toEqual(['2025-05'])
  expect(await found({ importIds: imports.map(({ id }) => id) })).toHaveLength(5)
  expect(await found({ importIds: [99] })).toEqual([])
})

test('by hour of the week in London; who has no hour is left out', async () => {
  // Monday 22:00, in winter and in summer time.
  expect(await found({ weekHours: [22] })).toEqual(['2025-03-03 22:00', '2025-03-31 22:00'])
  expect(await found({ weekHours: [25, 0] })).toEqual(['2025-03-04 01:00'])
  const all = Array.from({ length: 168 }, (_, hour) => hour)
  expect(await found({ weekHours: all })).toHaveLength(3)
})

test('by distance, to the edge', async () => {
  const circle = (radiusMetres: number) => ({ circle: { ...here, radiusMetres } })
  expect(await found(circle(249))).toEqual(['2025-03-03 22:00', '2025-05'])
  expect(await found(circle(250))).toHaveLength(3)
})

test('by words, wherever they stand', async () => {
  expect(await found({ text: 'canal' })).toEqual(['2025-03-03 22:00', '2025-03-31 22:00'])
  expect(await found({ text: 'canal noise' })).toEqual(['2025-03-03 22:00'])
  expect(await found({ text: 'CAFE  web' })).toEqual(['2025-03-04 01:00'])
  expect(await found({ text: 'café nowhere' })).toEqual([])
  expect(await found({ text: '  ' })).toHaveLength(5)
})

test('conditions are joined by "and"', async () => {
  expect(await found({ text: 'canal', channels: ['101'], weekHours: [22], to: '2025-03-30' })).toEqual([
    '2025-03-03 22:00',
  ])
})

test('what cannot be is refused', async () => {
  const { incidents } = desk.client
  for (const filter of [
    { weekHours: [-1] },
    { circle: { ...here, radiusMetres: -1 } },
    { importIds: [0] },
    { text: 'x'.repeat(201) },
  ]) {
    await expect(incidents.summary({ filter })).rejects.toMatchObject({ code: 'invalid' })
  }
})

test('an analysis of these conditions runs again to the same bytes', async () => {
  const filter: Filter = { text: 'noise', channels: ['101', 'Web form'], weekHours: [22, 25] }
  const { id } = await desk.client.analysis.run({
    parameters: { method: 'dbscan', epsMetres: 300, minPoints: 2 },
    filter,
  })
  expect(await desk.client.analysis.get({ analysisId: id })).toMatchObject({ filter, incidents: 2 })
  expect(await desk.client.analysis.rerun({ analysisId: id })).toMatchObject({ identical: true })
})

test('a code given to a category in the meantime is counted at once', async () => {
  const filter = { codes: ['nsir2011:personal'] }
  expect(await found(filter)).toEqual([])
  const { categories } = await desk.client.incidents.summary({ filter: {} })
  const { id } = categories.find(({ name }) => name === 'Rubbish')!
  await desk.client.imports.saveCategoryCodes({
    categoryId: id,
    version: 1,
    codes: [{ fromDay: null, code: 'nsir2011:personal' }],
  })
  expect(await found(filter)).toHaveLength(2)
})
