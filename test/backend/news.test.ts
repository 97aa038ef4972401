import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCalls, type Call, fillBureau, inStore } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const dayBefore = (days: number) =>
  new Date(Date.parse('2025-06-15') - days * 86_400_000).toISOString().slice(0, 10)
/** Two calls a day for sixty weeks, each somewhere else. */
const quiet: Call[] = Array.from({ length: 840 }, (_, i) => ({
  day: dayBefore(Math.floor(i / 2)),
  easting: 450_000 + ((i * 1931) % 9000),
  northing: 300_000 + ((i * 2777) % 9000),
  category: 1 + (i % 2),
}))
const burst: Call[] = Array.from({ length: 11 }, (_, i) => ({
  day: dayBefore(i),
  easting: 455_000 + 9 * i,
  northing: 305_000 - 7 * i,
  category: 1 + (i % 2),
  place: `${i} New Road`,
}))
const items = async () => (await desk.client.analysis.news())!.items

test('before the first look there is nothing; after it, what is new leads to exactly its incidents', async () => {
  await fillBureau(desk, [...quiet, ...burst])
  expect(await desk.client.analysis.news()).toBeNull()
  const { items: found, unchanged } = await desk.client.analysis.lookForNews({})
  expect({ found, unchanged }).toEqual({ found: 1, unchanged: false })
  const scan = (await desk.client.analysis.news())!
  expect(scan).toMatchObject({ lastDay: '2025-06-15', warnings: [] })
  expect(scan.statement).toMatch(/^The 14 days to 15 June 2025 were set against the 52 weeks before/)
  const [item] = scan.items
  expect(item).toMatchObject({
    kind: 'emerging-hotspot',
    count: 11,
    status: 'new',
    title: expect.stringMatching(/^SK 55/),
  })
  const filter = { newsItemId: item!.id }
  expect((await desk.client.incidents.summary({ filter })).total).toBe(11)
  const { rows } = await desk.client.incidents.rows({ filter })
  expect(rows.every(({ place }) => place?.endsWith('New Road'))).toBe(true)
  await expect(desk.client.incidents.summary({ filter: { newsItemId: 99 } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('where nothing changed nothing is looked for again; where it did, what was decided stays', async () => {
  await fillBureau(desk, [...quiet, ...burst])
  await desk.client.analysis.lookForNews({})
  expect(await desk.client.analysis.lookForNews({})).toMatchObject({ unchanged: true, items: 1 })
  const [item] = await items()
  const asked = { newsItemId: item!.id, version: item!.version }
  const set = await desk.client.analysis.decideNews({ ...asked, status: 'set-aside', reason: 'Road works' })
  expect(set).toMatchObject({ status: 'set-aside', reason: 'Road works', decidedBy: 'analyst.one' })
  await expect(desk.client.analysis.decideNews({ ...asked, status: 'seen' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(
    desk.client.analysis.decideNews({ ...asked, newsItemId: 99, status: 'seen' }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await inStore(desk, store =>
    addCalls(store, [{ day: '2025-06-15', easting: 455_020, northing: 304_990, place: '12 New Road' }]),
  )
  expect(await desk.client.analysis.lookForNews({})).toMatchObject({ unchanged: false, items: 1 })
  expect(await items()).toMatchObject([{ count: 12, status: 'set-aside', reason: 'Road works' }])
})

test('what was set aside stays so when it comes back after a look that did not find it', async () => {
  await fillBureau(desk, [...quiet, ...burst])
  await desk.client.analysis.lookForNews({})
  const [item] = await items()
  const asked = { newsItemId: item!.id, version: item!.version }
  await desk.client.analysis.decideNews({ ...asked, status: 'set-aside', reason: 'Road works' })
  // Late reports of a fortnight that was as busy: the place is none that emerges, though chains go on in it.
  const busyBefore = Array.from({ length: 11 }, (_, i) => ({
    ...burst[i % 11]!,
    day: dayBefore(100 + (i % 11)),
  }))
  await inStore(desk, store => addCalls(store, busyBefore))
  expect(await desk.client.analysis.lookForNews({})).toMatchObject({ unchanged: false })
  expect((await items()).map(({ kind }) => kind)).not.toContain('emerging-hotspot')
  await inStore(desk, store => addCalls(store, burst.slice(0, 8)))
  await desk.client.analysis.lookForNews({})
  const hotspots = (await items()).filter(({ kind }) => kind === 'emerging-hotspot')
  expect(hotspots).toMatchObject([{ count: 19, status: 'set-aside', reason: 'Road works' }])
})

test('cancelled, it leaves nothing', async () => {
  await fillBureau(desk, [...quiet, ...burst])
  const controller = new AbortController()
  const asked = desk.client.analysis.lookForNews(
    {},
    { signal: controller.signal, onProgress: () => controller.abort() },
  )
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  expect(await desk.client.analysis.news()).toBeNull()
})

test('what is put before the group is listed with its incidents until it is withdrawn', async () => {
  await fillBureau(desk, [...quiet, ...burst])
  await desk.client.analysis.lookForNews({})
  const [item] = await items()
  const { flag, flagged, withdrawFlag } = desk.client.analysis
  const put = await flag({ title: 'New Road', note: 'Patrols?', filter: { newsItemId: item!.id } })
  await flag({ title: 'June', note: '', filter: { from: '2025-06-01' } })
  expect(await flagged()).toMatchObject([
    { title: 'June' },
    { title: 'New Road', note: 'Patrols?', incidents: 11, flaggedBy: 'analyst.one' },
  ])
  await withdrawFlag({ flaggedItemId: put.id, version: put.version })
  expect((await flagged()).map(({ title }) => title)).toEqual(['June'])
  await expect(withdrawFlag({ flaggedItemId: put.id, version: put.version })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(flag({ title: 'None', note: '', filter: { from: '2030-01-01' } })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('an import is followed by a look for what is new, as the same person and recorded', async () => {
  await fillBureau(desk, [...quiet, ...burst])
  await desk.backend.settle()
  expect(await desk.client.analysis.news()).toBeNull()
  await desk.client.imports.undo({ importId: 1 })
  await desk.backend.settle()
  expect((await desk.client.analysis.news())!.statement).toMatch(/^Nothing could be looked at/)
  const { rows } = await desk.client.access.audit({})
  expect(rows).toContainEqual(
    expect.objectContaining({ procedure: 'analysis.lookForNews', login: 'analyst.one', kind: 'combination' }),
  )
})
