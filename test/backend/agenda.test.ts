import { afterEach, beforeEach, expect, test } from 'vitest'
import { callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
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
  await desk.client.profiles.move({ profileId: id, version, to: 'raised', note: 'Agreed all the same' })
  return id
}
const meetingOn = (heldOn: string) =>
  desk.client.tasking.createMeeting({ title: 'Joint management group', heldOn, chair: 'Superintendent' })
const agendaOf = async (meetingId: number) => (await desk.client.tasking.meeting({ meetingId })).agenda
const titlesOf = async (meetingId: number) => (await agendaOf(meetingId)).map(({ title }) => title)
const closeNow = async (meetingId: number) => {
  const { version } = await desk.client.tasking.meeting({ meetingId })
  return desk.client.tasking.close({ meetingId, version })
}

test('an agenda is built from what waits, once, and what is left comes before the next meeting', async () => {
  const { tasking, analysis } = desk.client
  await raisedProfile()
  await analysis.flag({ title: 'Calls by the canal', note: 'Twice as many', filter: {} })
  const first = await meetingOn('2025-01-08')
  await tasking.addAction({
    ...{ meetingId: first.id, profileId: null, agencyId: council, owner: 'Officer' },
    ...{ what: 'Visit the shops', dueOn: '2025-01-20' },
  })
  expect(await tasking.missingFromAgenda({ meetingId: first.id })).toMatchObject([
    { kind: 'opening' },
    { kind: 'actions' },
    { kind: 'flagged', title: 'Calls by the canal' },
    { kind: 'profile-decision' },
  ])
  expect(await tasking.buildAgenda({ meetingId: first.id })).toEqual({ added: 4 })
  expect(await tasking.buildAgenda({ meetingId: first.id })).toEqual({ added: 0 })
  const { itemId } = await tasking.addItem({ meetingId: first.id, title: 'Dates of the board' })
  const [, , flagged, profile] = await agendaOf(first.id)
  expect(flagged).toMatchObject({ startsAt: '10:20', endsAt: '10:30', flagged: { note: 'Twice as many' } })
  await tasking.decideItem({ itemId: flagged!.id, decision: 'noted', reason: 'Watched by the council' })
  await tasking.decideItem({ itemId: profile!.id, decision: 'defer', reason: 'Wait for fire data' })
  await closeNow(first.id)
  expect((await agendaOf(first.id)).map(({ state }) => state)).toEqual([
    ...['dealt-with', 'dealt-with', 'dealt-with', 'carried', 'carried'],
  ])

  desk.setNow('2025-01-22T10:00:00.000Z')
  const second = await meetingOn('2025-01-22')
  const later = await meetingOn('2025-02-05')
  await expect(tasking.buildAgenda({ meetingId: later.id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('22 Jan 2025'),
  })
  await tasking.buildAgenda({ meetingId: second.id })
  expect(await agendaOf(second.id)).toMatchObject([
    { kind: 'opening' },
    { kind: 'last-minutes', ofMeetingId: first.id },
    { kind: 'actions' },
    { kind: 'carried', title: 'Dates of the board', carriedFrom: '2025-01-08' },
    { kind: 'profile-decision', carriedFrom: '2025-01-08', profile: { status: 'raised' } },
  ])
  // Taken off, it is missing again: nothing is lost by a slip.
  const [, , , carried] = await agendaOf(second.id)
  await tasking.removeItem({ itemId: carried!.id })
  expect(await tasking.missingFromAgenda({ meetingId: second.id })).toMatchObject([
    { title: 'Dates of the board' },
  ])
  await closeNow(second.id)
  await tasking.buildAgenda({ meetingId: later.id })
  expect(await agendaOf(later.id)).toMatchObject([
    { kind: 'opening' },
    { kind: 'last-minutes', ofMeetingId: second.id },
    { kind: 'last-minutes', ofMeetingId: first.id, carriedFrom: '2025-01-22' },
    { kind: 'actions' },
    { kind: 'carried', title: 'Dates of the board' },
    { kind: 'profile-decision', carriedFrom: '2025-01-22' },
  ])
  expect(itemId).toBeGreaterThan(0)
  desk.setNow('2025-02-05T10:00:00.000Z')
  await closeNow(later.id)
  desk.setNow('2025-02-19T10:00:00.000Z')
  const fourth = await meetingOn('2025-02-19')
  await tasking.buildAgenda({ meetingId: fourth.id })
  // Carried past three meetings by now, the action comes before the chair by itself.
  expect(await titlesOf(fourth.id)).toContain('A-001 Visit the shops')
}, 20_000)

test('what the group made of a flagged item is kept with it, and taken back with the step', async () => {
  const { tasking, analysis } = desk.client
  const { id: flaggedItemId } = await analysis.flag({ title: 'Canal', note: '', filter: {} })
  const { id: meetingId } = await meetingOn('2025-01-08')
  await tasking.buildAgenda({ meetingId })
  const item = (await agendaOf(meetingId)).find(({ flagged }) => flagged?.id === flaggedItemId)!
  await tasking.decideItem({ itemId: item.id, decision: 'agreed', reason: 'A profile is made' })
  const flag = () =>
    inStore(desk, ({ db }) => db.selectFrom('flagged_item').selectAll().executeTakeFirstOrThrow())
  expect(await flag()).toMatchObject({
    ...{ outcome: 'Agreed: A profile is made', dealt_with_on: '2025-01-08', meeting_id: meetingId },
  })
  await expect(tasking.markItem({ itemId: item.id, state: 'open' })).rejects.toMatchObject({
    code: 'conflict',
    next: 'Undo the decision first.',
  })
  const [agreed] = await desk.client.tasking.steps({ meetingId })
  await desk.client.tasking.undo({ meetingId, stepId: agreed!.id })
  expect(await flag()).toMatchObject({ outcome: '', dealt_with_on: null, meeting_id: null })
})

test('items are added, written, moved and removed; what was decided stays', async () => {
  const { tasking } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  for (const title of ['One', 'Two', 'Three']) await tasking.addItem({ meetingId, title, minutesPlanned: 20 })
  const [one, two, three] = await agendaOf(meetingId)
  await tasking.moveItem({ itemId: three!.id, to: 0 })
  expect(await titlesOf(meetingId)).toEqual(['Three', 'One', 'Two'])
  const saved = await tasking.saveItem({ itemId: one!.id, version: one!.version, notes: 'Said' })
  await expect(
    tasking.saveItem({ itemId: one!.id, version: one!.version, notes: 'Otherwise' }),
  ).rejects.toMatchObject({ code: 'conflict', detail: { theirs: { notes: 'Said' } } })
  await tasking.saveItem({ itemId: one!.id, version: saved.version, title: 'First', minutesPlanned: 5 })
  expect(await agendaOf(meetingId)).toMatchObject([
    { title: 'Three', startsAt: '10:00' },
    { title: 'First', startsAt: '10:20', endsAt: '10:25', notes: 'Said' },
    { title: 'Two', startsAt: '10:25' },
  ])
  await expect(tasking.removeItem({ itemId: one!.id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('notes'),
  })
  await tasking.decideItem({ itemId: two!.id, decision: 'agreed', reason: '' })
  await expect(tasking.removeItem({ itemId: two!.id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    tasking.decideItem({ itemId: two!.id, decision: 'adopt', reason: 'Now' }),
  ).rejects.toMatchObject({
    code: 'invalid',
  })
  await tasking.markItem({ itemId: three!.id, state: 'carried' })
  await tasking.removeItem({ itemId: three!.id })
  await closeNow(meetingId)
  for (const refused of [
    tasking.addItem({ meetingId, title: 'Late' }),
    tasking.moveItem({ itemId: two!.id, to: 0 }),
    tasking.markItem({ itemId: two!.id, state: 'open' }),
    tasking.decideItem({ itemId: one!.id, decision: 'noted', reason: '' }),
    tasking.buildAgenda({ meetingId }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'conflict', next: expect.any(String) })
  }
  for (const missing of [
    tasking.removeItem({ itemId: 99 }),
    tasking.moveItem({ itemId: 99, to: 0 }),
    tasking.saveItem({ itemId: 99, version: 1, notes: '' }),
    tasking.missingFromAgenda({ meetingId: 99 }),
  ]) {
    await expect(missing).rejects.toMatchObject({ code: 'not-found' })
  }
})

test('a decision without quorum is taken, and says so for good', async () => {
  const { tasking } = desk.client
  const { id: meetingId, version } = await meetingOn('2025-01-08')
  await tasking.saveMeeting({ meetingId, version, quorum: 2 })
  await tasking.setAttendance({ meetingId, agencyId: council, attending: true, person: '' })
  await tasking.addItem({ meetingId, title: 'One' })
  await tasking.addItem({ meetingId, title: 'Two' })
  const [one, two] = await agendaOf(meetingId)
  await tasking.decideItem({ itemId: one!.id, decision: 'agreed', reason: '' })
  await tasking.setAttendance({ meetingId, agencyId: 1, attending: true, person: '' })
  await tasking.decideItem({ itemId: two!.id, decision: 'agreed', reason: '' })
  expect(await agendaOf(meetingId)).toMatchObject([
    { decision: { quorum: { present: 1, needed: 2 } } },
    { decision: { quorum: { present: 2, needed: 2 } } },
  ])
})

test('undoing an adoption takes back status, baseline and freeze, and tells the history', async () => {
  const { tasking, profiles } = desk.client
  const profileId = await raisedProfile()
  const { id: meetingId } = await meetingOn('2025-01-08')
  await tasking.putOnAgenda({ meetingId, profileId })
  await tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'Now' })
  const [adopted] = await tasking.steps({ meetingId })
  expect(adopted).toMatchObject({ words: 'adopted PP-2025-001', by: 'analyst.one', undoneAt: null })
  await tasking.undo({ meetingId, stepId: adopted!.id })
  expect(await profiles.get({ profileId })).toMatchObject({
    status: 'raised',
    adoptedOn: null,
    baseline: null,
  })
  const { history } = await profiles.get({ profileId })
  expect(history.slice(-2)).toMatchObject([
    { from: 'raised', to: 'adopted' },
    { from: 'adopted', to: 'raised', note: expect.stringContaining('undone') },
  ])
  expect(await agendaOf(meetingId)).toMatchObject([{ state: 'open', decision: null }])
  await expect(tasking.undo({ meetingId, stepId: adopted!.id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('already'),
  })
  await expect(tasking.undo({ meetingId, stepId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  // Decided anew and moved on since: then it stands.
  await tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'Now' })
  const { version } = await profiles.get({ profileId })
  await profiles.move({ profileId, version, to: 'monitored', note: 'Agreed all the same' })
  const [again] = await tasking.steps({ meetingId })
  await expect(tasking.undo({ meetingId, stepId: again!.id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('changed since'),
  })
  expect((await profiles.get({ profileId })).status).toBe('monitored')
})

test('undo reaches back through the meeting: attendance, order, notes, items, actions', async () => {
  const { tasking } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  const empty = await tasking.meeting({ meetingId })
  await tasking.setAttendance({ meetingId, agencyId: council, attending: true, person: 'J. B.' })
  await tasking.addItem({ meetingId, title: 'One' })
  await tasking.addItem({ meetingId, title: 'Two' })
  const [one, two] = await agendaOf(meetingId)
  await tasking.moveItem({ itemId: two!.id, to: 0 })
  let version = one!.version
  for (const notes of ['S', 'Sa', 'Said']) {
    version = (await tasking.saveItem({ itemId: one!.id, version, notes })).version
  }
  const action = await tasking.addAction({
    ...{
      meetingId,
      profileId: null,
      agencyId: council,
      owner: 'Officer',
      what: 'Visit',
      dueOn: '2025-01-20',
    },
  })
  const steps = await tasking.steps({ meetingId })
  expect(steps.map(({ words }) => words)).toEqual([
    'set action A-001',
    'wrote notes on “One”',
    'moved “Two”',
    'added “Two”',
    'added “One”',
    'City council attends',
  ])
  await tasking.addNote({ actionId: action.id, note: 'Begun' })
  await expect(tasking.undo({ meetingId, stepId: steps[0]!.id })).rejects.toMatchObject({ code: 'conflict' })
  expect(await tasking.actions({})).toHaveLength(1)
  // An item on which something was written since is not taken away with the step that added it.
  await expect(tasking.undo({ meetingId, stepId: steps[4]!.id })).rejects.toMatchObject({ code: 'conflict' })
  for (const step of steps.slice(1)) await tasking.undo({ meetingId, stepId: step.id })
  const after = await tasking.meeting({ meetingId })
  expect({ ...after, actions: 0, actionsSet: [] }).toEqual(empty)
})

test('what became of an action in the meeting goes back with its history, the latest first', async () => {
  const { tasking } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  const { id: actionId } = await tasking.addAction({
    ...{ meetingId, profileId: null, agencyId: council, owner: 'Officer' },
    ...{ what: 'Visit', dueOn: '2025-01-20' },
  })
  const stands = async () => {
    const { version, ...action } = (await tasking.actions({}))[0]!
    return { version, seen: { action, history: await tasking.actionHistory({ actionId }) } }
  }
  const inMeetingId = meetingId
  const doings: ((version: number) => Promise<unknown>)[] = [
    version => tasking.moveAction({ actionId, version, status: 'in-progress', inMeetingId }),
    () => tasking.addNote({ actionId, note: 'The owner was seen', inMeetingId }),
    version =>
      tasking.moveAction({
        ...{ actionId, version, status: 'blocked', blockedBy: 'Highways', note: 'No permit' },
        inMeetingId,
      }),
    version => tasking.editAction({ actionId, version, reason: 'Away', owner: 'Warden', inMeetingId }),
    version => tasking.editAction({ actionId, version, reason: 'Back', owner: 'Officer', inMeetingId }),
    version =>
      tasking.closeAction({
        ...{ actionId, version, status: 'done', outcome: 'Shut', closedOn: '2025-01-08' },
        inMeetingId,
      }),
    version => tasking.reopenAction({ actionId, version, reason: 'It was not', inMeetingId }),
  ]
  const seen: unknown[] = []
  for (const doing of doings) {
    const now = await stands()
    seen.push(now.seen)
    await doing(now.version)
  }
  const steps = (await tasking.steps({ meetingId })).slice(0, doings.length)
  expect(steps.map(({ words }) => words)).toEqual([
    ...['opened A-001 again', 'A-001 is done', 'changed A-001', 'changed A-001', 'A-001 is blocked'],
    ...['noted on A-001', 'A-001 is in progress'],
  ])
  // The owner is again who it was before the first change: out of the middle, the history would tell otherwise.
  for (const early of steps.slice(1)) {
    await expect(tasking.undo({ meetingId, stepId: early.id })).rejects.toMatchObject({ code: 'conflict' })
  }
  for (const step of steps) {
    const { version } = await stands()
    await tasking.undo({ meetingId, stepId: step.id })
    const now = await stands()
    expect(now.seen).toEqual(seen.pop())
    if (!step.words.startsWith('noted')) expect(now.version).toBeGreaterThan(version)
  }
  const [set] = (await tasking.steps({ meetingId })).filter(({ undoneAt }) => undoneAt === null)
  await tasking.undo({ meetingId, stepId: set!.id })
  expect(await tasking.actions({})).toEqual([])
})

test('the item before the group keeps its time, also over a restart', async () => {
  const { tasking } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  const { itemId } = await tasking.addItem({ meetingId, title: 'One' })
  const { itemId: second } = await tasking.addItem({ meetingId, title: 'Two' })
  await tasking.takeItem({ meetingId, itemId })
  desk.setNow('2025-01-08T10:04:00.000Z')
  await inStore(desk, async () => undefined)
  expect(await desk.client.tasking.meeting({ meetingId })).toMatchObject({
    current: { itemId, since: '2025-01-08T10:00:00.000Z' },
  })
  await tasking.takeItem({ meetingId, itemId: second })
  expect(await agendaOf(meetingId)).toMatchObject([{ secondsTaken: 240 }, { secondsTaken: 0 }])
  const other = await meetingOn('2025-01-22')
  await expect(tasking.takeItem({ meetingId: other.id, itemId })).rejects.toMatchObject({ code: 'not-found' })
})

test('whoever may not decide does not undo a decision either', async () => {
  const { tasking, access } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  const { itemId } = await tasking.addItem({ meetingId, title: 'One' })
  await tasking.decideItem({ itemId, decision: 'agreed', reason: '' })
  const [decided, added] = await tasking.steps({ meetingId })
  const [me] = await access.people()
  await access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await access.savePerson({ ...me!, role: 'analyst' })
  await expect(tasking.undo({ meetingId, stepId: decided!.id })).rejects.toMatchObject({ code: 'forbidden' })
  expect((await tasking.steps({ meetingId }))[0]!.undoneAt).toBeNull()
  expect(added!.words).toBe('added “One”')
})

test('a profile with notes or actions under it is not taken off the agenda', async () => {
  const { tasking } = desk.client
  const profileId = await raisedProfile()
  const { id: meetingId } = await meetingOn('2025-01-08')
  await tasking.putOnAgenda({ meetingId, profileId })
  const [item] = await agendaOf(meetingId)
  await tasking.saveItem({ itemId: item!.id, version: item!.version, notes: 'What the room said' })
  await expect(tasking.takeOffAgenda({ meetingId, profileId })).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('notes') },
  })
  await tasking.saveItem({ itemId: item!.id, version: item!.version + 1, notes: '' })
  await tasking.takeOffAgenda({ meetingId, profileId })
  expect(await agendaOf(meetingId)).toEqual([])
  const [takenOff] = await tasking.steps({ meetingId })
  await tasking.putOnAgenda({ meetingId, profileId })
  await expect(tasking.undo({ meetingId, stepId: takenOff!.id })).rejects.toMatchObject({ code: 'conflict' })
  expect(await agendaOf(meetingId)).toHaveLength(1)
})

test('an action that has gone out to its agency stays in the register', async () => {
  const { tasking } = desk.client
  const { id: meetingId } = await meetingOn('2025-01-08')
  const asked = { meetingId, profileId: null, owner: 'Officer', what: 'Visit', dueOn: '2025-01-20' }
  await tasking.addAction({ ...asked, agencyId: council })
  await tasking.addAction({ ...asked, agencyId: 1 })
  await tasking.makeReplyFile({ agencyId: council })
  const step = async (words: string) =>
    (await tasking.steps({ meetingId })).find(one => one.words === words)!.id
  await expect(tasking.undo({ meetingId, stepId: await step('set action A-001') })).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('RF-2025-001') },
    next: expect.stringContaining('Cancel'),
  })
  await tasking.undo({ meetingId, stepId: await step('set action A-002') })
  expect((await tasking.actions()).map(({ number }) => number)).toEqual(['A-001'])
  // A number that stood on a printed page never means another action.
  await tasking.addAction({ ...asked, agencyId: 1 })
  expect((await tasking.actions()).map(({ number }) => number).sort()).toEqual(['A-001', 'A-003'])
})
