import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { fromWgs84, toWgs84 } from '#shared/geo/projection.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, generateCalls, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Ring = number[][]
const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const inDegrees = (ring: Ring) => ring.map(([easting, northing]) => toWgs84(easting!, northing!))
const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const collection = (features: unknown[], more = {}) => ({ type: 'FeatureCollection', ...more, features })

/** Four squares of 5 km, side by side, `N1` to `N4`. */
const neighbourhoods = collection(
  [0, 1, 2, 3].map(i =>
    feature({ ref: `N${i + 1}`, title: `Neighbourhood ${i + 1}`, district: 'City' }, [
      inDegrees(square(450_000 + 5000 * (i % 2), 300_000 + 5000 * Math.floor(i / 2), 5000)),
    ]),
  ),
)

async function* bytesOf(content: unknown) {
  yield Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
}
const handIn = (content: unknown, name = 'areas.geojson') =>
  desk.backend.files.receive(name, bytesOf(content))
const inspect = async (content: unknown) => desk.client.areas.inspect({ file: await handIn(content) })
const load = async (content: unknown, more: object = {}) =>
  desk.client.areas.load({
    file: await handIn(content),
    name: 'Neighbourhoods',
    vintage: '2025',
    codeProperty: 'ref',
    nameProperty: 'title',
    ...more,
  })

test('a file is looked at: its properties, the likely code and name, and how its coordinates are read', async () => {
  expect(await inspect(neighbourhoods)).toEqual({
    fileName: 'areas.geojson',
    features: 4,
    properties: [
      { name: 'ref', examples: ['N1', 'N2', 'N3'], distinct: 4 },
      { name: 'title', examples: ['Neighbourhood 1', 'Neighbourhood 2', 'Neighbourhood 3'], distinct: 4 },
      { name: 'district', examples: ['City'], distinct: 1 },
    ],
    codeProperty: 'ref',
    nameProperty: 'title',
    findings: [expect.stringContaining('longitude and latitude')],
  })
})

test('areas are loaded in metres, listed, drawn and counted, and the counts add up', async () => {
  await addIncidents(desk, [...generateCalls({ seed: 2, clusters: 2 }), { category: 'Noise', from: 0 }])
  const set = await load(neighbourhoods)
  expect(set).toMatchObject({ name: 'Neighbourhoods', vintage: '2025', areas: 4 })
  expect(await desk.client.areas.sets()).toEqual([set])
  const outlines = await desk.client.areas.outlines({ areaSetId: set.id })
  expect(outlines.map(({ code }) => code)).toEqual(['N1', 'N2', 'N3', 'N4'])
  const [easting, northing] = outlines[3]!.polygons[0]![0]![0]!
  expect(Math.hypot(easting - 455_000, northing - 305_000)).toBeLessThan(0.1)

  const counts = await desk.client.areas.counts({ areaSetId: set.id, filter: {} })
  const inside = counts.areas.reduce((sum, { count }) => sum + count, 0)
  const { total, unplaced } = await desk.client.incidents.summary({ filter: {} })
  expect(counts.unplaced).toBe(unplaced)
  expect(inside + counts.outside + counts.unplaced).toBe(total)
  for (const { id, count } of counts.areas) {
    const narrowed = await desk.client.incidents.summary({ filter: { areaIds: [id] } })
    expect(narrowed.total).toBe(count)
  }
  const two = counts.areas.slice(0, 2)
  const both = await desk.client.incidents.summary({ filter: { areaIds: two.map(({ id }) => id) } })
  expect(both.total).toBe(two[0]!.count + two[1]!.count)
  const { rows } = await desk.client.incidents.rows({ filter: { areaIds: [two[0]!.id] }, limit: 1 })
  const incident = await desk.client.incidents.get({ incidentId: rows[0]!.id })
  expect(incident.areas).toEqual([{ areaSetName: 'Neighbourhoods', code: 'N1', name: 'Neighbourhood 1' }])
})

test('where areas overlap, an incident is counted in the first by code', async () => {
  await addIncidents(desk, [{ category: 'Noise', from: 0, easting: 450_100, northing: 300_100 }])
  const overlapping = collection([
    feature({ ref: 'B', title: 'Beta' }, [square(450_000, 300_000, 1000)]),
    feature({ ref: 'A', title: 'Alpha' }, [square(449_500, 299_500, 1000)]),
  ])
  const set = await load(overlapping)
  const { areas } = await desk.client.areas.counts({ areaSetId: set.id, filter: {} })
  expect(areas.map(({ code, count }) => [code, count])).toEqual([
    ['A', 1],
    ['B', 0],
  ])
})

