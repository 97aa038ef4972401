import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startBackend } from '../../main/backend/start.ts'
import { addCalls, callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const [police, council] = [1, 2]
const series = {
  ...{ name: 'APEL board', everyWeeks: 6, firstOn: '2025-01-09', startsAt: '10:00' },
  ...{ place: 'Town hall', chair: 'Council', viceChair: 'Police commander', draftDays: 7 },
}
const request = {
  ...{ kind: 'request' as const, what: 'Report on lighting', askedBy: 'Chair', askedAgencyId: council },
  ...{ ownerAgencyId: council, owner: 'Head of highways', dueOn: '2025-02-14' },
}
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
})
afterEach(() => desk.close())

/** The leisure centre adopted, four calls a month since, and the board's first meeting held on its day. */
async function boardHeld() {
  const { profiles, tasking, performance } = desk.client
  const profile = await profiles.create({ hotspotId: 1 })
  await profiles.move({ profileId: profile.id, version: profile.version, to: 'raised', note: 'Ready' })
  const { id: meetingId } = await tasking.createMeeting({
    ...{ title: 'Group', heldOn: '2025-01-08', chair: 'Superintendent' },
  })
  await tasking.putOnAgenda({ meetingId, profileId: profile.id })
  await tasking.decide({ meetingId, profileId: profile.id, decision: 'adopt', reason: 'Agreed' })
  await performance.saveBoard(series)
  desk.setNow('2025-01-09T09:00:00.000Z')
  expect(await performance.prepareBoard()).toEqual({ planned: ['AP-2025-01'], drafted: ['AP-2025-01'] })
  const item = await performance.recordBoardItem({ boardMeetingId: 1, ...request })
  const { version } = await performance.boardMeeting({ boardMeetingId: 1 })
  await performance.holdBoardMeeting({ boardMeetingId: 1, version })
  return item
}

