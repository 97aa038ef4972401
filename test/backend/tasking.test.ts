import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCalls, callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const council = 2
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
})
afterEach(() => desk.close())

async function raisedProfile() {
  const { id, version } = await desk.client.profiles.create({ hotspotId: 1 })
  await desk.client.profiles.move({ profileId: id, version, to: 'raised', note: 'Ready' })
  return id
}

const meetingOn = (heldOn: string) =>
  desk.client.tasking.createMeeting({ title: 'Joint management group', heldOn, chair: 'Superintendent' })

const actionFor = (meetingId: number, profileId: number | null = null) =>
  desk.client.tasking.addAction({
    meetingId,
    what: 'Test purchasing at off-licences',
    profileId,
    agencyId: council,
    owner: 'Licensing officer',
    dueOn: '2025-01-20',
  })

test('adopting freezes the baseline; what comes in afterwards is compared with it', async () => {
  const profileId = await raisedProfile()
  const { id: meetingId } = await meetingOn('2025-01-08')
  const { tasking, profiles } = desk.client
  await tasking.putOnAgenda({ meetingId, profileId })
  const decided = await tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'Agreed' })
  expect(decided.agenda).toMatchObject([{ profile: { status: 'adopted' }, decision: { kind: 'adopt' } }])
  const adopted = await profiles.get({ profileId })
  expect(adopted).toMatchObject({
    status: 'adopted',
    adoptedOn: '2025-01-08',
    since: null,
    baseline: { frozenOn: '2025-01-08', figures: { total: 312, perMonth: 26 } },
    next: ['monitored', 'closed'],
  })
  await inStore(desk, store => addCalls(store, callsOf(['2025-02', '2025-03', '2025-04', '2025-05'], 4)))
  const later = await profiles.get({ profileId })
  expect(later.figures).toEqual(adopted.figures)
  expect(later.baseline).toEqual(adopted.baseline)
  // Eleven whole months of the baseline: December's data end on the 28th.
  expect(later.since).toMatchObject({
    from: '2025-01-09',
    to: '2025-05-28',
    count: 16,
    baselineCount: 286,
    baselinePerMonth: 26,
    months: [0, 4, 4, 4, 4].map(count => ({ count })),
    sentence: expect.stringMatching(/286 incidents.*16 in 4\.6 months since.*95 % interval/),
  })
  const freeze = await inStore(desk, store =>
    store.db
      .selectFrom('freeze')
      .selectAll()
      .where('id', '=', adopted.baseline!.freezeId)
      .executeTakeFirstOrThrow(),
  )
  expect(freeze).toMatchObject({
    reason: 'Adoption of PP-2025-001',
    import_ids_json: '[1]',
    last_incident_id: 336,
    incidents: 336,
  })
})

test('a meeting entered afterwards adopts from its own day: later calls are not in the baseline', async () => {
  const profileId = await raisedProfile()
  desk.setNow('2025-06-16T09:00:00.000Z')
  const { id: meetingId } = await meetingOn('2024-06-30')
  await desk.client.tasking.putOnAgenda({ meetingId, profileId })
  await desk.client.tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'Agreed' })
  const profile = await desk.client.profiles.get({ profileId })
  expect(profile.baseline?.figures).toMatchObject({ to: '2024-06-30', total: 156, perMonth: 26 })
  expect(profile.since).toMatchObject({ from: '2024-07-01', count: 156 })
})

test('a meeting dated before the first incident, as by a slip of the year, adopts nothing', async () => {
  const profileId = await raisedProfile()
  const { tasking, profiles } = desk.client
  const meeting = await meetingOn('2023-12-31')
  await tasking.putOnAgenda({ meetingId: meeting.id, profileId })
  const deciding = { meetingId: meeting.id, profileId, decision: 'adopt' as const, reason: 'Agreed' }
  await expect(tasking.decide(deciding)).rejects.toMatchObject({
    message: expect.stringMatching(/31 Dec 2023.*1 Jan 2024.*no baseline/),
  })
  expect((await profiles.get({ profileId })).status).toBe('raised')
  const { version } = await tasking.meeting({ meetingId: meeting.id })
  await tasking.saveMeeting({ meetingId: meeting.id, version, heldOn: '2024-12-31' })
  await tasking.decide(deciding)
  expect((await profiles.get({ profileId })).adoptedOn).toBe('2024-12-31')
})

