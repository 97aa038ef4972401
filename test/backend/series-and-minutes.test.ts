import { afterEach, beforeEach, expect, test } from 'vitest'
import { callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const [police, council] = [1, 2]
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
})
afterEach(() => desk.close())

const fortnightly = {
  ...{ name: 'Joint management group', everyWeeks: 2, firstOn: '2025-01-07', startsAt: '14:00' },
  ...{ lastsMinutes: 60, place: 'Room 2', chair: 'Superintendent', quorum: null as number | null },
}
async function withMembers(quorum: number | null = 2) {
  const { tasking } = desk.client
  const made = await tasking.saveSeries(fortnightly)
  for (const agencyId of [police, council]) {
    await tasking.saveMember({ seriesId: made.id, agencyId, person: `Member ${agencyId}`, deputy: 'Deputy' })
  }
  return tasking.saveSeries({ ...fortnightly, id: made.id, version: made.version, quorum })
}
const closeNow = async (meetingId: number) => {
  const { version } = await desk.client.tasking.meeting({ meetingId })
  await desk.client.tasking.close({ meetingId, version })
}

test('a series proposes its next dates, leaves holidays out by hand, and makes its meetings', async () => {
  const { tasking } = desk.client
  const series = await withMembers()
  expect(series.next.slice(0, 3).map(({ day }) => day)).toEqual(['2025-01-21', '2025-02-04', '2025-02-18'])
  const without = await tasking.skipDay({ seriesId: series.id, day: '2025-02-04', reason: 'Half-term' })
  expect(without.next.map(({ day }) => day)).not.toContain('2025-02-04')
  expect(without.skipped).toEqual([{ day: '2025-02-04', reason: 'Half-term' }])
  const back = await tasking.skipDay({ seriesId: series.id, day: '2025-02-04', reason: '' })
  expect(back.next[1]?.day).toBe('2025-02-04')
  const { meetingId } = await tasking.planMeeting({ seriesId: series.id, heldOn: '2025-01-21' })
  expect(await tasking.meeting({ meetingId })).toMatchObject({
    ...{ title: 'Joint management group', startsAt: '14:00', place: 'Room 2', quorum: 2, lastsMinutes: 60 },
    agenda: [{ kind: 'opening', startsAt: '14:00' }, { kind: 'actions' }],
    attendance: [
      { agencyName: 'City council', isMember: true, member: 'Member 2', deputy: 'Deputy' },
      { agencyName: 'Police', isMember: true },
    ],
  })
  expect((await tasking.series())[0]?.next[0]).toEqual({ day: '2025-01-21', meetingId })
  for (const refused of [
    tasking.planMeeting({ seriesId: series.id, heldOn: '2025-01-21' }),
    tasking.skipDay({ seriesId: series.id, day: '2025-01-21', reason: 'Holiday' }),
    tasking.removeMember({ seriesId: series.id, agencyId: council }),
    tasking.saveSeries({ ...fortnightly, id: series.id, version: 1, quorum: 1 }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'conflict' })
  }
  for (const wrong of [
    tasking.planMeeting({ seriesId: series.id, heldOn: '2025-01-22' }),
    tasking.skipDay({ seriesId: series.id, day: '2025-01-22', reason: 'x' }),
    tasking.saveSeries({ ...fortnightly, id: series.id, version: series.version, quorum: 3 }),
  ]) {
    await expect(wrong).rejects.toMatchObject({ code: 'invalid' })
  }
  await expect(tasking.planMeeting({ seriesId: 9, heldOn: '2025-01-21' })).rejects.toMatchObject({
    code: 'not-found',
  })
  const lowered = await tasking.saveSeries({
    ...{ ...fortnightly, id: series.id, version: series.version, quorum: 1 },
  })
  const one = await tasking.removeMember({ seriesId: series.id, agencyId: council })
  expect([lowered.quorum, one.members.length]).toEqual([1, 1])
})

