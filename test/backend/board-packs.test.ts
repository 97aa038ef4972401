import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCalls, callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const [police, council] = [1, 2]
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
  const { profiles, tasking, performance } = desk.client
  const profile = await profiles.create({ hotspotId: 1 })
  await profiles.move({ profileId: profile.id, version: profile.version, to: 'raised', note: 'Ready' })
  const { id: meetingId } = await tasking.createMeeting({
    ...{ title: 'Group', heldOn: '2025-01-08', chair: 'Superintendent' },
  })
  await tasking.putOnAgenda({ meetingId, profileId: profile.id })
  await tasking.decide({ meetingId, profileId: profile.id, decision: 'adopt', reason: 'Agreed' })
  await performance.saveBoard({
    ...{ name: 'APEL board', everyWeeks: 6, firstOn: '2025-05-15', startsAt: '10:00', place: '' },
    ...{ chair: 'Council', viceChair: 'Police commander', draftDays: 7 },
  })
  const after = ['2025-02', '2025-03', '2025-04'].flatMap(month => callsOf([month], 4))
  await inStore(desk, store => addCalls(store, after))
  desk.setNow('2025-05-15T09:00:00.000Z')
  await performance.planBoardMeeting({ heldOn: '2025-05-15' })
})
afterEach(() => desk.close())

const pack = (kind: 'board' | 'memo', audience: 'internal' | 'board' | 'public' = 'internal') =>
  desk.client.packs.preview({ kind, id: 1, audience: { kind: audience } })
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** How far what the one source tells may go. */
async function reach(how: 'bureau' | 'board') {
  const [source] = await desk.client.imports.sources()
  await desk.client.imports.saveSource({ ...source!, reach: how })
}

async function record(what: string, ownerAgencyId: number) {
  return desk.client.performance.recordBoardItem({
    ...{ boardMeetingId: 1, kind: 'request', what, askedBy: 'Chair', askedAgencyId: null },
    ...{ ownerAgencyId, owner: 'Duty office', dueOn: '2025-06-20' },
  })
}

test('a pack is made of a draft, not before; decisions stand first, and the outcome with its interval', async () => {
  await reach('board')
  await expect(pack('board')).rejects.toMatchObject({
    code: 'conflict',
    next: expect.stringContaining('draft'),
  })
  await desk.client.performance.draftBoardMeeting({ boardMeetingId: 1 })
  const { title, html } = await pack('board', 'board')
  expect(title).toBe('AP-2025-01 APEL board, 15 May 2025')
  const text = textOf(html)
  expect(html.indexOf('id="decide"')).toBeLessThan(html.indexOf('id="outcomes"'))
  expect(text).toMatch(/Calls fell from an average of 26 a month .* 95 % interval 0\.\d\d to 0\.\d\d/)
  // What was drafted is told, whatever comes in later.
  await inStore(desk, store => addCalls(store, callsOf(['2025-05'], 40)))
  const later = textOf((await pack('board', 'board')).html)
  expect(later.replace(/freeze \d+/g, '')).toBe(text.replace(/freeze \d+/g, ''))
})

test('what a source may not tell an audience is counted out of the draft again', async () => {
  await desk.client.performance.draftBoardMeeting({ boardMeetingId: 1 })
  await reach('bureau')
  const text = textOf((await pack('board', 'board')).html)
  expect(text).not.toMatch(/26 a month/)
  expect(text).toContain('Figures were counted again without the sources')
  expect(textOf((await pack('board')).html)).toContain('26 a month')
})

test('the business of the board is for the board: the public is told the figures alone', async () => {
  const { performance } = desk.client
  await performance.draftBoardMeeting({ boardMeetingId: 1 })
  await record('A word between us', council)
  const { version } = await performance.boardMeeting({ boardMeetingId: 1 })
  await performance.saveBoardMeeting({ boardMeetingId: 1, version, concerns: 'Said among ourselves' })
  expect(textOf((await pack('board', 'board')).html)).toContain('Said among ourselves')
  const open = textOf((await pack('board', 'public')).html)
  expect(open).not.toMatch(/Said among ourselves|For decision|A word between us/)
})

test('the memo holds every item with owner and day, says when it is late, and an agency’s only its own', async () => {
  const { performance, packs } = desk.client
  await record('Ours to answer', council)
  await record('Theirs to answer', police)
  await expect(pack('memo')).rejects.toMatchObject({ code: 'conflict' })
  const { version } = await performance.boardMeeting({ boardMeetingId: 1 })
  await performance.holdBoardMeeting({ boardMeetingId: 1, version })
  const inTime = textOf((await pack('memo', 'board')).html)
  for (const words of ['Ours to answer', 'Theirs to answer', 'Duty office, City council', '20 Jun 2025']) {
    expect(inTime).toContain(words)
  }
  expect(inTime).not.toContain('This memo is late')
  desk.setNow('2025-05-20T09:00:00.000Z')
  expect(textOf((await pack('memo', 'board')).html)).toContain('This memo is late. It was due on 19 May 2025')
  const own = await packs.preview({ kind: 'memo', id: 1, audience: { kind: 'agency', agencyId: council } })
  expect(textOf(own.html)).toContain('Ours to answer')
  expect(textOf(own.html)).not.toContain('Theirs to answer')
  // Once it is made it is in the register, and the list says that it was late.
  await packs.make({ kind: 'memo', id: 1, audience: { kind: 'board' }, form: 'html' })
  expect(await performance.boardMeetings()).toMatchObject([{ memo: 'made-late', memoDueOn: '2025-05-19' }])
})
