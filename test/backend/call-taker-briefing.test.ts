import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import type { Briefing } from '#shared/features/briefings/briefing.ts'
import { findBrowser } from '../../main/backend/find-browser.ts'
import { printWithBrowser } from '../../main/backend/print-with-browser.ts'
import { pagesOf } from '../../main/features/packs/pdf-pages.ts'
import { callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const textReader = 'pdftotext'

let desk: TestDesk
afterEach(() => desk.close())

/** An adopted profile with an action on it, and a priority of the same area that is no profile's. */
const asked = (id: number) => ({ kind: 'briefing', id, audience: { kind: 'internal' }, form: 'pdf' }) as const

async function openWithProblems(printPdf?: (html: string) => Promise<Uint8Array>) {
  desk = await openTestDesk(printPdf ? { printPdf } : {})
  desk.setNow('2025-01-08T09:00:00.000Z')
  await fillBureau(desk, callsOf([...months2024, '2025-01'], 26))
  await inStore(desk, async ({ db }) => {
    await db
      .insertInto('area_set')
      .values({ name: 'Wards', vintage: '2024', file_name: 'wards.geojson', loaded_at: '' })
      .execute()
    const ring = [
      [457_000, 303_000],
      [460_000, 303_000],
      [460_000, 306_000],
      [457_000, 303_000],
    ]
    await db
      .insertInto('area')
      .values({ area_set_id: 1, code: 'W1', name: 'Westbrook', polygons_json: JSON.stringify([[ring]]) })
      .execute()
  })
  const { profiles, tasking, briefings } = desk.client
  const { id, version } = await profiles.create({ hotspotId: 1, title: 'Youths at the leisure centre' })
  await profiles.move({ profileId: id, version, to: 'raised', note: 'It cannot wait.' })
  await tasking.createMeeting({ title: 'Group', heldOn: '2025-01-08', chair: '' })
  await tasking.putOnAgenda({ meetingId: 1, profileId: id })
  await tasking.decide({ meetingId: 1, profileId: id, decision: 'adopt', reason: 'It cannot wait.' })
  await briefings.adoptPriority({
    ...{ areaId: 1, title: 'Mopeds on the green', rationale: 'Asked for.', agencyId: 2, owner: 'Wardens' },
    ...{ contact: 'wardens’ desk', adoptedOn: '2025-01-02', reviewOn: '2025-06-30' },
  })
}

async function whole(briefing: Briefing): Promise<Briefing> {
  for (const { id, version } of briefing.lines) {
    await desk.client.briefings.saveLine({ lineId: id, version, owner: 'Team', contact: 'Desk 4' })
  }
  return desk.client.briefings.get({ briefingId: briefing.id })
}
const approve = ({ id, version }: Briefing, despite = '') =>
  desk.client.briefings.approve({ briefingId: id, version, despite })

test('drafted in one step from what is under way, with what was called about lately', async () => {
  await openWithProblems()
  const draft = await desk.client.briefings.draft()
  expect(draft).toMatchObject({ issue: 1, standing: 'draft', expiresOn: '2025-01-22', approvedAt: null })
  expect(draft.lines).toHaveLength(2)
  const [profile, priority] = draft.lines
  expect(profile).toMatchObject({
    ...{ place: 'Aylestone', profileNumber: 'PP-2025-001', priorityId: null, contact: '' },
    what: expect.stringMatching(/^Youths at the leisure centre\. \d+ calls in the last four weeks/),
  })
  expect(priority).toMatchObject({
    ...{ place: 'Westbrook', priorityNumber: 'NP-2025-001', owner: 'Wardens (City council)' },
    contact: 'wardens’ desk',
  })
  await expect(desk.client.briefings.draft()).rejects.toMatchObject({ code: 'conflict' })
})

test('edited line by line, each save over the version that was read', async () => {
  await openWithProblems()
  const { draft, save, saveLine, addLine, moveLine, removeLine, get } = desk.client.briefings
  const made = await draft()
  const [first, second] = made.lines
  const saved = await saveLine({ lineId: first!.id, version: 1, ask: 'How many?' })
  await expect(saveLine({ lineId: first!.id, version: 1, ask: 'Mine' })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { ask: 'How many?' }, yours: { ask: 'Mine' } },
  })
  expect(saved.version).toBe(2)
  // A line that changed makes the briefing another one than was read.
  await expect(save({ briefingId: made.id, version: made.version, opening: 'New' })).rejects.toMatchObject({
    code: 'conflict',
  })
  const added = await addLine({ briefingId: made.id })
  const moved = await moveLine({ lineId: added.lines[2]!.id, by: -1 })
  expect(moved.lines.map(({ id }) => id)).toEqual([first!.id, added.lines[2]!.id, second!.id])
  expect((await moveLine({ lineId: first!.id, by: -1 })).lines[0]!.id).toBe(first!.id)
  const left = await removeLine({ lineId: second!.id })
  expect(left.lines).toHaveLength(2)
  await save({ briefingId: made.id, version: left.version, opening: 'New', expiresOn: '2025-01-20' })
  expect(await get({ briefingId: made.id })).toMatchObject({ opening: 'New', expiresOn: '2025-01-20' })
  await expect(saveLine({ lineId: second!.id, version: 1, ask: 'Gone' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(get({ briefingId: 9 })).rejects.toMatchObject({ code: 'not-found' })
})

test('approved whole only; the one before is superseded, and expires by its day', async () => {
  await openWithProblems()
  const { draft, get, list, save, saveLine, discard } = desk.client.briefings
  const made = await draft()
  await expect(approve(made)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('Line 1'),
  })
  const first = await whole(made)
  await expect(approve({ ...first, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  expect(await approve(first)).toMatchObject({ standing: 'current', approvedBy: 'analyst.one' })
  const line = first.lines[0]!
  await expect(saveLine({ lineId: line.id, version: 2, ask: 'x' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(save({ briefingId: first.id, version: 9, opening: 'x' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(discard({ briefingId: first.id, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
  await expect(approve(await get({ briefingId: first.id }))).rejects.toMatchObject({ code: 'conflict' })

  // The next goes on from what the last one said.
  const second = await draft()
  expect(second).toMatchObject({ issue: 2, lines: [{ owner: 'Team', contact: 'Desk 4' }, { owner: 'Team' }] })
  const late = await save({ briefingId: second.id, version: second.version, expiresOn: '2025-03-01' })
  await expect(approve({ ...second, version: late.version })).rejects.toMatchObject({
    message: expect.stringContaining('within six weeks'),
  })
  const mended = await save({ briefingId: second.id, version: late.version, expiresOn: '2025-01-09' })
  await approve({ ...second, version: mended.version })
  expect((await list()).map(({ issue, standing }) => [issue, standing])).toEqual([
    [2, 'current'],
    [1, 'superseded'],
  ])
  desk.setNow('2025-01-10T00:30:00.000Z')
  expect((await list())[0]).toMatchObject({ standing: 'expired' })
})

test('what may be personal needs a reason, and what must not be handed out has none', async () => {
  await openWithProblems()
  const { draft, get, saveLine } = desk.client.briefings
  const made = await whole(await draft())
  const line = made.lines[0]!
  const say = async (what: string, version: number) => {
    await saveLine({ lineId: line.id, version, what })
    return get({ briefingId: made.id })
  }
  const never = await say('The caller C-920417 rings every night.', line.version)
  await expect(approve(never, 'It is needed')).rejects.toMatchObject({
    code: 'invalid',
    message: '“C-920417” must not be handed out.',
  })
  const perhaps = await say('Calls about 37 Cobbler Terrace.', line.version + 1)
  await expect(approve(perhaps)).rejects.toMatchObject({
    code: 'invalid',
    next: expect.stringContaining('say why'),
  })
  const approved = await approve(perhaps, 'The house stands empty and belongs to the council.')
  expect(approved.approvedDespite).toBe('The house stands empty and belongs to the council.')
})

test('a draft is discarded and its number given again', async () => {
  await openWithProblems()
  const { draft, discard, list } = desk.client.briefings
  const made = await draft()
  await expect(discard({ briefingId: made.id, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
  await discard({ briefingId: made.id, version: made.version })
  expect(await list()).toEqual([])
  expect((await draft()).issue).toBe(1)
})

test('an investigator writes but does not approve; a partner sees none', async () => {
  await openWithProblems()
  const made = await whole(await desk.client.briefings.draft())
  const [me] = await desk.client.access.people()
  await desk.client.access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  const mine = await desk.client.access.savePerson({ ...me!, role: 'investigator' })
  expect(mine).toBeDefined()
  await expect(approve(made)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a draft is shown but not printed', async () => {
  await openWithProblems(() => Promise.reject(new Error('not printed')))
  const { id } = await desk.client.briefings.draft()
  const wanted = asked(id)
  const { html } = await desk.client.packs.preview(wanted)
  expect(html).toContain('<strong>DRAFT</strong>, not approved')
  await expect(desk.client.packs.make(wanted)).rejects.toMatchObject({ code: 'conflict' })
  await expect(desk.client.packs.make({ ...wanted, id: 9 })).rejects.toMatchObject({ code: 'not-found' })
  expect(await desk.client.packs.list()).toEqual([])
})

test('what the host prints on two pages is refused and not entered', async () => {
  const twoPages = '%PDF-1.4\n1 0 obj <</Type /Pages\n/Count 2\n/Kids [2 0 R 3 0 R]>> endobj'
  await openWithProblems(async () => new TextEncoder().encode(twoPages))
  const { id } = await approve(await whole(await desk.client.briefings.draft()))
  await expect(desk.client.packs.make(asked(id))).rejects.toMatchObject({
    code: 'conflict',
    message: 'This briefing takes 2 pages on paper; it has to fit on one.',
  })
  expect(await desk.client.packs.list()).toEqual([])
})

test.skipIf(findBrowser() === null)(
  'printed it is one page, entered in the register; once expired the paper says so',
  async () => {
    await openWithProblems(printWithBrowser)
    const { id } = await approve(await whole(await desk.client.briefings.draft()))
    const { pack, file, fileName } = await desk.client.packs.make(asked(id))
    expect(fileName).toBe('Call-taker briefing, version 1.pdf')
    expect(pack).toMatchObject({ kind: 'briefing', subjectId: id, title: 'Call-taker briefing, version 1' })
    const { path } = desk.backend.files.outgoing(file)
    expect(pagesOf(readFileSync(path))).toBe(1)
    desk.setNow('2025-01-23T09:00:00.000Z')
    const late = await desk.client.packs.make(asked(id))
    const latePath = desk.backend.files.outgoing(late.file).path
    expect(pagesOf(readFileSync(latePath))).toBe(1)
    if (spawnSync(textReader, ['-v']).status !== 0) return
    const textOf = (one: string) => spawnSync(textReader, ['-layout', one, '-'], { encoding: 'utf8' }).stdout
    expect(textOf(path)).toContain('Use until 22 January 2025')
    expect(textOf(path)).not.toContain('EXPIRED')
    expect(textOf(latePath)).toContain('EXPIRED')
  },
)