test('minutes write themselves, are put right and approved at the next meeting, and then stand', async () => {
  const { tasking } = desk.client
  const series = await withMembers()
  desk.setNow('2025-01-21T15:00:00.000Z')
  const { meetingId } = await tasking.planMeeting({ seriesId: series.id, heldOn: '2025-01-21' })
  await tasking.setAttendance({ meetingId, agencyId: police, attending: true, person: 'Inspector' })
  await tasking.setAttendance({
    ...{ meetingId, agencyId: council, attending: false, apologies: true, person: '' },
  })
  const { itemId } = await tasking.addItem({ meetingId, title: 'Gates in Mill Lane' })
  const item = (await tasking.meeting({ meetingId })).agenda.find(({ id }) => id === itemId)!
  await tasking.saveItem({ itemId, version: item.version, notes: 'The owner was heard.' })
  await tasking.decideItem({ itemId, decision: 'agreed', reason: 'Shut at ten' })
  await tasking.addAction({
    ...{ meetingId, profileId: null, agencyId: council, owner: 'Warden', what: 'Shut the gates' },
    ...{ dueOn: '2025-02-01', agendaItemId: itemId },
  })
  await tasking.addItem({ meetingId, title: 'Not reached' })
  const { version } = await tasking.meeting({ meetingId })
  await tasking.saveMeeting({ meetingId, version, minutes: 'It was cold.' })
  await closeNow(meetingId)
  const draft = await tasking.minutes({ meetingId })
  expect(draft.approved).toBeNull()
  expect(draft.text).toBe(
    [
      'Joint management group, 21 Jan 2025\nBegan at 14:00, in Room 2, chaired by Superintendent.',
      'Present: Police (Inspector).\nApologies: City council.\nNot present: none.\nNo quorum: 1 of 2 needed are present.',
      '1. Welcome, apologies and quorum (opening)',
      '2. Open and overdue actions (actions)',
      '3. Gates in Mill Lane (other business)\nThe owner was heard.\nDecision: agreed. Shut at ten. Decided without quorum: 1 of 2 needed were present.\nAction A-001: Shut the gates. City council, Warden; due 1 Feb 2025.',
      '4. Not reached (other business)\nLeft for the next meeting.',
      'Further notes\nIt was cold.',
      'Carried forward to the next meeting\n- Not reached',
    ].join('\n\n'),
  )

  const { meetingId: next } = await tasking.planMeeting({ seriesId: series.id, heldOn: '2025-02-04' })
  const both = { meetingId, byMeetingId: next }
  await expect(tasking.approveMinutes({ meetingId: next, byMeetingId: meetingId })).rejects.toMatchObject({
    code: 'conflict',
  })
  await tasking.correctMinutes({ ...both, what: 'It was warm.' })
  const approved = await tasking.approveMinutes(both)
  expect(approved).toMatchObject({
    approved: {
      meetingId: next,
      heldOn: '2025-02-04',
      isSound: true,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    corrections: [{ what: 'It was warm.' }],
    text: `${draft.text}\n\nCorrections\n- It was warm.`,
  })
  const items = (await tasking.meeting({ meetingId: next })).agenda
  expect(items.find(({ ofMeetingId }) => ofMeetingId === meetingId)?.state).toBe('dealt-with')
  const stands = await tasking.meeting({ meetingId })
  expect(stands.minutesApproved).toBe(true)
  await expect(
    tasking.saveMeeting({ meetingId, version: stands.version, minutes: 'Otherwise' }),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('approved') })
  for (const late of [tasking.approveMinutes(both), tasking.correctMinutes({ ...both, what: 'x' })]) {
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  }
  // What changes in the bureau afterwards changes nothing in them.
  const [known] = (await desk.client.settings.agencies()).filter(({ id }) => id === council)
  await desk.client.settings.saveAgency({ ...known!, name: 'Borough council' })
  expect((await tasking.minutes({ meetingId })).text).toBe(approved.text)
  await inStore(desk, ({ db }) =>
    db.updateTable('meeting').set({ approved_text: 'Forged' }).where('id', '=', meetingId).execute(),
  )
  expect((await desk.client.tasking.minutes({ meetingId })).approved).toMatchObject({ isSound: false })
})

test('attendance and completion are counted by agency; a partner is sent their own', async () => {
  const { tasking, access } = desk.client
  const series = await withMembers(null)
  desk.setNow('2025-01-21T15:00:00.000Z')
  const { meetingId } = await tasking.planMeeting({ seriesId: series.id, heldOn: '2025-01-21' })
  await tasking.setAttendance({ meetingId, agencyId: council, attending: true, person: '' })
  const set = async (what: string, dueOn: string) =>
    tasking.addAction({ meetingId, profileId: null, agencyId: council, owner: 'Warden', what, dueOn })
  const [early, late] = [await set('One', '2025-01-30'), await set('Two', '2025-01-22')]
  await set('Three', '2025-01-23')
  await closeNow(meetingId)
  desk.setNow('2025-01-25T10:00:00.000Z')
  for (const { id: actionId, version } of [early, late]) {
    await tasking.closeAction({
      ...{ actionId, version, status: 'done', outcome: 'Done', closedOn: '2025-01-25' },
    })
  }
  expect(await tasking.record({})).toEqual({
    meetings: [{ meetingId, heldOn: '2025-01-21', present: 1, of: 2 }],
    agencies: [
      {
        ...{ agencyId: council, agencyName: 'City council', attended: 1, held: 1, set: 3, doneOnTime: 1 },
        ...{ doneLate: 1, cancelled: 0, open: 0, overdue: 1, carried: 0 },
      },
      {
        ...{ agencyId: police, agencyName: 'Police', attended: 0, held: 1, set: 0, doneOnTime: 0 },
        ...{ doneLate: 0, cancelled: 0, open: 0, overdue: 0, carried: 0 },
      },
    ],
  })
  expect((await tasking.record({ from: '2025-02-01' })).meetings).toEqual([])
  const [me] = await access.people()
  await access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await access.savePerson({ ...me!, role: 'partner', agencyId: council })
  expect((await tasking.record({})).agencies).toMatchObject([{ agencyName: 'City council' }])
  for (const refused of [tasking.minutes({ meetingId }), tasking.steps({ meetingId })]) {
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('minutes that wait for approval say what was set, not what it was changed to after the meeting', async () => {
  const { tasking } = desk.client
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-01-08', chair: '' })
  const { id: actionId } = await tasking.addAction({
    ...{ meetingId, profileId: null, agencyId: council, owner: 'Officer' },
    ...{ what: 'Vist the shops', dueOn: '2025-01-20' },
  })
  await tasking.editAction({ actionId, version: 1, reason: 'Mistyped', what: 'Visit the shops' })
  await closeNow(meetingId)
  desk.setNow('2025-01-10T10:00:00.000Z')
  await tasking.editAction({
    ...{ actionId, version: 2, reason: 'The council asked', what: 'Write to the shops' },
    ...{ agencyId: police, dueOn: '2025-03-01', owner: 'Sergeant' },
  })
  const { text } = await tasking.minutes({ meetingId })
  expect(text).toContain('Visit the shops. City council, Officer; due ')
  expect(text).not.toMatch(/Write to the shops|March/)
})
