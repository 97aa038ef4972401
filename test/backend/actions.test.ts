import { afterEach, beforeEach, expect, test } from 'vitest'
import { replay } from '#shared/features/tasking/action-rules.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import { inStore } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let police: number
let council: number
let set: Action
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  const { settings, tasking } = desk.client
  police = (await settings.saveAgency({ key: 'police', name: 'Police' })).id
  council = (await settings.saveAgency({ key: 'council', name: 'City council' })).id
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-01-08', chair: 'S.' })
  set = await tasking.addAction({
    ...{ meetingId, profileId: null, agencyId: council, deputyAgencyId: police, owner: 'Licensing officer' },
    ...{ what: 'Test purchasing', why: 'Under-age drinking', dueOn: '2025-01-20', priority: 'high' },
  })
})
afterEach(() => desk.close())

/** Opens the bureau as a partner of one agency. */
async function asPartnerOf(agencyId: number) {
  const { access } = desk.client
  const me = (await access.people()).find(({ login }) => login === 'analyst.one')!
  await access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await access.savePerson({ ...me, role: 'partner', agencyId })
}

async function historyTellsPresent(action: Action) {
  const rows = await inStore(desk, ({ db }) =>
    db
      .selectFrom('action_event')
      .select('to_json')
      .where('action_id', '=', action.id)
      .orderBy('id')
      .execute(),
  )
  const { what, why, agencyId, deputyAgencyId, owner, dueOn, priority, status } = action
  const { outcome, closedOn, blockedBy, approver, escalatedOn } = action
  expect(replay(rows.map(({ to_json }) => ({ to: JSON.parse(to_json) })))).toEqual({
    ...{ what, why, agencyId, deputyAgencyId, owner, dueOn, priority, status },
    ...{ outcome, closedOn, blockedBy, approver, escalatedOn },
  })
}

