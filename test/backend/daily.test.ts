import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dailyText } from '#shared/features/tasking/daily.ts'
import { addCalls, callsOf, centre, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
  const { profiles } = desk.client
  const { id, version } = await profiles.create({ hotspotId: 1 })
  await inStore(desk, ({ db }) =>
    db
      .updateTable('profile')
      .set({ status: 'monitored', version: version + 1 })
      .where('id', '=', id)
      .execute(),
  )
})
afterEach(() => desk.close())

test('the calls since the last working day inside what is watched, counts only, and who has seen them', async () => {
  const { tasking } = desk.client
  // A Monday: the Friday before is the last working day.
  const quiet = await tasking.daily({ day: '2025-01-13' })
  expect(quiet).toMatchObject({
    from: '2025-01-10',
    to: '2025-01-13',
    seen: null,
    total: 0,
    items: [{ count: 0 }],
  })
  const call = { day: '2025-01-11', hour: 21, ...centre, category: 1, place: 'SECRET HOUSE' }
  await inStore(desk, store => addCalls(store, [call, { ...call, day: '2025-01-09' }]))
  const found = await desk.client.tasking.daily({ day: '2025-01-13' })
  expect(found.items).toMatchObject([{ kind: 'profile', number: 'PP-2025-001', count: 1 }])
  expect(JSON.stringify(found)).not.toContain('SECRET')
  expect(dailyText(found)).toMatch(/calls of 10 Jan 2025 to 13 Jan 2025\nPP-2025-001 .*: 1 \(/)
  const seen = await desk.client.tasking.seeDaily({ day: '2025-01-13' })
  expect(seen.seen).toMatchObject({ by: 'analyst.one' })
  expect((await desk.client.tasking.seeDaily({ day: '2025-01-13' })).seen).toEqual(seen.seen)
})

test('a call inside two of them stands under both, is one call in the sum, and both lead to it', async () => {
  const { profiles } = desk.client
  await profiles.create({ hotspotId: 1 })
  await inStore(desk, ({ db }) => db.updateTable('profile').set({ status: 'adopted' }).execute())
  const call = { day: '2025-01-11', hour: 21, ...centre, category: 1 }
  await inStore(desk, store => addCalls(store, [call, { ...call, hour: 22 }]))
  const { total, items } = await desk.client.tasking.daily({ day: '2025-01-13' })
  expect(items.map(({ id, count }) => [id, count])).toEqual([
    [1, 2],
    [2, 2],
  ])
  expect(total).toBe(2)
  for (const { filter } of items) {
    expect(await desk.client.incidents.byMonth({ filter })).toEqual([{ month: '2025-01', count: 2 }])
  }
})

test('the short list goes out as a table that runs nothing, and stands in the register', async () => {
  const { tasking, profiles, packs } = desk.client
  const [profile] = await profiles.list()
  const title = '=HYPERLINK("http://example.invalid")'
  await profiles.save({ profileId: profile!.id, version: profile!.version, particulars: { title } })
  const made = await tasking.exportDaily({ day: '2025-01-13', audience: 'Duty inspector' })
  expect(made).toMatchObject({ number: 'PK-2025-001', rows: 1 })
  expect(made.fileName).toMatch(/^PK-2025-001 - Daily tasking - 2025-01-13 - OFFICIAL/)
  const bytes = readFileSync(desk.backend.files.outgoing(made.file.replace(/^outbox:/, '')).path)
  const [head, row] = bytes.toString('utf8').split('\r\n')
  expect(head).toContain('Calls,In as many days before,What they were')
  expect(row).toContain(`"'=HYPERLINK(""http://example.invalid"")",2025-01-10,2025-01-13,0,`)
  const [entered] = await packs.list()
  expect(entered).toMatchObject({ kind: 'daily-list', audience: 'Duty inspector', bytes: bytes.byteLength })
  await expect(tasking.exportDaily({ day: '2025-01-13', audience: '' })).rejects.toMatchObject({
    code: 'invalid',
  })
})
