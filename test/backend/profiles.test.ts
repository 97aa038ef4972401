import { afterEach, expect, test } from 'vitest'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { addCalls, callsOf, centre, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
afterEach(() => desk.close())

async function openWithProfile() {
  desk = await openTestDesk()
  await fillBureau(desk, callsOf(months2024, 26))
  return desk.client.profiles.create({ hotspotId: 1 })
}

test('a hotspot becomes a problem profile with its figures, named by what it is mostly about', async () => {
  const profile = await openWithProfile()
  expect(profile).toMatchObject({
    number: 'PP-2025-001',
    title: 'Rowdy behaviour: Aylestone, SK 588 046',
    status: 'proposed',
    next: ['raised', 'declined'],
    count: 312,
    filter: { from: '2024-01-01' },
    baseline: null,
    since: null,
    history: [{ from: null, to: 'proposed', by: 'analyst.one' }],
  })
  // Open-ended: new calls belong to it as well.
  expect(profile.filter.to).toBeUndefined()
  const { figures } = profile
  // December's data end on the 28th, so December is shown but not averaged in.
  expect(figures).toMatchObject({ from: '2024-01-01', to: '2024-12-28', total: 312, perMonth: 26 })
  expect(figures.months).toHaveLength(12)
  expect(figures.hourByWeekday).toMatchObject({ kind: 'counts', incidents: 312, left: 0 })
  expect(figures.repeatLocations).toMatchObject({ kind: 'places' })
  if (figures.repeatLocations.kind === 'places') {
    expect(figures.repeatLocations.places[0]?.place).toBe('LEISURE CENTRE, EXAMPLE ROAD')
  }
  expect(figures.categories).toEqual([
    { name: 'Rowdy behaviour', count: 228 },
    { name: 'Street drinking', count: 84 },
  ])
  expect(figures.sources).toMatchObject([
    { sourceName: '101 centre', agencyName: 'Police', incidents: 336, count: 312, uncoded: 336, late: false },
  ])
  // The filter alone finds the same incidents as the profile counts.
  const second = await desk.client.profiles.create({ hotspotId: 1, title: 'Leisure centre' })
  expect(second).toMatchObject({ number: 'PP-2025-002', title: 'Leisure centre', count: 312 })
  expect(await desk.client.profiles.list()).toMatchObject([{ id: second.id }, { id: profile.id, count: 312 }])
})

test('what is imported later is counted as long as the profile is not adopted', async () => {
  const { id } = await openWithProfile()
  await inStore(desk, store => addCalls(store, callsOf(['2025-01'], 3)))
  const { figures } = await desk.client.profiles.get({ profileId: id })
  expect(figures).toMatchObject({ total: 315, to: '2025-01-28' })
  expect(figures.months.at(-1)).toEqual({ month: '2025-01', count: 3 })
})

test('a source without a call in the hotspot does not stretch the months that are averaged over', async () => {
  desk = await openTestDesk()
  await fillBureau(desk, callsOf(months2024.slice(0, 6), 10))
  await inStore(desk, async ({ db }) => {
    const { id: _own, ...first } = await db.selectFrom('source').selectAll().executeTakeFirstOrThrow()
    await db
      .insertInto('source')
      .values({ ...first, key: 'noise', name: 'Council noise' })
      .execute()
  })
  await inStore(desk, async store => {
    const { id } = await store.db.selectFrom('incident').select('id').orderBy('id').executeTakeFirstOrThrow()
    const december = dayToMinute('2024-12-30')
    await store.db
      .updateTable('incident')
      .set({ source_id: 2, from_minute: december, to_minute: december })
      .where('id', '=', id)
      .execute()
  })
  const { figures } = await desk.client.profiles.create({ hotspotId: 1 })
  // June's calls end on the 28th: five months are whole.
  expect(figures).toMatchObject({ to: '2024-06-28', perMonth: 10, total: 60 })
  expect(figures.sources).toMatchObject([{ count: 60 }, { sourceName: 'Council noise', count: 0 }])
})

test('an outline of several rings with a hole is counted exactly by the filter', async () => {
  desk = await openTestDesk()
  const at = (dx: number, dy: number) => ({
    day: '2024-03-05',
    easting: centre.easting + dx,
    northing: centre.northing + dy,
  })
  // In the ring, in its hole, in the second polygon, on the way between the two, outside.
  await fillBureau(desk, [at(-150, 0), at(0, 0), at(550, 0), at(350, -90), at(900, 0)])
  const box = (x: number, y: number, half: number): [number, number][] => [
    [centre.easting + x - half, centre.northing + y - half],
    [centre.easting + x + half, centre.northing + y - half],
    [centre.easting + x + half, centre.northing + y + half],
    [centre.easting + x - half, centre.northing + y + half],
    [centre.easting + x - half, centre.northing + y - half],
  ]
  const polygons_json = JSON.stringify([[box(0, 0, 200), box(0, 0, 100).reverse()], [box(550, 0, 50)]])
  await inStore(desk, store => store.db.updateTable('hotspot').set({ polygons_json }).execute())
  expect((await desk.client.profiles.create({ hotspotId: 1 })).count).toBe(2)
})

test('month-only data from snapped points refuse hours and places, with the reason', async () => {
  desk = await openTestDesk()
  await fillBureau(desk, callsOf(months2024, 4), true)
  const { figures } = await desk.client.profiles.create({ hotspotId: 1 })
  expect(figures.hourByWeekday).toMatchObject({ kind: 'refused', reason: expect.stringContaining('month') })
  expect(figures.repeatLocations).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('eight or more addresses'),
  })
})

test('typing is saved version by version, and a stale save shows both sides', async () => {
  const { id, version } = await openWithProfile()
  const particulars = { title: 'Noise on the square', reviewOn: '2025-09-01' }
  const saved = await desk.client.profiles.save({ profileId: id, version, particulars })
  expect(saved.version).toBe(version + 1)
  const stale = desk.client.profiles.save({ profileId: id, version, particulars: { title: 'Shops' } })
  await expect(stale).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: particulars, yours: { title: 'Shops' } },
  })
  expect(await desk.client.profiles.get({ profileId: id })).toMatchObject({
    ...particulars,
    marking: null,
  })
  await expect(
    desk.client.profiles.save({ profileId: id, version: saved.version, particulars: { title: '  ' } }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('the bureau raises a profile; adopting and declining it is left to a meeting', async () => {
  const { id, version } = await openWithProfile()
  const { profiles } = desk.client
  const raised = await profiles.move({ profileId: id, version, to: 'raised', note: 'Ready' })
  expect(raised.status).toBe('raised')
  for (const to of ['adopted', 'declined'] as const) {
    const moving = profiles.move({ profileId: id, version: raised.version, to, note: '' })
    await expect(moving).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('meeting'),
    })
  }
  const skipping = profiles.move({ profileId: id, version: raised.version, to: 'closed', note: '' })
  await expect(skipping).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('raised'),
  })
  const { history } = await profiles.get({ profileId: id })
  expect(history).toMatchObject([{ to: 'proposed' }, { from: 'proposed', to: 'raised', note: 'Ready' }])
})

test('what is not there is not found, and a partner is sent no profile', async () => {
  await openWithProfile()
  const { profiles, access } = desk.client
  await expect(profiles.get({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(profiles.create({ hotspotId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  const [me] = await access.people()
  await access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await access.savePerson({ ...me!, role: 'partner' })
  await expect(profiles.list()).rejects.toMatchObject({ code: 'forbidden' })
  await expect(profiles.create({ hotspotId: 1 })).rejects.toMatchObject({ code: 'forbidden' })
})
