import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

async function file(name: string, text: string) {
  async function* bytes() {
    yield Buffer.from(text)
  }
  return desk.backend.files.receive(name, bytes())
}

const square = (west: number) => [
  [
    [west, 300_000],
    [west + 1000, 300_000],
    [west + 1000, 301_000],
    [west, 301_000],
    [west, 300_000],
  ],
]

/** Two wards side by side, with 1,000 and 9,000 residents. */
async function wards() {
  const collection = {
    type: 'FeatureCollection',
    crs: { properties: { name: 'EPSG:27700' } },
    features: [450_000, 451_000].map((west, at) => ({
      type: 'Feature',
      properties: { code: `W${at}`, name: ['Abbey', 'Castle'][at] },
      geometry: { type: 'Polygon', coordinates: square(west) },
    })),
  }
  const set = await desk.client.areas.load({
    file: await file('wards.geojson', JSON.stringify(collection)),
    ...{ name: 'Wards', vintage: '2022', codeProperty: 'code', nameProperty: 'name' },
  })
  const { figures } = await desk.client.areas.loadFigures({
    file: await file('residents.csv', 'code,all\nW0,1000\nW1,9000\n'),
    ...{ areaSetId: set.id, codeColumn: 'code', origin: 'Census 2021' },
    columns: [{ column: 'all', name: 'Residents', unit: 'residents' }],
  })
  return { areaSetId: set.id, perFigureId: figures[0]!.id }
}

const call = (
  day: string,
  easting?: number,
  precision: MadeIncident['placePrecision'] = 'exact',
): MadeIncident => ({
  category: 'Noise',
  from: dayToMinute(day) + 720,
  ...(easting === undefined ? {} : { easting, northing: 300_500, placePrecision: precision }),
})
const times = (n: number, make: (i: number) => MadeIncident) => Array.from({ length: n }, (_, i) => make(i))
const calls = [
  ...times(40, i => call('2025-03-10', 450_100 + i * 10)),
  ...times(5, () => call('2025-03-11', 450_500, 'area')),
  ...times(30, i => call('2025-03-12', 451_100 + i * 10)),
  ...times(20, i => call('2025-02-12', 450_100 + i * 10)),
  ...times(30, i => call('2025-02-12', 451_100 + i * 10)),
  ...times(3, () => call('2025-03-13', 480_000)),
  ...times(2, () => call('2025-03-14')),
]
const march = { from: '2025-03-01', to: '2025-03-31' }

test('counts, rates, intervals and change of each area; the hot one leads to its incidents', async () => {
  await addIncidents(desk, calls)
  const { areaSetId, perFigureId } = await wards()
  const parameters: Parameters = {
    ...{ method: 'hot-areas', areaSetId, perFigureId, minCount: 10 },
    before: { from: '2025-02-01', to: '2025-02-28' },
  }
  const result = await desk.client.analysis.run({ parameters, filter: march })
  const { columns } = await desk.client.analysis.table({ analysisId: result.id, key: 'areas' })
  const column = (key: string) => [...columns.find(one => one.key === key)!.values]
  expect(column('name')).toEqual(['Abbey', 'Castle'])
  expect(column('count')).toEqual([45, 30])
  expect(column('rate')).toEqual([45, 30 / 9])
  expect(column('before')).toEqual([20, 30])
  // The bureau holds incidents from 12 February to 14 March: 14 days against 17.
  expect(column('change')[1]).toBeCloseTo((17 / 14 - 1) * 100, 9)
  expect(result.tables[0]!.note).toContain('2 incidents without a place and 3 outside of all areas')
  expect(result.hotspots.map(({ label, count }) => [label, count])).toEqual([['Abbey', 45]])
  const inside = await desk.client.incidents.summary({ filter: { hotspotId: result.hotspots[0]!.id } })
  expect(inside.total).toBe(45)
  expect(await desk.client.analysis.rerun({ analysisId: result.id })).toMatchObject({ identical: true })
  const profile = await desk.client.profiles.create({ hotspotId: result.hotspots[0]!.id })
  expect(profile.areaLabel).toBe('Abbey')
  await expect(desk.client.areas.removeSet({ areaSetId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a figure of other areas is refused, and a bureau without areas says so', async () => {
  await addIncidents(desk, calls)
  await expect(desk.client.analysis.defaults({ method: 'hot-areas', filter: {} })).rejects.toMatchObject({
    code: 'invalid',
    message: 'This bureau has no areas yet to count incidents in.',
  })
  const { areaSetId, perFigureId } = await wards()
  const suggested = await desk.client.analysis.defaults({ method: 'hot-areas', filter: {} })
  expect(suggested.parameters).toMatchObject({ method: 'hot-areas', areaSetId })
  const other = await desk.client.areas.load({
    file: await file(
      'beats.geojson',
      JSON.stringify({
        ...{ type: 'FeatureCollection', crs: { properties: { name: 'EPSG:27700' } } },
        features: [
          {
            ...{ type: 'Feature', properties: { code: 'B1', name: 'Beat' } },
            geometry: { type: 'Polygon', coordinates: square(450_000) },
          },
        ],
      }),
    ),
    ...{ name: 'Beats', vintage: '2022', codeProperty: 'code', nameProperty: 'name' },
  })
  const parameters: Parameters = { method: 'hot-areas', areaSetId: other.id, perFigureId, minCount: 10 }
  await expect(desk.client.analysis.run({ parameters, filter: {} })).rejects.toMatchObject({
    code: 'invalid',
    message: '“Residents” is a figure of other areas than “Beats”.',
  })
  const gone: Parameters = { method: 'hot-areas', areaSetId: 99, minCount: 10 }
  await expect(desk.client.analysis.run({ parameters: gone, filter: {} })).rejects.toMatchObject({
    code: 'not-found',
  })
})
