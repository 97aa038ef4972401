import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, generateCalls, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const at = (day: string, hours = 0) => dayToMinute(day) + hours * 60
const here = { easting: 458_800, northing: 304_600 }
const there = { easting: 459_000, northing: 305_000 }

const few: MadeIncident[] = [
  { category: 'Noise', from: at('2025-03-03', 22), ...here, reference: 'B2', place: 'High Street' },
  { category: 'Noise', from: at('2025-03-04', 1), ...here, reference: 'A1' },
  { category: 'Rubbish', from: at('2025-03-31', 23), ...there, place: 'Canal Lane' },
  { category: 'Something else', from: at('2025-05-01') },
  {
    source: 'police-uk',
    category: 'Noise',
    from: at('2025-05-01'),
    timePrecision: 'month',
    placePrecision: 'snapped',
    ...here,
  },
]

test('the summary adds up every way it divides, and says what could not be placed or coded', async () => {
  await addIncidents(desk, few)
  const summary = await desk.client.incidents.summary({ filter: {} })
  expect(summary).toMatchObject({
    total: 5,
    placed: 4,
    unplaced: 1,
    uncoded: 1,
    firstDay: '2025-03-03',
    // An incident known by its month may have happened on any day of it.
    lastDay: '2025-05-31',
    sources: [
      { name: '101 call centre', count: 4 },
      { name: 'data.police.uk', count: 1 },
    ],
    codes: [
      { code: 'nsir2011:nuisance', count: 3 },
      { code: 'nsir2011:environmental', count: 1 },
    ],
  })
  expect(summary.categories.map(({ name, count }) => `${name} ${count}`)).toEqual([
    'Noise 2',
    'Noise 1',
    'Rubbish 1',
    'Something else 1',
  ])
})

test('a filter narrows by day in London, code, source and polygon', async () => {
  await addIncidents(desk, few)
  const total = async (filter: Parameters<typeof desk.client.incidents.summary>[0]['filter']) =>
    (await desk.client.incidents.summary({ filter })).total
  expect(await total({ from: '2025-03-04', to: '2025-03-31' })).toBe(2)
  // 23:00 on 31 March is summer time: 22:00 in UTC, and still March.
  expect(await total({ from: '2025-04-01', to: '2025-04-30' })).toBe(0)
  expect(await total({ codes: ['nsir2011:nuisance'] })).toBe(3)
  expect(await total({ codes: ['nsir2011:personal'] })).toBe(0)
  const { sources } = await desk.client.incidents.summary({ filter: {} })
  expect(await total({ sourceIds: [sources[1]!.id] })).toBe(1)
  const polygon: [number, number][] = [
    [458_700, 304_500],
    [458_900, 304_500],
    [458_900, 304_700],
    [458_700, 304_700],
  ]
  expect(await total({ polygon })).toBe(3)
  expect(await total({ polygon, codes: ['nsir2011:environmental'] })).toBe(0)
})

test('a bureau without incidents answers with nothing, not with a failure', async () => {
  expect(await desk.client.incidents.summary({ filter: {} })).toMatchObject({ total: 0, firstDay: null })
  expect(await desk.client.incidents.byMonth({ filter: {} })).toEqual([])
  expect((await desk.client.incidents.points({ filter: {} })).counts).toHaveLength(0)
  expect(await desk.client.incidents.rows({ filter: {} })).toEqual({ total: 0, rows: [] })
  expect(await desk.client.incidents.hourByWeekday({ filter: {} })).toMatchObject({
    kind: 'counts',
    incidents: 0,
  })
  expect(await desk.client.imports.freshness()).toEqual([])
})

test('points are the distinct places with what stands there', async () => {
  await addIncidents(desk, few)
  const points = await desk.client.incidents.points({ filter: {} })
  expect([...points.eastings]).toEqual([458_800, 459_000])
  expect([...points.northings]).toEqual([304_600, 305_000])
  expect([...points.counts]).toEqual([3, 1])
  expect(points).toMatchObject({ placed: 4, unplaced: 1 })
})

test('months without any are counted as zero, but only between what was sent', async () => {
  await addIncidents(desk, few)
  expect(await desk.client.incidents.byMonth({ filter: { from: '2024-01-01', to: '2026-12-31' } })).toEqual([
    { month: '2025-03', count: 3 },
    { month: '2025-04', count: 0 },
    { month: '2025-05', count: 2 },
  ])
  expect(await desk.client.incidents.byMonth({ filter: { from: '2025-04-01', to: '2025-04-30' } })).toEqual([
    { month: '2025-04', count: 0 },
  ])
  expect(await desk.client.incidents.byMonth({ filter: { from: '2027-01-01' } })).toEqual([])
})