test('declining needs a reason; a deferred profile is offered again and may be decided still', async () => {
  const profileId = await raisedProfile()
  const { tasking, profiles } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  const deciding = { meetingId, profileId, reason: '' }
  await expect(tasking.decide({ ...deciding, decision: 'adopt' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('agenda'),
  })
  await tasking.putOnAgenda({ meetingId, profileId })
  await tasking.putOnAgenda({ meetingId, profileId })
  await expect(tasking.decide({ ...deciding, decision: 'decline' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const deferred = await tasking.decide({ ...deciding, decision: 'defer', reason: 'Wait for fire data' })
  expect(deferred.agenda).toMatchObject([{ profile: { status: 'raised' }, decision: { kind: 'defer' } }])
  await expect(tasking.takeOffAgenda({ meetingId, profileId })).rejects.toMatchObject({ code: 'conflict' })
  const declined = await tasking.decide({ ...deciding, decision: 'decline', reason: 'Too few calls' })
  expect(declined).toMatchObject({ decisions: 1, agenda: [{ decision: { kind: 'decline' } }] })
  await expect(tasking.decide({ ...deciding, decision: 'adopt', reason: 'x' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('already decided'),
  })
  const { history, next } = await profiles.get({ profileId })
  expect(history.at(-1)).toMatchObject({ to: 'declined', note: expect.stringContaining('Too few calls') })
  expect(next).toEqual(['proposed'])
})

test('a failed decision leaves nothing of itself', async () => {
  const { id: profileId } = await desk.client.profiles.create({ hotspotId: 1 })
  const { id: meetingId } = await meetingOn('2025-01-08')
  await desk.client.tasking.putOnAgenda({ meetingId, profileId })
  const before = (await desk.client.access.audit({})).total
  const adopting = desk.client.tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'Now' })
  await expect(adopting).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('raised'),
  })
  expect((await desk.client.access.audit({})).total).toBe(before)
  const { agenda } = await desk.client.tasking.meeting({ meetingId })
  expect(agenda).toMatchObject([{ profile: { status: 'proposed', adoptedOn: null }, decision: null }])
  expect(await inStore(desk, ({ db }) => db.selectFrom('freeze').selectAll().execute())).toHaveLength(1)
})

test('an open action comes before every meeting after, counted and overdue, until it ends', async () => {
  const profileId = await raisedProfile()
  const { tasking, profiles } = desk.client
  const first = await meetingOn('2025-01-08')
  const set = await actionFor(first.id, profileId)
  expect(set).toMatchObject({ number: 'A-001', status: 'open', setOn: '2025-01-08', overdue: false })
  expect((await actionFor(first.id)).number).toBe('A-002')
  expect((await profiles.list())[0]).toMatchObject({ openActions: 1 })
  await tasking.close({ meetingId: first.id, version: first.version })
  desk.setNow('2025-01-22T10:00:00.000Z')
  const second = await meetingOn('2025-01-22')
  await tasking.close({ meetingId: second.id, version: second.version })
  const third = await meetingOn('2025-02-05')
  expect(third.arising).toMatchObject([
    { number: 'A-001', carriedForward: 1, overdue: true },
    { number: 'A-002' },
  ])
  const noted = await tasking.addNote({ actionId: set.id, note: 'Two shops visited' })
  expect(noted.notes).toMatchObject([{ note: 'Two shops visited', by: 'analyst.one' }])
  const end = { actionId: set.id, version: set.version, status: 'done' as const, closedOn: '2025-01-22' }
  await expect(tasking.closeAction({ ...end, outcome: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  for (const closedOn of ['2025-01-07', '2025-01-23']) {
    const closing = tasking.closeAction({ ...end, closedOn, outcome: 'Done' })
    await expect(closing).rejects.toMatchObject({ code: 'invalid' })
  }
  const done = await tasking.closeAction({ ...end, outcome: 'Four shops tested, one warned' })
  expect(done).toMatchObject({ status: 'done', overdue: false, closedOn: '2025-01-22', version: 2 })
  await expect(tasking.closeAction({ ...end, outcome: 'Again' })).rejects.toMatchObject({ code: 'conflict' })
  expect((await tasking.meeting({ meetingId: third.id })).arising).toMatchObject([{ number: 'A-002' }])
  const reopened = await tasking.reopenAction({ actionId: set.id, version: 2, reason: 'A fifth shop' })
  expect(reopened).toMatchObject({ status: 'open', outcome: '', closedOn: null })
  expect(reopened.notes.at(-1)?.note).toContain('Four shops tested, one warned')
  await expect(tasking.reopenAction({ actionId: set.id, version: 3, reason: 'x' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await tasking.actions({ profileId })).toMatchObject([{ number: 'A-001' }])
  expect(await tasking.actions({ status: 'done' })).toEqual([])
})

test('a stale version of a meeting or an action is a conflict with both sides', async () => {
  const { tasking } = desk.client
  const { id: meetingId, version } = await meetingOn('2025-01-08')
  await tasking.saveMeeting({ meetingId, version, minutes: 'First' })
  const stale = tasking.saveMeeting({ meetingId, version, minutes: 'Second' })
  await expect(stale).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { minutes: 'First' }, yours: { minutes: 'Second' } },
  })
  const action = await actionFor(meetingId)
  await expect(
    tasking.closeAction({
      actionId: action.id,
      version: 7,
      status: 'cancelled',
      outcome: 'Not needed',
      approver: 'Superintendent',
      closedOn: '2025-01-08',
    }),
  ).rejects.toMatchObject({ code: 'conflict', detail: { theirs: { number: 'A-001' } } })
})

test('once held, a meeting keeps its agenda, attendance and actions; its minutes can still be written', async () => {
  const profileId = await raisedProfile()
  const { tasking } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  const attended = await tasking.setAttendance({
    meetingId,
    agencyId: council,
    attending: true,
    person: 'J. B.',
  })
  expect(attended).toMatchObject({ agencies: 1 })
  expect(attended.attendance).toMatchObject([
    { agencyName: 'City council', attending: true, person: 'J. B.' },
    { agencyName: 'Police', attending: false, person: '' },
  ])
  const { version } = await tasking.close({ meetingId, version: 1 })
  await tasking.saveMeeting({ meetingId, version, minutes: 'Apologies: fire service.' })
  const refused = [
    tasking.putOnAgenda({ meetingId, profileId }),
    tasking.setAttendance({ meetingId, agencyId: council, attending: false, person: '' }),
    actionFor(meetingId),
    ...[
      { heldOn: '2025-01-09' },
      { title: 'Renamed' },
      { startsAt: '09:05' },
      { lastsMinutes: 45 },
      { place: 'Elsewhere' },
      { chair: 'Somebody else' },
      { quorum: 1 },
    ].map(head => tasking.saveMeeting({ meetingId, version: version + 1, ...head })),
    tasking.close({ meetingId, version: version + 1 }),
  ]
  for (const one of refused) await expect(one).rejects.toMatchObject({ code: 'conflict' })
  const ahead = await meetingOn('2025-03-01')
  await expect(tasking.close({ meetingId: ahead.id, version: 1 })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('still to come'),
  })
})

test('what is not there is not found, and an action is not due before it is set', async () => {
  const { tasking } = desk.client
  const { id: meetingId } = await meetingOn('2025-02-01')
  const asked = [
    tasking.meeting({ meetingId: 99 }),
    tasking.putOnAgenda({ meetingId, profileId: 99 }),
    tasking.setAttendance({ meetingId, agencyId: 99, attending: true, person: '' }),
    tasking.addNote({ actionId: 99, note: 'x' }),
  ]
  for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'not-found' })
  await expect(actionFor(meetingId)).rejects.toMatchObject({ code: 'invalid' })
})

