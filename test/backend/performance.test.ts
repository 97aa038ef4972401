import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { callsOf, fillBureau, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-20T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
  const { access, tasking } = desk.client
  await access.savePerson({ login: 'partner', name: 'Partner', role: 'partner', agencyId: 2 })
  await access.savePerson({ login: 'nobody', name: 'Of no agency', role: 'partner', agencyId: null })
  const meeting = await tasking.createMeeting({ title: 'Joint group', heldOn: '2025-01-08', chair: '' })
  for (const agencyId of [1, 2]) {
    await tasking.setAttendance({ meetingId: 1, agencyId, attending: agencyId === 2, person: '' })
    await tasking.addAction({
      ...{ meetingId: 1, what: 'Visit', profileId: null, agencyId, owner: 'Officer', dueOn: '2025-01-15' },
    })
  }
  const { version } = await tasking.meeting({ meetingId: meeting.id })
  await tasking.close({ meetingId: 1, version })
})
afterEach(() => desk.close())

const period = { from: '2025-01-01', to: '2025-01-31' }

async function healthAs(login: string) {
  await desk.client.settings.closeBureau()
  const other = await openTestDesk({ folder: desk.folder, login, bureau: null })
  other.setNow('2025-01-20T10:00:00.000Z')
  try {
    await other.client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
    return (await other.client.performance.health({ period })).agencies
  } finally {
    await other.close()
    await desk.client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
  }
}

test('the bureau sees how every agency keeps up its part, a partner only their own', async () => {
  const { agencies } = await desk.client.performance.health({ period })
  const counted = agencies.map(({ agencyId, attended, held, actions }) => [
    ...[agencyId, attended, held, actions.set, actions.overdue],
  ])
  expect(counted.sort()).toEqual([
    [1, 0, 1, 1, 1],
    [2, 1, 1, 1, 1],
  ])
  expect(await healthAs('partner')).toMatchObject([{ agencyId: 2, own: true, attended: 1 }])
  expect(await healthAs('nobody')).toEqual([])
})

test('a period is refused that ends before it begins, and one that nobody reported', async () => {
  const { performance } = desk.client
  const turned = { from: '2025-02-01', to: '2025-01-31' }
  await expect(performance.health({ period: turned })).rejects.toMatchObject({ code: 'invalid' })
  await expect(performance.channelShift({ now: turned, before: period })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(
    performance.channelShift({ now: period, before: { from: '2024-01-01', to: '2024-01-31' } }),
  ).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('left out'),
    next: expect.any(String),
  })
})

test('two months alike are neither a shift nor a fall, whichever way channels are told apart', async () => {
  for (const by of ['source', 'agency', 'channel'] as const) {
    const { themes, leftOut } = await desk.client.performance.channelShift({
      ...{
        now: { from: '2024-12-01', to: '2024-12-31' },
        before: { from: '2024-10-01', to: '2024-10-31' },
        by,
      },
    })
    expect([leftOut, new Set(themes.map(({ verdict }) => verdict))]).toEqual([[], new Set(['none'])])
    expect(themes[0]!.total).toMatchObject({ now: 28, before: 28, percent: 0 })
  }
})

test('where no profile was adopted there is nothing to tell of, and nothing is made up', async () => {
  expect(await desk.client.performance.outcomes()).toEqual({
    ...{ profiles: [], concerns: [], assessment: null, practice: [] },
  })
})