test('an area set taken away takes its placements with it, and another may follow in its stead', async () => {
  await addIncidents(desk, [{ category: 'Noise', from: 0, easting: 450_100, northing: 300_100 }])
  const set = await load(neighbourhoods)
  expect((await desk.client.areas.counts({ areaSetId: set.id, filter: {} })).outside).toBe(0)
  await desk.client.areas.removeSet({ areaSetId: set.id })
  expect(await desk.client.areas.sets()).toEqual([])
  for (const gone of [
    () => desk.client.areas.outlines({ areaSetId: set.id }),
    () => desk.client.areas.counts({ areaSetId: set.id, filter: {} }),
    () => desk.client.areas.removeSet({ areaSetId: set.id }),
  ]) {
    await expect(gone()).rejects.toMatchObject({ code: 'not-found' })
  }
  const elsewhere = collection([feature({ ref: 'X', title: 'X' }, [square(300_000, 300_000, 10)])])
  const next = await load(elsewhere, { name: 'Elsewhere' })
  expect(next.id).not.toBe(set.id)
  expect((await desk.client.areas.counts({ areaSetId: next.id, filter: {} })).outside).toBe(1)
})

test('an area set that a saved filter is limited to stays', async () => {
  const set = await load(neighbourhoods)
  const [area] = await desk.client.areas.outlines({ areaSetId: set.id })
  await desk.client.incidents.saveFilter({ name: 'First ward', filter: { areaIds: [area!.id] } })
  await expect(desk.client.areas.removeSet({ areaSetId: set.id })).rejects.toMatchObject({
    code: 'conflict',
    message: 'This area set is needed by the saved filter “First ward”.',
  })
})

test('grid metres are read as they are; open rings are closed and features without ground left out, aloud', async () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } }
  const file = collection(
    [
      feature({ ref: 1, title: 'One' }, [square(450_000, 300_000, 100).slice(0, 4)]),
      feature({ ref: 2, title: 'Two' }, [450_000, 300_000], 'Point'),
      feature(
        { ref: 3, title: 'Three' },
        [[square(450_200, 300_000, 100)], [square(450_400, 300_000, 50)]],
        'MultiPolygon',
      ),
    ],
    { crs },
  )
  const { features, findings } = await inspect(file)
  expect(features).toBe(2)
  expect(findings.join(' ')).toMatch(/EPSG:27700.*no polygons: feature 2.*not closed.*feature 1/)
  const set = await load(file)
  const [one, three] = await desk.client.areas.outlines({ areaSetId: set.id })
  expect(one!.polygons).toEqual([[square(450_000, 300_000, 100)]])
  expect(three!.polygons).toHaveLength(2)
  const silent = await inspect({ ...file, crs: undefined })
  expect(silent.findings[0]).toMatch(/too large for degrees/)
})

test('a bad file is refused with its name, the feature and the property, and nothing is loaded', async () => {
  const good = square(450_000, 300_000, 100)
  const one = (properties: object, coordinates: unknown = [good], type = 'Polygon') =>
    collection([feature({ ref: 'A', title: 'A' }, [good]), feature(properties, coordinates, type)])
  const bad: [unknown, RegExp][] = [
    ['', /areas\.geojson is empty/],
    ['code,name\n1,2', /areas\.geojson is not JSON/],
    [{ hello: 'world' }, /not GeoJSON/],
    [collection([]), /no features/],
    [collection([feature({ ref: 'A', title: 'A' }, [450_000, 300_000], 'Point')]), /no polygons/],
    [one({ title: 'B' }), /areas\.geojson, feature 2.*“ref”/],
    [one({ ref: ' ', title: 'B' }), /feature 2.*“ref”/],
    [one({ ref: 'B' }), /feature 2.*“title”/],
    [one({ ref: 'A', title: 'B' }), /feature 2.*“ref” is A.*feature 1/],
    [one({ ref: 'B', title: 'B' }, [square(900_000, 300_000, 10)]), /feature 2.*outside the national grid/],
    [one({ ref: 'B', title: 'B' }, [good.slice(0, 2)]), /feature 2.*fewer than three corners/],
    [one({ ref: 'B', title: 'B' }, [[['x', 'y']]]), /feature 2.*not a coordinate/],
    [one({ ref: 'B', title: 'B' }, good), /feature 2/],
    [nested(20_000), /feature 1.*not a coordinate/],
    [one({ ref: 'B', title: 'B' }, []), /feature 2.*no corners/],
    [{ ...one({ ref: 'B', title: 'B' }), crs: { properties: { name: 'EPSG:3857' } } }, /EPSG:3857/],
    [{ ...collection([1]) }, /feature 1/],
  ]
  for (const [content, message] of bad) {
    await expect(load(content)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(message),
      next: expect.any(String),
    })
  }
  const swapped = collection([
    feature({ ref: 'A', title: 'A' }, [
      inDegrees(good).map(([longitude, latitude]) => [latitude, longitude]),
    ]),
  ])
  await expect(load(swapped)).rejects.toMatchObject({ next: expect.stringContaining('swapped') })
  const utf16 = await desk.backend.files.receive('utf16.geojson', bytes16())
  await expect(desk.client.areas.inspect({ file: utf16 })).rejects.toMatchObject({
    message: expect.stringContaining('UTF-8'),
  })
  await expect(desk.client.areas.inspect({ file: desk.folder })).rejects.toMatchObject({ code: 'invalid' })
  expect(await desk.client.areas.sets()).toEqual([])
})

