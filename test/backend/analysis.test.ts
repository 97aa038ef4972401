import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, generateCalls, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const dbscan: Parameters = { method: 'dbscan', epsMetres: 50, minPoints: 10 }
const giStar: Parameters = { method: 'gi-star', cellMetres: 100, bandMetres: 150, alpha: 0.05, minCount: 5 }
const kde: Parameters = { method: 'kde', cellMetres: 50, bandwidthMetres: 300, quantile: 0.99, minCount: 10 }
const calls = generateCalls({ seed: 7, clusters: 4 })

test.each([dbscan, giStar, kde])(
  'the four planted clusters are found by $method, kept, and lead back to their incidents',
  async parameters => {
    await addIncidents(desk, [...calls, { category: 'Noise', from: dayToMinute('2025-02-02') }])
    const stages: string[] = []
    const result = await desk.client.analysis.run(
      { parameters, filter: {} },
      { onProgress: ({ stage }) => stages.push(stage) },
    )
    expect(result).toMatchObject({
      parameters,
      seed: 1,
      incidents: calls.length,
      unplaced: 1,
      softwareVersion: '0.0.0-test',
      madeAt: '2025-06-16T09:00:00.000Z',
      madeBy: 'analyst.one',
    })
    expect(result.statement).not.toBe('')
    expect(stages).toContain(`Finding hotspots among ${calls.length} incidents`)
    expect(stages.at(-1)).toBe('Naming and saving')
    const planted = [0, 1, 2, 3].map(i => 455_000 + 1500 * i)
    const found = result.hotspots.slice(0, 4).map(({ centre }) => centre)
    expect(found.map(([easting]) => planted.find(at => Math.abs(at - easting) < 60)).toSorted()).toEqual(
      planted,
    )
    for (const [index, hotspot] of result.hotspots.entries()) {
      expect(hotspot.rank).toBe(index + 1)
      expect(hotspot.label).toMatch(/^S[KP] \d{4} \d{4}$/)
      const inside = await desk.client.incidents.summary({ filter: { hotspotId: hotspot.id } })
      expect(inside.total).toBe(hotspot.count)
    }
    expect(await desk.client.analysis.get({ analysisId: result.id })).toEqual(result)
    expect(await desk.client.analysis.list()).toMatchObject([
      { id: result.id, parameters, hotspots: result.hotspots.length },
    ])
  },
)

test('running again gives the same answer to the last digit', async () => {
  await addIncidents(desk, calls)
  const filter = { from: '2025-02-01', to: '2025-04-30' }
  const answer = async () => {
    const result = await desk.client.analysis.run({ parameters: giStar, filter })
    const { id, freezeId, madeAt, hotspots, ...rest } = result
    return JSON.stringify({ ...rest, hotspots: hotspots.map(({ id, ...hotspot }) => hotspot) })
  }
  const first = await answer()
  desk.setNow('2025-06-17T10:00:00.000Z')
  expect(await answer()).toBe(first)
  expect(await desk.client.analysis.list()).toHaveLength(2)
})

