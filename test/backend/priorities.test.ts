import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { addCalls, callsOf, centre, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-06-16T09:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
  await inStore(desk, async store => {
    await addCalls(store, callsOf(['2025-01', '2025-02', '2025-03'], 4))
    await store.db
      .insertInto('area_set')
      .values({ name: 'Wards', vintage: '2024', file_name: 'wards.geojson', loaded_at: '' })
      .execute()
    const { easting, northing } = centre
    const corners = [
      [-300, -300],
      [300, -300],
      [300, 300],
      [-300, 300],
      [-300, -300],
    ].map(([x = 0, y = 0]) => [easting + x, northing + y])
    await store.db
      .insertInto('area')
      .values({
        ...{ area_set_id: 1, code: 'W1', name: 'Aylestone', polygons_json: JSON.stringify([[corners]]) },
      })
      .execute()
  })
})
afterEach(() => desk.close())

const usual = {
  ...{ areaId: 1, title: 'Drinking in the park', rationale: 'Raised at three ward meetings running.' },
  ...{ agencyId: 1, owner: 'Neighbourhood sergeant', contact: 'team mailbox' },
  ...{ adoptedOn: '2024-12-31', reviewOn: '2025-06-20' },
}
const adopt = (more: Partial<typeof usual> = {}) => desk.client.briefings.adoptPriority({ ...usual, ...more })
const raise = ({ id }: Pick<Priority, 'id'>, raisedOn = '2025-02-01') =>
  desk.client.briefings.raiseVoice({
    ...{ priorityId: id, kind: 'residents-group', raisedBy: 'Friends of the Park', raisedOn },
    what: 'The benches are taken over every evening.',
  })
const answer = { saidBack: 'Two patrols a week.', how: 'At their meeting', saidOn: '2025-02-20' }

test('adopted, it is numbered, counted in its area before and since, and due for review', async () => {
  const made = await adopt()
  expect(made).toMatchObject({
    ...{ number: 'NP-2024-001', areaLabel: 'Aylestone', agencyName: 'Police', status: 'active' },
    ...{ review: 'due', outstanding: 0, profileId: null },
  })
  // Twelve months of 26, and of the calls elsewhere none.
  expect(made.change).toMatchObject({ beforeCount: 312, count: 12, from: '2025-01-01', to: '2025-03-28' })
  expect(made.change?.sentence).toContain('312 incidents in 12 months before, 12 in')
  expect(made.history.map(({ kind, by }) => [kind, by])).toEqual([['adopted', 'analyst.one']])
  expect((await adopt({ adoptedOn: '2025-01-02' })).number).toBe('NP-2025-001')
  expect((await desk.client.briefings.priorities()).map(({ number }) => number)).toEqual([
    'NP-2025-001',
    'NP-2024-001',
  ])
  const [outline] = await desk.client.briefings.priorityOutlines()
  expect(outline).toMatchObject({ number: 'NP-2025-001', polygons: [[expect.any(Array)]] })
})

test('a filter is counted within the area', async () => {
  const { change } = await desk.client.briefings.adoptPriority({ ...usual, filter: { categoryIds: [2] } })
  // One in four of the 26 a month, the first of each four.
  expect(change?.beforeCount).toBe(84)
})

test('nothing to compare yet: no change is told', async () => {
  expect((await adopt({ adoptedOn: '2025-06-15', reviewOn: '2025-12-01' })).change).toBeNull()
})

