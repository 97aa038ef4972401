import { afterEach, expect, test } from 'vitest'
import { docOfText } from '#shared/features/profiles/rich-text.ts'
import { addCalls, callsOf, centre, fillBureau, inStore, months2024, square } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { writeNarrative } from './narrative.ts'

let desk: TestDesk
afterEach(() => desk.close())

async function openWithProfile(written = true) {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
  const { id } = await desk.client.profiles.create({ hotspotId: 1 })
  if (written) await writeNarrative(desk, id)
  return id
}

const get = (profileId: number) => desk.client.profiles.get({ profileId })

/** Adopted in January, with four months of four calls after it. */
async function adopted() {
  const profileId = await openWithProfile()
  const { profiles, tasking } = desk.client
  await profiles.move({ profileId, version: (await get(profileId)).version, to: 'raised', note: 'Ready' })
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-01-08', chair: '' })
  await tasking.putOnAgenda({ meetingId, profileId })
  await tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'It cannot wait.' })
  const calls = callsOf(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'], 4)
  await inStore(desk, store =>
    addCalls(
      store,
      calls.filter(({ day }) => day > '2025-01-08'),
    ),
  )
  desk.setNow('2025-06-30T10:00:00.000Z')
  return { profileId, meetingId }
}

async function becomes(role: 'analyst' | 'investigator') {
  const { access } = desk.client
  await access.savePerson({ login: 'boss', name: 'Boss', role: 'manager', agencyId: null })
  const me = (await access.people()).find(({ login }) => login === 'analyst.one')!
  await access.savePerson({ ...me, role })
}