test('a hotspot is named after the area its centre lies in', async () => {
  await addIncidents(desk, calls)
  const ring = [
    [454_000, 303_000],
    [465_000, 303_000],
    [465_000, 305_000],
    [454_000, 305_000],
    [454_000, 303_000],
  ]
  const collection = {
    type: 'FeatureCollection',
    crs: { properties: { name: 'EPSG:27700' } },
    features: [
      {
        type: 'Feature',
        properties: { code: 'W1', name: 'Abbey' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  }
  async function* bytes() {
    yield Buffer.from(JSON.stringify(collection))
  }
  const file = await desk.backend.files.receive('wards.geojson', bytes())
  const names = { name: 'Wards', vintage: '2022', codeProperty: 'code', nameProperty: 'name' }
  const set = await desk.client.areas.load({ file, ...names })
  const [area] = await desk.client.areas.outlines({ areaSetId: set.id })
  const { hotspots } = await desk.client.analysis.run({ parameters: dbscan, filter: { areaIds: [area!.id] } })
  expect(hotspots.map(({ label }) => label)).toEqual(
    hotspots.map(() => expect.stringMatching(/^Abbey, SK \d{4} \d{4}$/)),
  )
  // What the saved analysis was limited to cannot be taken away from under it.
  await expect(desk.client.areas.removeSet({ areaSetId: set.id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('analysis 1'),
  })
})

test('what the incidents cannot bear is said: snapped points, many without a place, a late source', async () => {
  const published = calls.slice(0, 60).map(
    (call): MadeIncident => ({
      ...call,
      source: 'police-uk',
      placePrecision: 'snapped',
      timePrecision: 'month',
    }),
  )
  const unplaced = Array.from(
    { length: 30 },
    (): MadeIncident => ({ category: 'Noise', from: calls[0]!.from }),
  )
  await addIncidents(desk, [...published, ...unplaced])
  const { warnings } = await desk.client.analysis.run({ parameters: dbscan, filter: {} })
  expect(warnings).toContainEqual(expect.stringMatching(/30 of 90 incidents \(33 %\) have no place/))
  expect(warnings).toContainEqual(expect.stringMatching(/points stand for eight or more addresses/))
  expect(warnings).toContainEqual(expect.stringMatching(/101 call centre is late.*1 June 2025.*7 days/))
  const { sources } = await desk.client.incidents.summary({ filter: {} })
  const sourceIds = sources.filter(({ name }) => name === 'data.police.uk').map(({ id }) => id)
  const alone = await desk.client.analysis.run({ parameters: dbscan, filter: { sourceIds } })
  expect(alone.warnings.join(' ')).not.toMatch(/late|no place/)
})

test('an analysis that is cancelled leaves nothing behind', async () => {
  await addIncidents(desk, generateCalls({ seed: 8, clusters: 40 }))
  const parameters: Parameters = { ...kde, cellMetres: 10, bandwidthMetres: 2000 }
  const cancelling = new AbortController()
  const running = desk.client.analysis.run(
    { parameters, filter: {} },
    {
      signal: cancelling.signal,
      onProgress: ({ stage }) => {
        if (stage.startsWith('Finding')) cancelling.abort()
      },
    },
  )
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect(await desk.client.analysis.list()).toEqual([])
  expect(await desk.client.settings.checkIntegrity()).toMatchObject({ sound: true })
  expect(await desk.client.settings.jobs()).toEqual([])
})

test('without incidents, or without one that has a place, there is nothing to analyse', async () => {
  await expect(desk.client.analysis.run({ parameters: dbscan, filter: {} })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('no incidents'),
  })
  await addIncidents(desk, [{ category: 'Noise', from: 0 }])
  await expect(desk.client.analysis.run({ parameters: dbscan, filter: {} })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('has a place'),
  })
  expect(await desk.client.analysis.list()).toEqual([])
})

test('parameters that make no sense, or a vast study area, are refused; so are ids of nothing', async () => {
  await addIncidents(desk, [
    { category: 'Noise', from: 0, easting: 0, northing: 0 },
    { category: 'Noise', from: 0, easting: 650_000, northing: 1_200_000 },
  ])
  const run = (parameters: Parameters) => desk.client.analysis.run({ parameters, filter: {} })
  await expect(run({ ...dbscan, method: 'dbscan', epsMetres: -1, minPoints: 5 })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('epsMetres'),
  })
  await expect(
    run({ ...giStar, method: 'gi-star', cellMetres: 10, bandMetres: 50_000, alpha: 0.05, minCount: 5 }),
  ).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('study area'),
  })
  await expect(desk.client.analysis.get({ analysisId: 4 })).rejects.toMatchObject({ code: 'not-found' })
})

test('defaults come from the incidents, each with its reason, and can be run as they are', async () => {
  await addIncidents(desk, calls)
  for (const method of ['dbscan', 'gi-star', 'kde'] as const) {
    const { parameters, reasons } = await desk.client.analysis.defaults({ method, filter: {} })
    expect(parameters.method).toBe(method)
    expect(reasons.map(({ parameter }) => parameter).toSorted()).toEqual(
      Object.keys(parameters)
        .filter(key => key !== 'method')
        .toSorted(),
    )
    expect((await desk.client.analysis.run({ parameters, filter: {} })).hotspots.length).toBeGreaterThan(0)
  }
})

test('an investigator may look at analyses but not run one', async () => {
  await addIncidents(desk, calls)
  await desk.client.analysis.run({ parameters: dbscan, filter: {} })
  const [me] = await desk.client.access.people()
  await desk.client.access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await desk.client.access.savePerson({ ...me!, role: 'investigator' })
  await expect(desk.client.analysis.run({ parameters: dbscan, filter: {} })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(desk.client.analysis.defaults({ method: 'kde', filter: {} })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await desk.client.analysis.list()).toHaveLength(1)
  expect((await desk.client.analysis.get({ analysisId: 1 })).hotspots).not.toHaveLength(0)
})