test('a partner is sent the meeting and the actions of their own agency, and changes nothing', async () => {
  const profileId = await raisedProfile()
  const { tasking, access } = desk.client
  const { id: meetingId, version } = await meetingOn('2025-01-08')
  await tasking.putOnAgenda({ meetingId, profileId })
  await tasking.saveMeeting({ meetingId, version, minutes: 'About a family' })
  await actionFor(meetingId, profileId)
  await tasking.addAction({
    ...{ meetingId, profileId, agencyId: 1, owner: 'Inspector', dueOn: '2025-01-20' },
    what: 'Plain-clothes patrols',
  })
  const [me] = await access.people()
  await access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await access.savePerson({ ...me!, role: 'partner', agencyId: council })
  const sent = await tasking.meeting({ meetingId })
  expect(sent).toMatchObject({ minutes: '', agenda: [], actions: 1, actionsSet: [{ agencyId: council }] })
  expect(JSON.stringify(sent)).not.toContain('Plain-clothes')
  expect(await tasking.actions({})).toMatchObject([{ agencyName: 'City council' }])
  expect(await tasking.meetings()).toMatchObject([{ actions: 1 }])
  for (const refused of [
    actionFor(meetingId),
    tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'Agreed' }),
    tasking.addNote({ actionId: 1, note: 'x' }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  }
})