/** A polygon whose lists lie in one another as often as is said, written out: deeper than any stack. */
const nested = (times: number) =>
  JSON.stringify(collection([feature({ ref: 'A', title: 'A' }, '@')])).replace(
    '"@"',
    `${'['.repeat(times)}450000,300000${']'.repeat(times)}`,
  )

async function* bytes16() {
  yield Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(neighbourhoods), 'utf16le')])
}

test('a set of the same name and vintage is a conflict, and who may not load areas is refused', async () => {
  await load(neighbourhoods)
  await expect(load(neighbourhoods)).rejects.toMatchObject({ code: 'conflict' })
  const [me] = await desk.client.access.people()
  await desk.client.access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await desk.client.access.savePerson({ ...me!, role: 'investigator' })
  for (const refused of [
    () => inspect(neighbourhoods),
    () => load(neighbourhoods, { name: 'More' }),
    () => desk.client.areas.removeSet({ areaSetId: 1 }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect(await desk.client.areas.sets()).toHaveLength(1)
})

const shared = join(fileURLToPath(import.meta.url), '../../../../shared/data')
const boundaries = join(shared, 'boundaries/lsoa21_llr.geojson')
const street = join(shared, 'police-uk/leicestershire/2025-06-leicestershire-street.csv')
const present = existsSync(boundaries) && existsSync(street)

test.skipIf(!present)(
  `real boundaries hold what their publisher says they hold${present ? '' : ' (skipped: ../shared/data is not here)'}`,
  async () => {
    const file = boundaries
    const seen = await desk.client.areas.inspect({ file })
    expect(seen).toMatchObject({ features: 634, codeProperty: 'lsoa21_code', nameProperty: 'lsoa21_name' })
    const rows = Papa.parse<Record<string, string>>(readFileSync(street, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data.filter(row => row.Longitude)
    const incidents = rows.map((row, index): MadeIncident => {
      const [easting, northing] = fromWgs84(Number(row.Longitude), Number(row.Latitude))
      const from = dayToMinute('2025-06-01')
      return { category: 'Noise', from, easting, northing, reference: `${index}` }
    })
    await addIncidents(desk, incidents)
    const { codeProperty, nameProperty } = seen
    const set = await desk.client.areas.load({
      file,
      name: 'LSOA',
      vintage: '2021',
      codeProperty: codeProperty!,
      nameProperty: nameProperty!,
    })
    const areas = await desk.client.areas.outlines({ areaSetId: set.id })
    const published = new Map<string, number>()
    for (const row of rows) published.set(row['LSOA code']!, (published.get(row['LSOA code']!) ?? 0) + 1)
    const known = rows.filter(row => areas.some(({ code }) => code === row['LSOA code'])).length
    let agreeing = 0
    let furthest = 0
    for (const { id, code } of areas) {
      const inside = await desk.client.incidents.rows({ filter: { areaIds: [id] }, limit: 1000 })
      expect(inside.rows).toHaveLength(inside.total)
      for (const row of inside.rows) {
        const publishedCode = rows[Number(row.reference)]!['LSOA code']
        const other = areas.find(area => area.code === publishedCode)
        if (publishedCode === code) agreeing++
        else if (other) furthest = Math.max(furthest, distanceTo(other.polygons, row.easting!, row.northing!))
      }
    }
    const share = agreeing / known
    console.info(
      `${agreeing} of ${known} incidents (${(share * 100).toFixed(1)} %) lie in the LSOA published for them, ` +
        `the others within ${furthest.toFixed(0)} m of it.`,
    )
    // The boundaries are generalised to about 200 m, and street-level points stand on streets, often the boundary.
    expect(share).toBeGreaterThan(0.85)
    expect(furthest).toBeLessThan(200)
  },
)

/** Distance from a point to the nearest side of some polygons, in metres. */
function distanceTo(polygons: Polygons, easting: number, northing: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of polygons.flat()) {
    for (const [i, [x2, y2]] of ring.slice(1).entries()) {
      const [x1, y1] = ring[i]!
      const [dx, dy] = [x2 - x1, y2 - y1]
      const along = ((easting - x1) * dx + (northing - y1) * dy) / (dx * dx + dy * dy)
      const t = Math.min(1, Math.max(0, along))
      nearest = Math.min(nearest, Math.hypot(easting - x1 - t * dx, northing - y1 - t * dy))
    }
  }
  return nearest
}
