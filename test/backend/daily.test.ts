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
  expect(quiet).toMatchObject({ from: '2025-01-10', to: '2025-01-13', seen: null, items: [{ count: 0 }] })
  const call = { day: '2025-01-11', hour: 21, ...centre, category: 1, place: 'SECRET HOUSE' }
  await inStore(desk, store => addCalls(store, [call, { ...call, day: '2025-01-09' }]))
  const found = await desk.client.tasking.daily({ day: '2025-01-13' })
  expect(found.items).toMatchObject([{ kind: 'profile', number: 'PP-2025-001', count: 1 }])
  expect(JSON.stringify(found)).not.toContain('SECRET')
  expect(dailyText(found)).toMatch(/calls of 2025-01-10 to 2025-01-13\nPP-2025-001 .*: 1 \(/)
  const seen = await desk.client.tasking.seeDaily({ day: '2025-01-13' })
  expect(seen.seen).toMatchObject({ by: 'analyst.one' })
  expect((await desk.client.tasking.seeDaily({ day: '2025-01-13' })).seen).toEqual(seen.seen)
})
