import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCalls, type Call, fillBureau, inStore } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-06-16T09:00:00.000Z')
})
afterEach(() => desk.close())

const dayBefore = (days: number) =>
  new Date(Date.parse('2025-06-15') - days * 86_400_000).toISOString().slice(0, 10)
/** Two calls a day for sixty weeks, each somewhere else. */
const quiet: Call[] = Array.from({ length: 840 }, (_, i) => ({
  day: dayBefore(Math.floor(i / 2)),
  easting: 450_000 + ((i * 1931) % 9000),
  northing: 300_000 + ((i * 2777) % 9000),
  category: 1 + (i % 2),
}))
/** One road that fills up in the last fortnight. */
const burst: Call[] = Array.from({ length: 24 }, (_, i) => ({
  day: dayBefore(i % 12),
  easting: 455_000 + 3 * i,
  northing: 305_000 - 2 * i,
  category: 1,
  place: `${i} New Road`,
}))
const both = [...quiet, ...burst]

async function made() {
  await fillBureau(desk, both)
  const { id } = await desk.client.tasking.makeAssessment({})
  return desk.client.tasking.assessment({ assessmentId: id })
}

test('one click drafts the fortnight from a freeze; everything leads to its incidents and its analysis', async () => {
  const stages: string[] = []
  await fillBureau(desk, both)
  const summary = await desk.client.tasking.makeAssessment(
    {},
    { onProgress: ({ stage }) => stages.push(stage) },
  )
  expect(summary).toMatchObject({
    number: 'TA-2025-001',
    from: '2025-06-02',
    to: '2025-06-15',
    status: 'draft',
  })
  expect(stages).toContain('Looking for what is new')
  const draft = await desk.client.tasking.assessment({ assessmentId: summary.id })
  expect(draft.freeze.incidents).toBe(both.length)
  expect(draft.sections.map(({ section }) => section)).toEqual([
    ...['new', 'change', 'hotspots', 'progress', 'repeats', 'quality', 'recommendations'],
  ])
  const news = draft.list.find(({ kind }) => kind === 'news')!
  expect(news.figures.count).toBeGreaterThanOrEqual(24)
  const rising = draft.list.find(({ kind }) => kind === 'rising')!
  expect(rising).toMatchObject({ title: expect.stringContaining('rising'), figures: { count: 52 } })
  const hotspot = draft.list.find(({ kind, section }) => kind === 'hotspot' && section === 'hotspots')!
  // Every item that counts incidents leads to exactly as many.
  for (const { filter, figures, section, title } of draft.list) {
    if (!filter || figures.count === null || section === 'progress') continue
    const { total } = await desk.client.incidents.summary({ filter })
    expect(total, title).toBe(figures.count)
  }
  const analysis = await desk.client.analysis.get({ analysisId: hotspot.analysisId! })
  expect(analysis.freezeId).toBe(draft.freeze.id)
  expect(analysis.hotspots.map(({ id }) => id)).toContain(hotspot.hotspotId)
  expect(draft.list.filter(({ kind }) => kind === 'source')).toMatchObject([{ figures: { count: 52 } }])
  expect(draft.list.some(({ kind }) => kind === 'recommendation')).toBe(true)
})

