import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
let sourceId: number
beforeEach(async () => {
  desk = await openTestDesk()
  sourceId = await addSource(desk.client)
})
afterEach(() => desk.close())

const side = 5000
/** Two neighbourhoods side by side, `N1` and `N2`. */
async function loadAreas() {
  const features = [0, 1].map(i => {
    const [west, south] = [450_000 + side * i, 300_000]
    const ring = [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ]
    return {
      type: 'Feature',
      properties: { code: `N${i + 1}`, name: `Neighbourhood ${i + 1}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
  const file = writeTable(desk, 'areas.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  const which = { name: 'Neighbourhoods', vintage: '', codeProperty: 'code', nameProperty: 'name' }
  return (await desk.client.areas.load({ file, ...which })).id
}

/** Ten calls in N1 that say no more, four at one place in N2, one of an area that is not loaded. */
const calls = () =>
  writeTable(
    desk,
    'calls.csv',
    [
      'Ref,Date,Category,Easting,Northing,Area code',
      ...Array.from({ length: 10 }, (_, i) => `A${i},23/05/2025 10:00,Noise,,,n1`),
      ...Array.from({ length: 4 }, (_, i) => `B${i},23/05/2025 10:00,Noise,456789,302345,N2`),
      'C1,23/05/2025 10:00,Noise,,,N9',
      'D1,23/05/2025 10:00,Noise,470001,302345,',
    ].join('\n'),
  )

test('incidents known by their area alone are counted by area, and stand at no place', async () => {
  const areaSetId = await loadAreas()
  const { areas, incidents } = desk.client
  const summary = await loadFile(desk.client, calls(), sourceId)
  expect(summary).toMatchObject({ loaded: 16, unplaced: 1, flagged: 2 })

  const { areas: counted, outside, unplaced } = await areas.counts({ areaSetId, filter: {} })
  expect(counted.map(({ code, count }) => [code, count])).toEqual([
    ['N1', 10],
    ['N2', 4],
  ])
  expect({ outside, unplaced }).toEqual({ outside: 1, unplaced: 1 })
  const n1 = { areaIds: [counted[0]!.id] }
  const { rows } = await incidents.rows({ filter: n1, sort: { key: 'reference', descending: false } })
  expect(await incidents.get({ incidentId: rows[0]!.id })).toMatchObject({
    ...{ placePrecision: 'area', areas: [{ code: 'N1' }] },
  })
  expect(await incidents.summary({ filter: n1 })).toMatchObject({ total: 10, placed: 0, unplaced: 10 })

  expect(await incidents.points({ filter: {} })).toMatchObject({
    ...{ eastings: Float64Array.of(456_789, 470_001), placed: 5, unplaced: 11 },
  })
  const aroundTheMiddle = [
    [452_000, 302_000],
    [453_000, 302_000],
    [453_000, 303_000],
    [452_000, 303_000],
  ] as [number, number][]
  expect(await incidents.summary({ filter: { polygon: aroundTheMiddle } })).toMatchObject({ total: 0 })
})

test('no hotspot is found in the middle of an area that incidents are only coded to', async () => {
  await loadAreas()
  await loadFile(desk.client, calls(), sourceId)
  const parameters = { method: 'dbscan' as const, epsMetres: 50, minPoints: 3 }
  const found = await desk.client.analysis.run({ parameters, filter: {} })
  expect(found).toMatchObject({ incidents: 5, unplaced: 11, hotspots: [{ count: 4 }] })
  expect(found.hotspots).toHaveLength(1)
})

test('what was odd about the places is listed with its reason', async () => {
  await loadAreas()
  const { id } = await loadFile(desk.client, calls(), sourceId)
  const { rows } = await desk.client.imports.issues({ importId: id, outcome: 'flagged' })
  expect(rows.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [16, 'Area code', 'No area with this code is loaded: kept without a place'],
    [17, 'Easting', 'Outside the area of the bureau: kept, and flagged'],
  ])
})