test('hours are counted where they are known and refused where only the month is', async () => {
  await addIncidents(desk, few)
  const hours = await desk.client.incidents.hourByWeekday({ filter: { to: '2025-04-30' } })
  if (hours.kind !== 'counts') throw new Error(hours.reason)
  expect(hours).toMatchObject({ incidents: 3, left: 0 })
  // 3 March 2025 was a Monday.
  expect(hours.values[0 * 24 + 22]).toBe(1)
  expect(hours.values[1 * 24 + 1]).toBe(1)
  expect(hours.values[0 * 24 + 23]).toBe(1)
  const { sources } = await desk.client.incidents.summary({ filter: {} })
  const refused = await desk.client.incidents.hourByWeekday({ filter: { sourceIds: [sources[1]!.id] } })
  expect(refused).toMatchObject({ kind: 'refused', reason: expect.stringContaining('month') })
})

test('rows are paged in every order, each reversible', async () => {
  await addIncidents(desk, generateCalls({ seed: 4, clusters: 3 }))
  const total = 300
  for (const key of ['when', 'category', 'source', 'reference', 'place'] as const) {
    const sort = { key, descending: false }
    const all = await desk.client.incidents.rows({ filter: {}, limit: 1000, sort })
    expect(all.total).toBe(total)
    expect(new Set(all.rows.map(({ id }) => id)).size).toBe(total)
    const second = await desk.client.incidents.rows({ filter: {}, offset: 100, limit: 50, sort })
    expect(second.rows).toEqual(all.rows.slice(100, 150))
    const back = await desk.client.incidents.rows({
      filter: {},
      limit: 1000,
      sort: { key, descending: true },
    })
    expect(back.rows).toEqual(all.rows.toReversed())
  }
  const byTime = await desk.client.incidents.rows({ filter: {}, limit: 1000 })
  const written = byTime.rows.map(({ when }) => when)
  expect(written).toEqual(written.toSorted().reverse())
})

test('rows without the text they are sorted by come last', async () => {
  await addIncidents(desk, few)
  const { rows } = await desk.client.incidents.rows({
    filter: {},
    sort: { key: 'reference', descending: false },
  })
  expect(rows.map(({ reference }) => reference)).toEqual(['A1', 'B2', null, null, null])
  const places = await desk.client.incidents.rows({ filter: {}, sort: { key: 'place', descending: false } })
  expect(places.rows.slice(0, 2).map(({ place }) => place)).toEqual(['Canal Lane', 'High Street'])
})

test('one incident is shown with its import, its line and its raw cells, and looking at it is recorded', async () => {
  await addIncidents(desk, few)
  const { rows } = await desk.client.incidents.rows({
    filter: {},
    sort: { key: 'reference', descending: false },
  })
  const incident = await desk.client.incidents.get({ incidentId: rows[0]!.id })
  expect(incident).toMatchObject({
    reference: 'A1',
    when: '2025-03-04 01:00',
    category: 'Noise',
    import: { fileName: 'call-centre.csv', line: 3 },
    raw: [
      { column: 'Type', value: 'Noise' },
      { column: 'Notes', value: 'call 2' },
    ],
    areas: [],
  })
  await expect(desk.client.incidents.get({ incidentId: 999 })).rejects.toMatchObject({ code: 'not-found' })
  const audit = await desk.client.access.audit({})
  expect(audit.rows[0]).toMatchObject({ kind: 'consultation', subject: `incidentId ${rows[0]!.id}` })
})

test('a source is late when its import is older than agreed, and a month is shown as a month', async () => {
  await addIncidents(desk, few)
  const [calls, published] = await desk.client.imports.freshness()
  expect(calls).toMatchObject({
    sourceName: '101 call centre',
    incidents: 4,
    unplaced: 1,
    uncoded: 1,
    lastIncident: '2025-05-01 00:00',
    lastImport: '2025-06-01T06:00:10.000Z',
    late: true,
  })
  expect(published).toMatchObject({ lastIncident: '2025-05', late: false })
  desk.setNow('2025-06-08T06:00:00.000Z')
  expect((await desk.client.imports.freshness())[0]!.late).toBe(false)
})

test('what cannot be asked is refused: a day that is none, a hotspot that is gone, a partner', async () => {
  await addIncidents(desk, few)
  await expect(desk.client.incidents.summary({ filter: { from: '2025-02-30' } })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(desk.client.incidents.points({ filter: { hotspotId: 7 } })).rejects.toMatchObject({
    code: 'not-found',
  })
  await desk.client.settings.closeBureau()
  const partner = await openTestDesk({ folder: desk.folder, login: 'somebody', bureau: null })
  await partner.client.settings.openBureau({ path: `${desk.folder}/Test bureau.bureau` })
  for (const ask of [
    () => partner.client.incidents.summary({ filter: {} }),
    () => partner.client.incidents.points({ filter: {} }),
    () => partner.client.incidents.byMonth({ filter: {} }),
    () => partner.client.incidents.hourByWeekday({ filter: {} }),
    () => partner.client.incidents.rows({ filter: {} }),
    () => partner.client.incidents.get({ incidentId: 1 }),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect(await partner.client.imports.freshness()).toHaveLength(2)
  await partner.close()
})