test('an action goes through its states, each with what belongs to it, and its history tells the present', async () => {
  const { tasking } = desk.client
  expect(set).toMatchObject({ why: 'Under-age drinking', priority: 'high', deputyAgencyName: 'Police' })
  const ref = { actionId: set.id }
  await expect(tasking.moveAction({ ...ref, version: 1, status: 'blocked' })).rejects.toMatchObject({
    code: 'invalid',
    next: expect.stringContaining('blocked'),
  })
  const blocked = await tasking.moveAction({
    ...{ ...ref, version: 1, status: 'blocked', blockedBy: 'Legal services', note: 'Waits for consent' },
  })
  expect(blocked).toMatchObject({ status: 'blocked', blockedBy: 'Legal services', version: 2 })
  const begun = await tasking.moveAction({ ...ref, version: 2, status: 'in-progress' })
  expect(begun).toMatchObject({ status: 'in-progress', blockedBy: '' })
  const edit = { ...ref, version: 3, dueOn: '2025-02-03', agencyId: police, deputyAgencyId: null }
  await expect(tasking.editAction({ ...edit, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    tasking.editAction({ ...ref, version: 3, reason: 'x', deputyAgencyId: council }),
  ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('itself') })
  await expect(tasking.editAction({ ...edit, agencyId: 99, reason: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await tasking.editAction({ ...edit, reason: 'The council has no officer' })
  const cancelling = { ...ref, version: 4, status: 'cancelled' as const, outcome: 'Shop closed' }
  const on = { closedOn: '2025-01-08' }
  await expect(tasking.closeAction({ ...cancelling, ...on })).rejects.toMatchObject({ code: 'invalid' })
  const cancelled = await tasking.closeAction({ ...cancelling, ...on, approver: 'Superintendent' })
  expect(cancelled).toMatchObject({ status: 'cancelled', approver: 'Superintendent', closedOn: '2025-01-08' })
  for (const refused of [
    tasking.moveAction({ ...ref, version: 5, status: 'open' }),
    tasking.editAction({ ...ref, version: 5, reason: 'x', owner: 'y' }),
    tasking.answerAction({ ...ref, version: 5, note: 'x' }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'conflict' })
  }
  await historyTellsPresent(cancelled)
  const history = await desk.client.tasking.actionHistory(ref)
  expect(history.map(({ kind }) => kind)).toEqual(['set', 'moved', 'moved', 'changed', 'moved'])
  expect(history[3]).toMatchObject({
    note: 'The council has no officer',
    changes: [
      { what: 'Agency', from: 'City council', to: 'Police' },
      { what: 'Deputy agency', from: 'Police', to: '' },
      { what: 'Due date', from: '2025-01-20', to: '2025-02-03' },
    ],
  })
})

test('the last change is taken back, and the one before it, until a meeting was held; the history tells both', async () => {
  const { tasking } = desk.client
  const ref = { actionId: set.id }
  await expect(tasking.takeBackAction({ ...ref, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  await tasking.editAction({
    ...ref,
    version: 1,
    reason: 'More time',
    dueOn: '2025-02-03',
    agencyId: police,
    deputyAgencyId: null,
  })
  const end = { outcome: 'Slip of the pen', closedOn: '2025-01-08' }
  await tasking.closeAction({ ...ref, version: 2, status: 'done', ...end })
  await tasking.addNote({ ...ref, note: 'That was another action' })
  await expect(tasking.takeBackAction({ ...ref, version: 2 })).rejects.toMatchObject({ code: 'conflict' })
  const open = await tasking.takeBackAction({ ...ref, version: 3 })
  expect(open).toMatchObject({ status: 'open', outcome: '', closedOn: null, dueOn: '2025-02-03' })
  const first = await tasking.takeBackAction({ ...ref, version: 4 })
  expect(first).toMatchObject({ agencyId: council, deputyAgencyId: police, dueOn: '2025-01-20', version: 5 })
  await historyTellsPresent(first)
  const events = await tasking.actionHistory(ref)
  expect(events.map(({ kind }) => kind)).toEqual([
    'set',
    'changed',
    'moved',
    'note',
    'taken-back',
    'taken-back',
  ])
  expect(events.some(({ mayTakeBack }) => mayTakeBack)).toBe(false)
  expect(events[4]!.changes).toContainEqual({ what: 'State', from: 'done', to: 'open' })

  // Done in the meeting: until that was held, and no longer.
  const inMeetingId = set.meetingId
  await tasking.moveAction({ ...ref, version: 5, status: 'in-progress', inMeetingId })
  expect((await tasking.actionHistory(ref)).at(-1)).toMatchObject({ mayTakeBack: true })
  const { version } = await tasking.meeting({ meetingId: inMeetingId })
  await tasking.close({ meetingId: inMeetingId, version })
  await expect(tasking.takeBackAction({ ...ref, version: 6 })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('8 Jan 2025 has been held since'),
  })
  // Afterwards, on the same day: not in it.
  await tasking.moveAction({ ...ref, version: 6, status: 'open' })
  const begun = await tasking.takeBackAction({ ...ref, version: 7 })
  expect(begun.status).toBe('in-progress')
  await historyTellsPresent(begun)
})

test('two who change the same action at once are shown both sides', async () => {
  const { tasking } = desk.client
  await tasking.moveAction({ actionId: set.id, version: 1, status: 'in-progress' })
  for (const late of [
    tasking.moveAction({ actionId: set.id, version: 1, status: 'open' }),
    tasking.editAction({ actionId: set.id, version: 1, reason: 'x', owner: 'Somebody' }),
    tasking.answerAction({ actionId: set.id, version: 1, note: 'x' }),
  ]) {
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      detail: { theirs: { status: 'in-progress' } },
    })
  }
})

test('what two meetings carried forward is put before the chair once, and says so', async () => {
  const { tasking } = desk.client
  for (const heldOn of ['2025-01-08', '2025-01-22', '2025-02-05', '2025-02-19']) {
    desk.setNow(`${heldOn}T10:00:00.000Z`)
    const known = (await tasking.meetings()).find(meeting => meeting.heldOn === heldOn)
    const { id, version } = known ?? (await tasking.createMeeting({ title: 'JMG', heldOn, chair: 'S.' }))
    await tasking.close({ meetingId: id, version })
    const [action] = await tasking.actions()
    const carried = ['2025-01-08', '2025-01-22', '2025-02-05', '2025-02-19'].indexOf(heldOn)
    expect(action).toMatchObject({
      carriedForward: carried,
      escalated: carried >= 2,
      escalatedOn: carried >= 2 ? '2025-02-05' : null,
    })
  }
  const kinds = (await tasking.actionHistory({ actionId: set.id })).map(({ kind }) => kind)
  expect(kinds).toEqual(['set', 'escalated'])
  await historyTellsPresent((await tasking.actions())[0]!)
})

test('an agency answers for its own actions and those it stands in for, and for no others', async () => {
  const { tasking } = desk.client
  const other = await tasking.addAction({
    ...{ meetingId: 1, profileId: null, agencyId: police, owner: 'Secret inspector', dueOn: '2025-01-20' },
    what: 'Secret patrols',
  })
  await asPartnerOf(council)
  expect(await tasking.actions()).toMatchObject([{ what: 'Test purchasing' }])
  const ref = { actionId: set.id, version: 1 }
  await expect(tasking.answerAction(ref)).rejects.toMatchObject({ code: 'invalid' })
  await expect(tasking.answerAction({ ...ref, status: 'done' })).rejects.toMatchObject({ code: 'invalid' })
  const noted = await tasking.answerAction({ ...ref, note: 'Two shops so far' })
  expect(noted).toMatchObject({ status: 'open', version: 2, notes: [{ note: 'Two shops so far' }] })
  const done = await tasking.answerAction({
    ...{ ...ref, version: 2, status: 'done', evidence: 'Six shops, report 12', doneOn: '2025-01-08' },
  })
  expect(done).toMatchObject({ status: 'done', outcome: 'Six shops, report 12', closedOn: '2025-01-08' })
  for (const refused of [
    tasking.answerAction({ actionId: other.id, version: 1, note: 'x' }),
    tasking.actionHistory({ actionId: other.id }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  }
  for (const refused of [
    tasking.moveAction({ ...ref, status: 'open' }),
    tasking.editAction({ ...ref, reason: 'x' }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('an agency takes back its own answer, and not what the bureau changed', async () => {
  const { tasking } = desk.client
  const ref = { actionId: set.id }
  await inStore(desk, ({ db }) => db.updateTable('action_event').set({ by_login: 'bureau' }).execute())
  await asPartnerOf(council)
  await tasking.answerAction({ ...ref, version: 1, status: 'in-progress', note: 'Begun' })
  expect(await tasking.takeBackAction({ ...ref, version: 2 })).toMatchObject({ status: 'open', version: 3 })
  await inStore(desk, async ({ db }) => {
    await db.updateTable('action').set({ owner: 'Manager', version: 4 }).execute()
    const event = {
      action_id: set.id,
      at: '2025-01-08T11:00:00.000Z',
      by_login: 'bureau',
      kind: 'changed' as const,
    }
    const [from_json, to_json] = [{ owner: set.owner }, { owner: 'Manager' }].map(one =>
      JSON.stringify(one),
    ) as [string, string]
    await db
      .insertInto('action_event')
      .values({ ...event, note: 'x', from_json, to_json })
      .execute()
  })
  const again = desk.client.tasking
  await expect(again.takeBackAction({ ...ref, version: 4 })).rejects.toMatchObject({
    message: 'This was not changed by you.',
  })
  expect((await again.actionHistory(ref)).some(({ mayTakeBack }) => mayTakeBack)).toBe(false)
})

test('an agency that stands in for another is told of the action too', async () => {
  await asPartnerOf(police)
  expect(await desk.client.tasking.actions()).toMatchObject([{ what: 'Test purchasing' }])
})

test('what is not there is not found', async () => {
  const { tasking } = desk.client
  for (const asked of [
    tasking.moveAction({ actionId: 99, version: 1, status: 'open' }),
    tasking.editAction({ actionId: 99, version: 1, reason: 'x' }),
    tasking.answerAction({ actionId: 99, version: 1, note: 'x' }),
    tasking.actionHistory({ actionId: 99 }),
  ]) {
    await expect(asked).rejects.toMatchObject({ code: 'not-found' })
  }
})

test('an action is set under an item of its own meeting, and no agency stands in for itself', async () => {
  const { tasking } = desk.client
  const more = { meetingId: set.meetingId, profileId: null, agencyId: council, owner: 'Officer' }
  const asked = { ...more, what: 'Letters', dueOn: '2025-01-20' }
  const other = await tasking.createMeeting({ title: 'Another', heldOn: '2025-01-09', chair: '' })
  const { itemId } = await tasking.addItem({ meetingId: other.id, title: 'Of the other meeting' })
  for (const agendaItemId of [itemId, 99_999]) {
    await expect(tasking.addAction({ ...asked, agendaItemId })).rejects.toMatchObject({ code: 'not-found' })
  }
  await expect(tasking.addAction({ ...asked, deputyAgencyId: council })).rejects.toMatchObject({
    ...{ code: 'invalid', message: 'An agency cannot stand in for itself.' },
  })
  expect(await tasking.actions()).toHaveLength(1)
})

test('a meeting is not put off beyond the day on which one of its actions is due', async () => {
  const { tasking } = desk.client
  const { id: meetingId, version } = await tasking.meeting({ meetingId: set.meetingId })
  await expect(tasking.saveMeeting({ meetingId, version, heldOn: '2025-01-21' })).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('A-001'), next: expect.any(String) },
  })
  await tasking.saveMeeting({ meetingId, version, heldOn: '2025-01-20' })
  expect(await tasking.actions()).toMatchObject([{ setOn: '2025-01-20', dueOn: '2025-01-20' }])
})

test('an agency that is given an action reads nothing of what another agency had with it', async () => {
  const { tasking, settings } = desk.client
  const fire = (await settings.saveAgency({ key: 'fire', name: 'Fire service' })).id
  await tasking.addNote({ actionId: set.id, note: 'Secret of the council' })
  const { version } = await tasking.editAction({
    ...{ actionId: set.id, version: set.version, reason: 'Theirs to do', what: 'Look at the alarms' },
    ...{ agencyId: fire, deputyAgencyId: null, owner: 'Station manager', why: '' },
  })
  await tasking.addNote({ actionId: set.id, note: 'Told the station' })
  await asPartnerOf(fire)
  const read = async () =>
    JSON.stringify([await tasking.actions(), await tasking.actionHistory({ actionId: set.id })])
  expect(await read()).toContain('Told the station')
  expect(await read()).not.toMatch(/Secret|Test purchasing|Under-age|Licensing officer|City council/)
  const answered = await tasking.answerAction({ actionId: set.id, version, note: 'Looked' })
  expect(answered.notes.map(({ note }) => note)).toEqual(['Theirs to do', 'Told the station', 'Looked'])
})