test('the board is one, meets on its days, and plans each of them once', async () => {
  const { performance } = desk.client
  expect(await performance.board()).toBeNull()
  expect(await performance.boardMeetings()).toEqual([])
  await expect(performance.planBoardMeeting({ heldOn: '2025-01-09' })).rejects.toMatchObject({
    code: 'conflict',
    next: expect.stringContaining('when the board meets'),
  })
  const board = await performance.saveBoard(series)
  await expect(performance.saveBoard(series)).rejects.toMatchObject({ code: 'conflict' })
  expect(board.next.slice(0, 2)).toEqual([
    { day: '2025-01-09', meetingId: null, draftOn: '2025-01-02' },
    { day: '2025-02-20', meetingId: null, draftOn: '2025-02-13' },
  ])
  const seated = await performance.saveBoardMember({ agencyId: council, person: 'Director' })
  expect(seated.members).toEqual([{ agencyId: council, agencyName: 'City council', person: 'Director' }])
  await expect(performance.saveBoardMember({ agencyId: 9, person: 'Nobody' })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect((await performance.saveBoardMember({ agencyId: council, person: '' })).members).toEqual([])
  await expect(
    performance.saveBoard({ ...series, id: board.id, version: 9, draftDays: 3 }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(performance.planBoardMeeting({ heldOn: '2025-01-10' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await performance.planBoardMeeting({ heldOn: '2025-01-09' })
  await expect(performance.planBoardMeeting({ heldOn: '2025-01-09' })).rejects.toMatchObject({
    message: expect.stringContaining('AP-2025-01'),
  })
})

test('opened in a window, a bureau plans the next meeting by itself, and drafts it once that is due', async () => {
  await desk.client.performance.saveBoard(series)
  await desk.client.settings.closeBureau()
  for (const [today, state] of [
    ['2025-01-01', 'planned'],
    ['2025-01-02', 'drafted'],
  ] as const) {
    const window = startBackend({
      ...{ kind: 'browser', version: '0.0.0-test', login: 'analyst.one', bureausFolder: desk.folder },
      ...{ stateFolder: join(desk.folder, 'window'), now: () => new Date(`${today}T09:00:00.000Z`) },
      printPdf: () => Promise.reject(new Error('no printer in this test')),
    })
    const { settings, performance } = window.connect()
    await settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
    await expect
      .poll(() => performance.boardMeetings(), { timeout: 20_000 })
      .toMatchObject([{ heldOn: '2025-01-09', state }])
    await window.close()
  }
})

test('a draft is prepared on its day from a freeze of its own, and made again from it says the same', async () => {
  await boardHeld()
  const { performance } = desk.client
  await inStore(desk, store => addCalls(store, callsOf(['2025-02', '2025-03'], 4)))
  desk.setNow('2025-04-03T09:00:00.000Z')
  expect(await performance.prepareBoard()).toEqual({ planned: ['AP-2025-02'], drafted: ['AP-2025-02'] })
  // What was drafted is not drafted again by itself.
  expect(await performance.prepareBoard()).toEqual({ planned: [], drafted: [] })
  const meeting = await performance.boardMeeting({ boardMeetingId: 2 })
  expect(meeting).toMatchObject({
    ...{ state: 'drafted', heldOn: '2025-04-03', previous: { number: 'AP-2025-01' } },
    freeze: { incidents: 12 * 28 + 2 * 6 },
  })
  expect(meeting.changes).toMatchObject([
    {
      group: 'outcomes',
      label: expect.stringContaining('PP-2025-001'),
      was: 'No day since adoption is covered by the sources yet.',
      now: '4.0 a month (4 in 1 month)',
      verdict: 'unknown',
    },
  ])
  // More data, and an undone comparison, change the present and not the draft.
  await inStore(desk, store => addCalls(store, callsOf(['2025-04'], 40)))
  const again = await performance.recheckBoardDraft({ boardMeetingId: 2 })
  expect(again).toMatchObject({ identical: true })
  const fresh = await performance.draftBoardMeeting({ boardMeetingId: 2 })
  expect(fresh.state).toBe('drafted')
  const redrafted = await performance.recheckBoardDraft({ boardMeetingId: 2 })
  expect(redrafted.identical).toBe(true)
  expect(redrafted.was).not.toBe(again.was)
})

test('cancelling a draft leaves nothing; a held meeting is drafted no more', async () => {
  const { performance } = desk.client
  await performance.saveBoard(series)
  desk.setNow('2025-01-09T09:00:00.000Z')
  await performance.planBoardMeeting({ heldOn: '2025-01-09' })
  await expect(performance.recheckBoardDraft({ boardMeetingId: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
  const before = await inStore(desk, store => store.db.selectFrom('freeze').selectAll().execute())
  const cancel = new AbortController()
  const made = performance.draftBoardMeeting(
    { boardMeetingId: 1 },
    { signal: cancel.signal, onProgress: ({ stage }) => stage.startsWith('Counting') && cancel.abort() },
  )
  await expect(made).rejects.toMatchObject({ code: 'cancelled' })
  expect(await inStore(desk, store => store.db.selectFrom('freeze').selectAll().execute())).toEqual(before)
  const meeting = await performance.boardMeeting({ boardMeetingId: 1 })
  expect(meeting).toMatchObject({ state: 'planned', freeze: null })
  const held = await performance.holdBoardMeeting({ boardMeetingId: 1, version: meeting.version })
  expect(held.state).toBe('held')
  for (const refused of [
    performance.draftBoardMeeting({ boardMeetingId: 1 }),
    performance.saveBoardMeeting({ boardMeetingId: 1, version: held.version, summary: 'Late' }),
    performance.holdBoardMeeting({ boardMeetingId: 1, version: held.version }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'conflict' })
  }
  await expect(performance.boardMeeting({ boardMeetingId: 7 })).rejects.toMatchObject({ code: 'not-found' })
})

test('an item is followed up until it is done, with the history of every change', async () => {
  const item = await boardHeld()
  const { performance } = desk.client
  expect(item).toMatchObject({ number: 'BI-001', state: 'open', overdue: false, carried: 0 })
  await expect(
    performance.recordBoardItem({ boardMeetingId: 1, ...request, owner: '' }),
  ).rejects.toMatchObject({ code: 'invalid' })
  desk.setNow('2025-02-21T09:00:00.000Z')
  await expect(performance.recordBoardItem({ boardMeetingId: 1, ...request })).rejects.toMatchObject({
    next: 'Record it at the next meeting.',
  })
  await performance.planBoardMeeting({ heldOn: '2025-02-20' })
  const second = await performance.boardMeeting({ boardMeetingId: 2 })
  expect(second.outstanding).toMatchObject([{ number: 'BI-001', overdue: true }])
  const step = { boardItemId: item.id }
  const changed = await performance.changeBoardItem({
    ...{ ...step, version: 1, reason: 'The survey takes longer.', dueOn: '2025-03-14' },
  })
  await expect(
    performance.noteBoardItem({ ...step, version: 1, note: 'Written beside it' }),
  ).rejects.toMatchObject({ code: 'conflict', detail: { theirs: { due_on: '2025-03-14' } } })
  const noted = await performance.noteBoardItem({ ...step, version: changed.version, note: 'Survey done.' })
  await expect(
    performance.answerBoardItem({ ...step, version: noted.version, answer: 'Done', on: '2025-03-01' }),
  ).rejects.toMatchObject({ message: expect.stringContaining('still to come') })
  const answered = await performance.answerBoardItem({
    ...{ ...step, version: noted.version, answer: 'Nine lamps mended.', on: '2025-02-19' },
  })
  expect(answered).toMatchObject({ state: 'done', endedOn: '2025-02-19', overdue: false })
  expect(await performance.boardMeeting({ boardMeetingId: 2 })).toMatchObject({
    outstanding: [],
    ended: [{ number: 'BI-001', answer: 'Nine lamps mended.' }],
  })
  const opened = await performance.reopenBoardItem({
    ...{ ...step, version: answered.version, reason: 'Two are out again.' },
  })
  await performance.dropBoardItem({ ...step, version: opened.version, reason: 'Replaced.', on: '2025-02-20' })
  const history = await performance.boardItemHistory(step)
  expect(history.map(({ kind }) => kind)).toEqual([
    ...['recorded', 'changed', 'note', 'answered', 'reopened', 'dropped'],
  ])
  expect(history[1]!.changes).toEqual([{ what: 'Due', from: '14 Feb 2025', to: '14 Mar 2025' }])
  expect(await performance.boardItems({ state: 'open' })).toEqual([])
})

test('a partner is sent what their own agency has to answer, and answers it; nothing of the draft', async () => {
  await boardHeld()
  const { performance, access } = desk.client
  await access.savePerson({ login: 'partner', name: 'Partner', role: 'partner', agencyId: council })
  const secret = await performance.recordBoardItem({
    ...{ ...request, boardMeetingId: 1, what: 'Secret of the police', ownerAgencyId: police },
  })
  const { version } = await performance.changeBoardItem({
    ...{ boardItemId: secret.id, version: 1, reason: 'Secret reason', owner: 'Secret inspector' },
  })
  await desk.client.settings.closeBureau()
  const other = await openTestDesk({ folder: desk.folder, login: 'partner', bureau: null })
  other.setNow('2025-01-13T09:00:00.000Z')
  await other.client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
  const theirs = other.client.performance
  const items = await theirs.boardItems({})
  expect(items.map(({ what }) => what)).toEqual(['Report on lighting'])
  const meeting = await theirs.boardMeeting({ boardMeetingId: 1 })
  expect(meeting).toMatchObject({ changes: [], freeze: null, recorded: [{ number: 'BI-001' }] })
  expect(JSON.stringify([meeting, await theirs.boardMeetings()])).not.toContain('Secret')
  await expect(theirs.boardItemHistory({ boardItemId: secret.id })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(
    theirs.answerBoardItem({ boardItemId: secret.id, version, answer: 'Ours', on: '2025-01-13' }),
  ).rejects.toMatchObject({ code: 'not-found' })
  const answered = await theirs.answerBoardItem({
    ...{ boardItemId: items[0]!.id, version: 1, answer: 'Mended.', on: '2025-01-13' },
  })
  expect(answered.state).toBe('done')
  for (const refused of [
    theirs.draftBoardMeeting({ boardMeetingId: 1 }),
    theirs.dropBoardItem({ boardItemId: 1, version: 2, reason: 'Ours', on: '2025-01-13' }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  }
  await other.close()
  await desk.client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
  // Given to another agency, the history goes on without what was said before.
  const given = await performance.changeBoardItem({
    ...{ boardItemId: secret.id, version, reason: 'Better with the council', ownerAgencyId: council },
  })
  expect(given.ownerAgencyName).toBe('City council')
})