test('the gate says what is missing, the manager goes on with a reason, and the history says so', async () => {
  const profileId = await openWithProfile(false)
  const { profiles } = desk.client
  const before = await get(profileId)
  const late = 'sources late: 101 centre'
  const lacks = ['no aim', 'nothing on the location, the victim, the offender']
  const found = before.gate.find(({ to }) => to === 'raised')!.missing.map(({ words }) => words)
  expect(found.filter(words => words !== late)).toEqual(lacks)
  const moving = { profileId, version: before.version, to: 'raised' as const }
  await expect(profiles.move({ ...moving, note: '' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('not ready to be raised: no aim'),
    next: expect.stringContaining('reason'),
  })
  await profiles.move({ ...moving, note: 'The chair asked for it.' })
  const { history } = await get(profileId)
  expect(history.at(-1)).toMatchObject({
    ...{ to: 'raised', note: 'The chair asked for it.' },
    overridden: expect.arrayContaining(lacks),
  })
})

test('who is not the manager completes the profile first', async () => {
  const profileId = await openWithProfile(false)
  await becomes('analyst')
  const { profiles } = desk.client
  const moving = { profileId, version: 1, to: 'raised' as const, note: 'Urgent' }
  await expect(profiles.move(moving)).rejects.toMatchObject({
    code: 'conflict',
    next: expect.stringContaining('manager'),
  })
  await writeNarrative(desk, profileId)
  const { version } = await get(profileId)
  expect(await profiles.move({ ...moving, version })).toMatchObject({ status: 'raised' })
})

test('a meeting meets the same gate', async () => {
  const profileId = await openWithProfile(false)
  const { profiles, tasking } = desk.client
  await profiles.move({ profileId, version: 1, to: 'raised', note: 'Ready' })
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-01-08', chair: '' })
  await tasking.putOnAgenda({ meetingId, profileId })
  const deciding = { meetingId, profileId, decision: 'adopt' as const }
  await expect(tasking.decide({ ...deciding, reason: ' ' })).rejects.toMatchObject({
    message: expect.stringContaining('no response plan'),
  })
  expect((await get(profileId)).status).toBe('raised')
  await tasking.decide({ ...deciding, reason: 'It cannot wait.' })
  const { history } = await get(profileId)
  expect(history.at(-1)?.overridden).toContain('no response plan')
})

test('closing takes outcome, judgement and lessons, keeps the evaluation, and is the end', async () => {
  const { profileId } = await adopted()
  const { profiles } = desk.client
  const end = {
    result: 'worked' as const,
    outcome: 'Calls fell to four a month.',
    lessons: 'Light first.',
    problemType: 'Noise',
  }
  const closing = { profileId, version: (await get(profileId)).version, ...end }
  await expect(profiles.close({ ...closing, reason: '' })).rejects.toMatchObject({
    message: expect.stringMatching(/not ready to be closed: no action set.*no comparison area/),
  })
  await expect(profiles.close({ ...closing, lessons: ' ', reason: 'x' })).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('learned') },
  })
  const moving = { profileId, version: closing.version, to: 'closed' as const, note: 'x' }
  await expect(profiles.move(moving)).rejects.toMatchObject({ code: 'invalid' })
  await profiles.close({ ...closing, reason: 'The bureau moves on.' })
  expect(await get(profileId)).toMatchObject({ status: 'closed', closedOn: '2025-06-30', ...end, next: [] })
  const kept = await profiles.evaluation({ profileId })
  expect(kept).toMatchObject({ frozen: true, after: { count: 16, months: 4 } })
  const watched = await profiles.monitoring({ profileId })
  await inStore(desk, store => addCalls(store, callsOf(['2025-03', '2025-07'], 20)))
  expect(await profiles.evaluation({ profileId })).toEqual(kept)
  expect(await profiles.monitoring({ profileId })).toEqual(watched)
  desk.setNow('2025-09-01T09:00:00.000Z')
  expect((await get(profileId)).since).toMatchObject({ to: '2025-06-30' })
  const doc = docOfText('Written after the end.')
  await expect(profiles.saveSection({ profileId, key: 'gaps', version: 0, doc })).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('closed') },
  })
  const version = (await get(profileId)).version
  await expect(
    profiles.setComparison({ profileId, version, comparison: null, bufferMetres: 100 }),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('closed') })
  await expect(profiles.close({ ...closing, version, reason: 'x' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the evaluation compares whole months, its figures lead to as many incidents', async () => {
  const { profileId } = await adopted()
  const { profiles, incidents } = desk.client
  const made = await profiles.evaluation({ profileId })
  if ('unavailable' in made) throw new Error(made.unavailable)
  expect(made.before).toMatchObject({ months: 11, count: 286, perMonth: 26 })
  expect(made.after).toMatchObject({ months: 4, count: 16, perMonth: 4 })
  expect(made.z).toBeCloseTo(-6.198039, 5)
  expect(made.sentences[0]).toContain('-84.6 %')
  expect(made.paired).toMatchObject({ months: 4, difference: { unavailable: expect.any(String) } })
  for (const { filter, count } of [made.before, made.after]) {
    expect((await incidents.summary({ filter })).total).toBe(count)
  }
  const watched = await profiles.monitoring({ profileId })
  if ('unavailable' in watched) throw new Error(watched.unavailable)
  expect(watched.expected).toMatchObject({ mean: 26, lower: 26, upper: 26 })
  for (const { filter, count, month } of watched.months) {
    expect([month, (await incidents.summary({ filter })).total]).toEqual([month, count])
  }
})

test('before adoption there is nothing to evaluate, and it says why', async () => {
  const profileId = await openWithProfile()
  const { profiles } = desk.client
  expect(await profiles.evaluation({ profileId })).toEqual({
    unavailable: expect.stringContaining('not adopted'),
  })
  expect(await profiles.monitoring({ profileId })).toEqual({
    unavailable: expect.stringContaining('adoption'),
  })
  await expect(profiles.evaluation({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('a comparison and a ring are counted; what overlaps the place is refused', async () => {
  const { profileId } = await adopted()
  const { profiles, incidents } = desk.client
  const near = { circle: { easting: centre.easting + 350, northing: centre.northing, radiusMetres: 50 } }
  const set = async (filter: object, bufferMetres: number | null) =>
    profiles.setComparison({
      ...{ profileId, version: (await get(profileId)).version, bufferMetres },
      comparison: { label: 'The other place', filter },
    })
  await expect(set({ polygon: square }, null)).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('overlaps the place itself') },
  })
  await expect(set(near, 200)).rejects.toMatchObject({ message: expect.stringContaining('ring of 200 m') })
  await expect(set({ text: 'leisure' }, null)).rejects.toMatchObject({
    message: expect.stringContaining('incidents of this profile itself'),
  })
  await expect(set(near, 50)).rejects.toMatchObject({ code: 'invalid' })
  const elsewhere = { circle: { easting: 450_000, northing: 300_000, radiusMetres: 100 } }
  await set(elsewhere, 150)
  const made = await profiles.evaluation({ profileId })
  if ('unavailable' in made || !made.paired) throw new Error('no evaluation')
  const { counts, difference, quotient } = made.paired
  expect(counts.map(({ label, before, after }) => [label, before, after])).toEqual([
    ['The place itself', 104, 16],
    ['The other place', 8, 8],
    ['Ring of 150 m round the place', 0, 0],
    ['Ring of 150 m round The other place', 0, 0],
  ])
  expect(difference).toBe(-88)
  expect(quotient).toBeCloseTo(0, 10)
  for (const { before, after, beforeFilter, afterFilter } of counts) {
    expect((await incidents.summary({ filter: beforeFilter })).total).toBe(before)
    expect((await incidents.summary({ filter: afterFilter })).total).toBe(after)
  }
  expect(await get(profileId)).toMatchObject({ comparison: { label: 'The other place' }, bufferMetres: 150 })
})

test('people of the bureau are assigned and released; partners and strangers are not', async () => {
  const profileId = await openWithProfile()
  const { profiles, access } = desk.client
  const { id: personId } = await access.savePerson({
    ...{ login: 'inv', name: 'Investigator', role: 'investigator', agencyId: null },
  })
  const partner = await access.savePerson({ login: 'p', name: 'P', role: 'partner', agencyId: 1 })
  expect((await profiles.colleagues()).map(({ name }) => name)).toEqual(['Investigator', 'analyst.one'])
  expect(await profiles.assign({ profileId, personId })).toMatchObject([
    { name: 'Investigator', role: 'investigator', until: null },
  ])
  await expect(profiles.assign({ profileId, personId })).rejects.toMatchObject({ code: 'conflict' })
  await expect(profiles.assign({ profileId, personId: partner.id })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(profiles.assign({ profileId: 99, personId })).rejects.toMatchObject({ code: 'not-found' })
  expect(await profiles.release({ profileId, personId })).toMatchObject([{ until: expect.any(String) }])
  await expect(profiles.release({ profileId, personId })).rejects.toMatchObject({ code: 'conflict' })
  expect(await profiles.assigned({ profileId })).toHaveLength(1)
  await expect(profiles.assigned({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('each person is told what came since they last looked, and led to it', async () => {
  const profileId = await openWithProfile()
  const { profiles, incidents } = desk.client
  desk.setNow('2025-06-16T10:00:00.000Z')
  expect(await profiles.look({ profileId })).toEqual({ since: null, incidents: 0, filter: null })
  await inStore(desk, async store => {
    await addCalls(store, callsOf(['2025-01'], 3))
    const later = { finished_at: '2025-06-16T12:00:00.000Z' }
    await store.db.updateTable('import').set(later).where('id', '=', 2).execute()
  })
  expect(await profiles.unseen()).toMatchObject([{ profileId, incidents: 3, mine: false }])
  const looked = await profiles.look({ profileId })
  expect(looked).toMatchObject({ since: '2025-06-16T10:00:00.000Z', incidents: 3 })
  expect((await incidents.summary({ filter: looked.filter! })).total).toBe(3)
  desk.setNow('2025-06-17T10:00:00.000Z')
  await profiles.look({ profileId })
  expect(await profiles.unseen()).toMatchObject([{ incidents: 0 }])
  await expect(profiles.look({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('the check list is computed where it can be, the rest ticked by a person', async () => {
  const profileId = await openWithProfile(false)
  const { profiles } = desk.client
  const done = async () =>
    (await profiles.checks({ profileId })).filter(check => check.done).map(({ key }) => key)
  expect(await done()).not.toContain('aim')
  await writeNarrative(desk, profileId)
  expect(await done()).toEqual(expect.arrayContaining(['aim', 'triangle']))
  const tick = { profileId, key: 'terms', ticked: true, note: 'Agreed with the chair' }
  expect((await profiles.tick(tick)).find(({ key }) => key === 'terms')).toMatchObject({
    ...{ done: true, found: 'Agreed with the chair', by: 'analyst.one' },
  })
  await profiles.tick({ ...tick, ticked: false })
  expect(await done()).not.toContain('terms')
  await expect(profiles.tick({ ...tick, key: 'aim' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(profiles.tick({ ...tick, key: 'nothing' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(profiles.tick({ ...tick, profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  await becomes('analyst')
  await expect(profiles.tick({ ...tick, key: 'manager' })).rejects.toMatchObject({
    message: expect.stringContaining('bureau manager'),
  })
  await profiles.tick({ ...tick, key: 'analyst' })
})

test('the data of each partner: by source and month, with gaps, and repeats for those who may', async () => {
  const profileId = await openWithProfile()
  const { profiles } = desk.client
  await inStore(desk, async ({ db }) => {
    const rows = await db.selectFrom('incident').select('id').where('place', 'is not', null).execute()
    for (const [at, { id }] of rows.entries()) {
      const victim = at < 20 ? `V${at % 5 === 0 ? 0 : at}` : null
      await db.updateTable('incident').set({ victim }).where('id', '=', id).execute()
    }
  })
  const evidence = await profiles.partnerEvidence({ profileId })
  expect(evidence).toMatchObject({
    agencies: [{ agencyName: 'Police', count: 312, sources: [{ sourceName: '101 centre', gaps: [] }] }],
    ...{ silent: ['City council'], frozenOn: null },
  })
  expect(evidence.agencies[0]!.sources[0]!.months).toHaveLength(12)
  expect(evidence.people).toEqual([
    { part: 'caller', named: 0, repeats: null },
    { part: 'victim', named: 20, repeats: { people: 17, more: 1, incidentsOfMore: 4, most: 4 } },
    { part: 'offender', named: 0, repeats: null },
  ])
  await becomes('investigator')
  expect((await profiles.partnerEvidence({ profileId })).people[1]).toEqual({
    ...{ part: 'victim', named: 20, repeats: null },
  })
  await expect(profiles.partnerEvidence({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('after adoption the data of partners stand as they were frozen', async () => {
  const { profileId } = await adopted()
  const evidence = await desk.client.profiles.partnerEvidence({ profileId })
  expect(evidence).toMatchObject({ frozenOn: '2025-01-08', agencies: [{ count: 312 }] })
})

test('a profile knows its meetings, and its kind is saved version by version', async () => {
  const { profileId, meetingId } = await adopted()
  const { profiles } = desk.client
  expect(await profiles.mentions({ profileId })).toEqual({
    meetings: [
      {
        ...{ meetingId, title: 'JMG', heldOn: '2025-01-08', status: 'planned' },
        ...{ decision: 'adopt', reason: 'It cannot wait.' },
      },
    ],
    ...{ nominations: [], priorities: [], briefings: [] },
  })
  await expect(profiles.mentions({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  const { version } = await get(profileId)
  const kind = {
    ...{ profileId, version },
    particulars: { problemType: 'Under-age drinking', placeType: 'Leisure centre' },
  }
  await profiles.save(kind)
  expect(await get(profileId)).toMatchObject({ problemType: 'Under-age drinking', version: version + 1 })
  await expect(profiles.save(kind)).rejects.toMatchObject({ code: 'conflict' })
})

test('a profile knows the priorities and briefings that speak of it', async () => {
  const profileId = await openWithProfile()
  await inStore(desk, async ({ db }) => {
    const set = { name: 'Squares', vintage: '', file_name: 'areas.geojson', loaded_at: '' }
    await db.insertInto('area_set').values(set).execute()
    await db
      .insertInto('area')
      .values({ area_set_id: 1, code: 'S', name: 'Square', polygons_json: '[]' })
      .execute()
    const priority = {
      ...{ area_id: 1, area_label: 'Square', rationale: '', agency_id: 1, owner: 'Sergeant', contact: '' },
      ...{ adopted_on: '2025-01-02', review_on: '2025-07-02', status: 'active' as const, closed_on: null },
      ...{ outcome: '', filter_json: '{}' },
    }
    const values = [
      { ...priority, number: 'NP-2025-01', title: 'The square', profile_id: profileId },
      { ...priority, number: 'NP-2025-02', title: 'Another', profile_id: null },
    ]
    await db.insertInto('priority').values(values).execute()
    const briefing = {
      ...{ drafted_at: '2025-01-02T09:00:00.000Z', drafted_by: 'analyst.one', opening: '', not_say: '' },
      ...{ approved_at: null, approved_by: null, approved_despite: '', superseded_at: null },
      ...{ status: 'draft' as const, expires_on: '2025-01-16' },
    }
    await db
      .insertInto('briefing')
      .values([
        { ...briefing, issue: 1 },
        { ...briefing, issue: 2 },
      ])
      .execute()
    const line = { place: 'Square', what: '', ask: '', owner: '', contact: '', priority_id: null }
    await db
      .insertInto('briefing_line')
      .values([
        { ...line, briefing_id: 1, position: 1, profile_id: null },
        { ...line, briefing_id: 2, position: 1, profile_id: profileId },
      ])
      .execute()
  })
  expect(await desk.client.profiles.mentions({ profileId })).toMatchObject({
    priorities: [{ number: 'NP-2025-01', title: 'The square', areaLabel: 'Square', status: 'active' }],
    briefings: [{ issue: 2, status: 'draft', expiresOn: '2025-01-16' }],
  })
})

test('an area and a selection become profiles through an analysis of their own', async () => {
  desk = await openTestDesk()
  await fillBureau(desk, callsOf(months2024, 26))
  const { analysis, profiles } = desk.client
  const made = await analysis.run({
    parameters: { method: 'selection', title: 'The square' },
    filter: { polygon: square },
  })
  const hotspotId = made.hotspots[0]!.id
  const area = await profiles.create({ hotspotId, title: 'Square', origin: 'area' })
  expect(area).toMatchObject({ origin: 'area', count: 312, analysisId: made.id })
  expect(await profiles.create({ hotspotId })).toMatchObject({ origin: 'selection' })
  expect(await profiles.create({ hotspotId: 1, origin: 'area' })).toMatchObject({ origin: 'hotspot' })
})