test('a day to come, a late review, a stranger of an area, an agency or a profile are refused', async () => {
  const { adoptPriority } = desk.client.briefings
  await expect(adopt({ adoptedOn: '2025-06-17' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(adopt({ reviewOn: '2025-07-01' })).rejects.toMatchObject({
    code: 'invalid',
    message: 'A priority is reviewed every six months: this one by 2025-06-30.',
  })
  await expect(adopt({ areaId: 9 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(adopt({ agencyId: 9 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(adoptPriority({ ...usual, profileId: 9 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(adopt({ title: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(desk.client.briefings.priority({ priorityId: 9 })).rejects.toMatchObject({ code: 'not-found' })
  expect(await desk.client.briefings.priorities()).toEqual([])
})

test('what is typed is saved over the version that was read only', async () => {
  const { id, version } = await adopt()
  const { savePriority, priority } = desk.client.briefings
  const saved = await savePriority({ priorityId: id, version, title: 'Drinking on the benches' })
  expect(saved.version).toBe(version + 1)
  await expect(savePriority({ priorityId: id, version, title: 'Mine' })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { title: 'Drinking on the benches' }, yours: { title: 'Mine' } },
  })
  await savePriority({ priorityId: id, version: saved.version, agencyId: 2 })
  const now = await priority({ priorityId: id })
  expect(now).toMatchObject({ title: 'Drinking on the benches', agencyName: 'City council' })
  expect(now.history.at(-1)).toMatchObject({ kind: 'changed', note: 'Changed: its owner.' })
})

test('a review sets the next within six months', async () => {
  const { id, version } = await adopt()
  const { reviewPriority } = desk.client.briefings
  const review = { priorityId: id, version, on: '2025-06-16', nextOn: '2025-12-16', note: 'Kept on.' }
  await expect(reviewPriority({ ...review, nextOn: '2025-12-17' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(reviewPriority({ ...review, on: '2025-06-17' })).rejects.toMatchObject({ code: 'invalid' })
  const reviewed = await reviewPriority(review)
  expect(reviewed).toMatchObject({ review: 'later', reviewOn: '2025-12-16' })
  expect(reviewed.history.at(-1)).toMatchObject({ kind: 'reviewed', note: 'Kept on.' })
})

test('what was raised is outstanding until it is answered; then the priority can be closed', async () => {
  const made = await adopt()
  const { answerVoice, closePriority, priority, savePriority } = desk.client.briefings
  const voice = await raise(made)
  expect(voice).toMatchObject({ saidOn: null, daysLate: 107 })
  const close = {
    priorityId: made.id,
    version: made.version,
    closedOn: '2025-06-16',
    outcome: 'Benches moved.',
  }
  await expect(closePriority(close)).rejects.toMatchObject({
    code: 'conflict',
    message: 'One voice has not been answered.',
  })
  const told = await answerVoice({ voiceId: voice.id, version: voice.version, ...answer })
  expect(told).toMatchObject({ ...answer, daysLate: 0 })
  await expect(
    answerVoice({ voiceId: voice.id, version: voice.version, ...answer, how: 'By letter' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(closePriority({ ...close, outcome: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(closePriority({ ...close, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
  const closed = await closePriority(close)
  expect(closed).toMatchObject({
    status: 'closed',
    review: 'none',
    outstanding: 0,
    outcome: 'Benches moved.',
  })
  expect(closed.history.map(({ kind }) => kind)).toEqual(['adopted', 'raised', 'answered', 'closed'])
  // Closed, it stands.
  await expect(raise(made)).rejects.toMatchObject({ code: 'conflict' })
  await expect(closePriority({ ...close, version: closed.version })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(
    savePriority({ priorityId: made.id, version: closed.version, title: 'New' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect((await priority({ priorityId: made.id })).title).toBe('Drinking in the park')
  expect(await desk.client.briefings.priorityOutlines()).toEqual([])
})

test('a private person raises nothing, and nobody is answered without words', async () => {
  const made = await adopt()
  const { raiseVoice, answerVoice } = desk.client.briefings
  const asked = { priorityId: made.id, kind: 'office' as const, raisedOn: '2025-02-01', what: 'Noise.' }
  for (const raisedBy of ['Mrs Smith', 'Jane Smith', '12 High Street', 'j.smith@example.org']) {
    await expect(raiseVoice({ ...asked, raisedBy }), raisedBy).rejects.toMatchObject({
      code: 'invalid',
      next: expect.stringContaining('never a private person'),
    })
  }
  const voice = await raiseVoice({ ...asked, raisedBy: 'Ward councillors’ office' })
  const reply = { voiceId: voice.id, version: voice.version, ...answer }
  await expect(answerVoice({ ...reply, saidBack: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(answerVoice({ ...reply, saidOn: '2025-01-31' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(answerVoice({ ...reply, voiceId: 9 })).rejects.toMatchObject({ code: 'not-found' })
})

test('an area with a priority is not taken away, and a partner is sent no priority', async () => {
  const made = await adopt()
  await expect(desk.client.areas.removeSet({ areaSetId: 1 })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(made.number),
  })
  const [me] = await desk.client.access.people()
  await desk.client.access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await desk.client.access.savePerson({ ...me!, role: 'partner', agencyId: 1 })
  await expect(desk.client.briefings.priorities()).rejects.toMatchObject({ code: 'forbidden' })
  await expect(adopt()).rejects.toMatchObject({ code: 'forbidden' })
})
