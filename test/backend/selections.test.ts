import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import { inStore } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, generateCalls } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await addIncidents(desk, calls)
})
afterEach(() => desk.close())

const calls = generateCalls({ seed: 7, clusters: 4 })
const dbscan: Parameters = { method: 'dbscan', epsMetres: 50, minPoints: 10 }
/** Round the first planted cluster, at easting 455,000. */
const square: [number, number][] = [
  [454_700, 303_000],
  [455_300, 303_000],
  [455_300, 307_000],
  [454_700, 307_000],
]
const run = (parameters: Parameters, filter = {}) => desk.client.analysis.run({ parameters, filter })

test('a drawn selection becomes one hotspot on the ground drawn, and that a profile', async () => {
  const filter = { polygon: square }
  const { total } = await desk.client.incidents.summary({ filter })
  const result = await run({ method: 'selection', title: 'Round the station' }, filter)
  expect(result.statement).toContain(
    `The selection “Round the station”: ${total} incidents from 1 January 2025`,
  )
  expect(result.hotspots).toHaveLength(1)
  const [hotspot] = result.hotspots
  expect(hotspot).toMatchObject({ label: 'Round the station', count: total, rank: 1, areaHectares: 240 })
  expect(hotspot!.polygons).toEqual([[[...square, square[0]]]])
  const inside = await desk.client.incidents.summary({ filter: { hotspotId: hotspot!.id } })
  expect(inside.total).toBe(total)
  const profile = await desk.client.profiles.create({ hotspotId: hotspot!.id })
  expect(profile).toMatchObject({ status: 'proposed', areaLabel: 'Round the station' })
  expect((await desk.client.incidents.summary({ filter: profile.filter })).total).toBe(total)
})

test('a selection without ground of its own is outlined round its incidents and named after where it is', async () => {
  const result = await run({ method: 'selection' }, { from: '2025-03-01', to: '2025-03-31' })
  const [hotspot] = result.hotspots
  expect(hotspot!.label).toMatch(/^S[KP] \d{4} \d{4}$/)
  expect(result.choices).toContainEqual({
    parameter: 'outline',
    reason: expect.stringMatching(
      /^The filter draws no ground of its own, so the outline is drawn [\d,]+ m around/,
    ),
  })
  const profile = await desk.client.profiles.create({ hotspotId: hotspot!.id })
  const held = await desk.client.incidents.summary({ filter: { ...profile.filter, to: '2025-03-31' } })
  expect(held.total).toBe(hotspot!.count)
  expect(await desk.client.analysis.rerun({ analysisId: result.id })).toMatchObject({ identical: true })
})

test('a circle is kept with its edge', async () => {
  const circle = { easting: 455_000, northing: 305_000, radiusMetres: 2000 }
  const { hotspots } = await run({ method: 'selection' }, { circle })
  const { total } = await desk.client.incidents.summary({ filter: { circle } })
  expect(hotspots[0]).toMatchObject({ count: total })
  expect(hotspots[0]!.areaHectares).toBeGreaterThan(Math.PI * 400)
  expect(hotspots[0]!.areaHectares).toBeLessThan(Math.PI * 400 * 1.003)
})

test('an empty selection is refused with what to do', async () => {
  await expect(run({ method: 'selection' }, { from: '2001-01-01', to: '2001-02-01' })).rejects.toMatchObject({
    code: 'invalid',
    message: 'There are no incidents in this selection.',
  })
})

test('hotspots are merged on the freeze they were found on, each incident once', async () => {
  const found = await run(dbscan)
  const [one, two] = found.hotspots
  const hotspotIds = [one!.id, two!.id]
  const apart = await run({ method: 'merge', hotspotIds })
  expect(apart.freezeId).toBe(found.freezeId)
  expect(apart.hotspots).toHaveLength(1)
  expect(apart.hotspots[0]).toMatchObject({
    count: one!.count + two!.count,
    polygons: [...one!.polygons, ...two!.polygons],
  })
  expect(apart.statement).toBe(
    `2 hotspots merged into one of ${one!.count + two!.count} incidents: ${one!.label}; ${two!.label}.`,
  )
  // A wider run over the same ground: its outline overlaps the first, so one is drawn round the incidents of both.
  const wider = await run({ ...dbscan, epsMetres: 80 } as Parameters)
  const over = wider.hotspots.find(
    ({ centre }) => Math.hypot(centre[0] - one!.centre[0], centre[1] - one!.centre[1]) < 100,
  )
  const both = await run({ method: 'merge', hotspotIds: [one!.id, over!.id] })
  const ids = await Promise.all(
    [one!, over!].map(({ id }) =>
      desk.client.incidents.rows({ filter: { hotspotId: id }, offset: 0, limit: 500 }),
    ),
  )
  const union = new Set(ids.flatMap(({ rows }) => rows.map(row => row.id)))
  expect(both.hotspots[0]!.count).toBe(union.size)
  expect(both.choices[0]!.reason).toContain(
    '2 hotspots overlap, so one outline is drawn around their incidents',
  )
  expect(await desk.client.analysis.rerun({ analysisId: both.id })).toMatchObject({ identical: true })
  const profile = await desk.client.profiles.create({ hotspotId: both.hotspots[0]!.id })
  expect(profile.status).toBe('proposed')
})

test('hotspots of other data, of another filter, or that are gone are not merged', async () => {
  const first = await run(dbscan)
  const outside = run(
    { method: 'merge', hotspotIds: first.hotspots.slice(0, 2).map(({ id }) => id) },
    { to: '2025-01-31' },
  )
  await expect(outside).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/of these hotspots are not among those the filter lets through/),
  })
  await expect(run({ method: 'merge', hotspotIds: [first.hotspots[0]!.id, 9999] })).rejects.toMatchObject({
    code: 'not-found',
  })
  await inStore(desk, async ({ db }) => {
    const { id: _id, ...row } = await db.selectFrom('incident').selectAll().limit(1).executeTakeFirstOrThrow()
    await db
      .insertInto('incident')
      .values({ ...row, fingerprint: Buffer.alloc(16, 255) })
      .execute()
  })
  const second = await run(dbscan)
  const hotspotIds = [first.hotspots[0]!.id, second.hotspots[0]!.id]
  await expect(run({ method: 'merge', hotspotIds })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(
      /\(analysis 1\) and .* \(analysis 2\) were found in different states of the incidents/,
    ),
  })
  // Those of the first are still merged on the freeze of the first.
  const [one, two] = first.hotspots
  const merged = await run({ method: 'merge', hotspotIds: [one!.id, two!.id] })
  expect(merged.hotspots[0]!.count).toBe(one!.count + two!.count)
  expect(merged.freezeId).toBe(first.freezeId)
})