test('made again from the same freeze, after more calls came, it is the same to the last byte', async () => {
  const draft = await made()
  await inStore(desk, store => addCalls(store, burst))
  desk.setNow('2025-06-30T09:00:00.000Z')
  const { tasking } = desk.client
  const asked = { assessmentId: draft.id }
  expect(await tasking.recheckAssessment(asked)).toEqual({
    ...{ identical: true, figuresSha256: draft.figuresSha256, was: draft.figuresSha256 },
  })
  const again = await tasking.makeAssessment({ again: draft.id })
  expect(again).toMatchObject({ number: 'TA-2025-002', from: draft.from, to: draft.to })
  const second = await tasking.assessment({ assessmentId: again.id })
  expect(second.figuresSha256).toBe(draft.figuresSha256)
  expect(second.freeze).toEqual(draft.freeze)
  expect(second.list.map(({ title, text, figures }) => ({ title, text, figures }))).toEqual(
    draft.list.map(({ title, text, figures }) => ({ title, text, figures })),
  )
  // From the data as they stand now it is another.
  const { id } = await tasking.makeAssessment({})
  expect((await tasking.assessment({ assessmentId: id })).figuresSha256).not.toBe(draft.figuresSha256)
  await expect(tasking.makeAssessment({ again: 99 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(tasking.recheckAssessment({ assessmentId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('a draft whose data were taken back cannot be made again, and says so', async () => {
  const draft = await made()
  await desk.client.imports.undo({ importId: 1 })
  await expect(desk.client.tasking.recheckAssessment({ assessmentId: draft.id })).rejects.toMatchObject({
    code: 'conflict',
    next: expect.any(String),
  })
})

test('cancelled, it leaves nothing: no assessment, no freeze, no analysis', async () => {
  await fillBureau(desk, both)
  const counts = () =>
    inStore(desk, async ({ db }) =>
      Promise.all(
        (['assessment', 'freeze', 'analysis', 'news_scan', 'hotspot'] as const).map(async table => {
          const row = await db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
          return row.n
        }),
      ),
    )
  const before = await counts()
  for (const at of ['Looking for what is new', 'Finding hotspots', 'Keeping the assessment']) {
    const controller = new AbortController()
    const asked = desk.client.tasking.makeAssessment(
      {},
      {
        signal: controller.signal,
        onProgress: ({ stage }) => stage.startsWith(at) && controller.abort(),
      },
    )
    await expect(asked, at).rejects.toMatchObject({ code: 'cancelled' })
  }
  expect(await counts()).toEqual(before)
})

test('with no incidents at all it still drafts, and says that nothing could be looked at', async () => {
  const { id } = await desk.client.tasking.makeAssessment({})
  const draft = await desk.client.tasking.assessment({ assessmentId: id })
  expect(draft).toMatchObject({ from: '2025-06-02', to: '2025-06-15', list: [] })
  expect(draft.sections[0]!.note).toMatch(/Nothing could be looked at/)
})

test('text is saved with a version, and a stale save is a conflict that shows both sides', async () => {
  const draft = await made()
  const { tasking } = desk.client
  const asked = { assessmentId: draft.id, version: draft.version }
  const saved = await tasking.saveAssessment({ ...asked, summary: 'A quiet fortnight but for New Road.' })
  expect(saved.version).toBe(draft.version + 1)
  await expect(tasking.saveAssessment({ ...asked, summary: 'Another' })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { summary: 'A quiet fortnight but for New Road.' }, yours: { summary: 'Another' } },
  })
  const [item] = draft.list
  const ofItem = { assessmentItemId: item!.id, version: item!.version }
  await tasking.saveAssessmentItem({ ...ofItem, text: 'In my words.' })
  await expect(tasking.saveAssessmentItem({ ...ofItem, text: 'Theirs' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(tasking.saveAssessmentItem({ ...ofItem, title: '  ' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const read = await tasking.assessment({ assessmentId: draft.id })
  expect(read.list[0]).toMatchObject({ text: 'In my words.', draftedText: item!.text })
})

test('items are added, ordered within their section, removed with a trace and brought back', async () => {
  const draft = await made()
  const { tasking } = desk.client
  const assessmentId = draft.id
  const titles = async (section: string) =>
    (await tasking.assessment({ assessmentId })).list
      .filter(item => item.section === section && item.removed === null)
      .map(({ title }) => title)
  const add = (title: string) =>
    tasking.addAssessmentItem({ assessmentId, section: 'quality', title, text: '' })
  const first = await add('One')
  const second = await add('Two')
  expect((await titles('quality')).slice(-2)).toEqual(['One', 'Two'])
  await tasking.moveAssessmentItem({ assessmentItemId: second.id, to: 0 })
  expect((await titles('quality'))[0]).toBe('Two')
  await tasking.moveAssessmentItem({ assessmentItemId: second.id, to: 9999 })
  expect((await titles('quality')).at(-1)).toBe('Two')
  const asked = { assessmentItemId: first.id, version: first.version }
  await expect(tasking.removeAssessmentItem({ ...asked, reason: ' ' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await tasking.removeAssessmentItem({ ...asked, reason: 'Told twice' })
  expect(await titles('quality')).not.toContain('One')
  const removed = (await tasking.assessment({ assessmentId })).list.find(({ id }) => id === first.id)!
  expect(removed.removed).toMatchObject({ by: 'analyst.one', reason: 'Told twice' })
  const back = { assessmentItemId: first.id, version: removed.version }
  await expect(tasking.removeAssessmentItem({ ...back, reason: 'x' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(tasking.flagAssessmentItem({ ...back, note: '' })).rejects.toMatchObject({ code: 'conflict' })
  await tasking.restoreAssessmentItem(back)
  expect((await titles('quality')).at(-1)).toBe('One')
  await expect(
    tasking.addAssessmentItem({ assessmentId: 99, section: 'new', title: 'x', text: '' }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(tasking.moveAssessmentItem({ assessmentItemId: 9999, to: 0 })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('an item goes before the group once; the next assessment says what became of it', async () => {
  const draft = await made()
  const { tasking, profiles, analysis } = desk.client
  const hotspot = draft.list.find(({ kind, section }) => kind === 'hotspot' && section === 'hotspots')!
  const source = draft.list.find(({ kind }) => kind === 'source')!
  const asked = (item: typeof hotspot) => ({
    assessmentItemId: item.id,
    version: item.version,
    note: 'Patrols?',
  })
  await tasking.flagAssessmentItem(asked(hotspot))
  await tasking.flagAssessmentItem(asked(source))
  await expect(tasking.flagAssessmentItem(asked(hotspot))).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    tasking.removeAssessmentItem({ ...asked(hotspot), version: hotspot.version + 1, reason: 'x' }),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('before the group') })
  expect(await analysis.flagged()).toMatchObject([{ title: source.title }, { title: hotspot.title }])
  expect((await tasking.flags()).map(({ became }) => became.state)).toEqual(['waiting', 'waiting'])

  const profile = await profiles.create({ hotspotId: hotspot.hotspotId! })
  await profiles.move({
    profileId: profile.id,
    version: profile.version,
    to: 'raised',
    note: 'It cannot wait',
  })
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-06-17', chair: '' })
  await tasking.putOnAgenda({ meetingId, profileId: profile.id })
  expect((await tasking.flags())[1]!.became).toMatchObject({
    state: 'on-agenda',
    steps: [{ kind: 'flagged' }, { kind: 'profile', profileId: profile.id }, { kind: 'agenda', meetingId }],
  })
  desk.setNow('2025-06-17T10:00:00.000Z')
  await tasking.decide({ meetingId, profileId: profile.id, decision: 'adopt', reason: 'It cannot wait' })
  const [flagOfSource] = await analysis.flagged()
  await analysis.withdrawFlag({ flaggedItemId: flagOfSource!.id, version: flagOfSource!.version })
  expect((await tasking.flags()).map(({ became }) => became.state)).toEqual(['withdrawn', 'dealt-with'])

  await tasking.finaliseAssessment({ assessmentId: draft.id, version: draft.version })
  await inStore(desk, store =>
    addCalls(
      store,
      burst.map(call => ({ ...call, day: '2025-06-25' })),
    ),
  )
  desk.setNow('2025-06-30T09:00:00.000Z')
  const { id } = await tasking.makeAssessment({})
  const next = await tasking.assessment({ assessmentId: id })
  expect(next.previous).toMatchObject({ number: draft.number })
  const stateOf = (title: string) => next.previous!.items.find(item => item.title === title)!.became.state
  expect(stateOf(hotspot.title)).toBe('dealt-with')
  expect(stateOf(source.title)).toBe('withdrawn')
  const counts = Map.groupBy(next.previous!.items, ({ became }) => became.state)
  expect(counts.get('not-flagged')!.length).toBe(next.previous!.items.length - 2)
})

test('what the group says of a flagged item on its agenda is said in the list and in the next draft', async () => {
  const draft = await made()
  const { tasking } = desk.client
  const [noted, left] = draft.list.filter(({ kind }) => kind === 'hotspot' || kind === 'source')
  for (const item of [noted!, left!]) {
    await tasking.flagAssessmentItem({ assessmentItemId: item.id, version: item.version, note: '' })
  }
  const became = async () =>
    Object.fromEntries((await tasking.flags()).map(({ title, became: is }) => [title, is]))
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-06-17', chair: '' })
  await tasking.buildAgenda({ meetingId })
  expect((await became())[noted!.title]).toMatchObject({
    state: 'on-agenda',
    steps: [{ kind: 'flagged' }, { kind: 'agenda', meetingId }],
  })
  desk.setNow('2025-06-17T10:00:00.000Z')
  const { agenda } = await tasking.meeting({ meetingId })
  const item = agenda.find(({ flagged }) => flagged?.title === noted!.title)!
  await tasking.decideItem({ itemId: item.id, decision: 'noted', reason: 'Watched for a month' })
  expect((await became())[noted!.title]).toMatchObject({
    state: 'dealt-with',
    steps: [{}, {}, { kind: 'outcome', words: 'Noted: Watched for a month', meetingId, on: '2025-06-17' }],
  })
  const { version } = await tasking.meeting({ meetingId })
  await tasking.close({ meetingId, version })
  // Left for the next meeting, it waits again.
  expect((await became())[left!.title]).toMatchObject({ state: 'waiting' })

  await tasking.finaliseAssessment({ assessmentId: draft.id, version: draft.version })
  await inStore(desk, store =>
    addCalls(
      store,
      burst.map(call => ({ ...call, day: '2025-06-25' })),
    ),
  )
  desk.setNow('2025-06-30T09:00:00.000Z')
  const { id } = await tasking.makeAssessment({})
  const { previous } = await tasking.assessment({ assessmentId: id })
  const said = previous!.items.find(({ title }) => title === noted!.title)!
  expect(said.became).toMatchObject({ state: 'dealt-with', steps: [{}, {}, { kind: 'outcome' }] })
})

test('finalised, it stands under its hash and nothing of it can be changed', async () => {
  const draft = await made()
  const { tasking } = desk.client
  const asked = { assessmentId: draft.id, version: draft.version }
  const [item] = draft.list
  const ofItem = { assessmentItemId: item!.id, version: item!.version }
  await expect(tasking.finaliseAssessment({ ...asked, version: draft.version + 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await tasking.finaliseAssessment(asked)).toMatchObject({ status: 'final' })
  const final = await tasking.assessment({ assessmentId: draft.id })
  expect(final.finalised).toMatchObject({
    by: 'analyst.one',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const refusals = [
    tasking.saveAssessment({ ...asked, summary: 'x' }),
    tasking.saveAssessmentItem({ ...ofItem, text: 'x' }),
    tasking.moveAssessmentItem({ assessmentItemId: item!.id, to: 1 }),
    tasking.addAssessmentItem({ assessmentId: draft.id, section: 'new', title: 'x', text: '' }),
    tasking.removeAssessmentItem({ ...ofItem, reason: 'x' }),
    tasking.restoreAssessmentItem(ofItem),
    tasking.finaliseAssessment({ ...asked, version: final.version }),
  ]
  for (const refusal of refusals) {
    await expect(refusal).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('final'),
    })
  }
  // What the group is to see may still be said.
  await tasking.flagAssessmentItem({ ...ofItem, note: '' })
  expect((await tasking.assessment({ assessmentId: draft.id })).finalised).toEqual(final.finalised)
})

test('who may not read of people is sent no pseudonym', async () => {
  await fillBureau(desk, both)
  await inStore(desk, async ({ db }) => {
    for (const id of [841, 842, 843, 844]) {
      await db.updateTable('incident').set({ caller: 'a1b2c3' }).where('id', '=', id).execute()
    }
  })
  const { id } = await desk.client.tasking.makeAssessment({})
  const repeat = (await desk.client.tasking.assessment({ assessmentId: id })).list.find(
    ({ kind }) => kind === 'repeat-person',
  )
  expect(repeat).toMatchObject({ pseudonym: 'a1b2c3', figures: { count: 4 } })
  await desk.client.access.savePerson({ login: 'cara', name: 'Cara', role: 'investigator', agencyId: null })
  await desk.client.settings.closeBureau()
  const other = await openTestDesk({ folder: desk.folder, login: 'cara', bureau: null })
  try {
    await other.client.settings.openBureau({ path: `${desk.folder}/Test bureau.bureau` })
    const sent = await other.client.tasking.assessment({ assessmentId: id })
    expect(sent.list.some(({ kind }) => kind === 'repeat-person')).toBe(true)
    expect(JSON.stringify(sent)).not.toContain('a1b2c3')
  } finally {
    await other.close()
  }
})
