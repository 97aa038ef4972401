import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sectionOf } from '#shared/features/profiles/document.ts'
import { type Entry, entriesOf } from '#shared/features/profiles/lists.ts'
import {
  type BlockNode,
  type Doc,
  docOfText,
  docOfTypedText,
  plainTextOf,
} from '#shared/features/profiles/rich-text.ts'
import { attachmentTypeOf, safeFileName } from '../../main/features/profiles/writing/attachment-type.ts'
import { callsOf, fillBureau, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
afterEach(() => desk.close())

async function openWithProfile() {
  desk = await openTestDesk()
  await fillBureau(desk, callsOf(months2024, 26))
  const { id } = await desk.client.profiles.create({ hotspotId: 1 })
  return id
}

const recipient = (name: string): Entry => ({ list: 'distribution', name, agency: 'Police' })
async function auditKinds() {
  const { rows } = await desk.client.access.audit({})
  return rows.map(({ procedure, kind }) => `${procedure} ${kind}`)
}

test('a section is saved version by version, and a stale one shows both sides', async () => {
  const profileId = await openWithProfile()
  const { profiles } = desk.client
  const { sections } = await profiles.document({ profileId })
  expect(sections).toHaveLength(14)
  expect(sections.every(({ version, savedAt }) => version === 0 && savedAt === null)).toBe(true)
  const saving = { profileId, key: 'victim' as const }
  const first = await profiles.saveSection({ ...saving, version: 0, doc: docOfText('Residents') })
  expect(first).toEqual({ version: 1, savedAt: '2025-06-16T09:00:00.000Z' })
  for (const version of [0, 7]) {
    const stale = profiles.saveSection({ ...saving, version, doc: docOfText('Shops') })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      detail: { theirs: { version: 1, doc: docOfText('Residents'), savedBy: 'analyst.one' } },
    })
  }
  // Of a section that nobody has saved there is nothing to compare with but its emptiness.
  const ahead = profiles.saveSection({ profileId, key: 'aim', version: 3, doc: docOfText('x') })
  await expect(ahead).rejects.toMatchObject({ code: 'conflict' })
  await profiles.saveSection({ ...saving, version: 1, doc: docOfText('Residents and shops') })
  const saved = sectionOf(await profiles.document({ profileId }), 'victim')
  expect([saved.version, plainTextOf(saved.doc)]).toEqual([2, 'Residents and shops'])
  const missing = profiles.saveSection({ ...saving, profileId: 99, version: 0, doc: docOfText('x') })
  await expect(missing).rejects.toMatchObject({ code: 'not-found' })
  await expect(profiles.document({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('a hostile document is refused, and nothing of it is kept', async () => {
  const profileId = await openWithProfile()
  const script = { type: 'doc', content: [{ type: 'script' }] } as unknown as Doc
  const saving = desk.client.profiles.saveSection({ profileId, key: 'aim', version: 0, doc: script })
  await expect(saving).rejects.toMatchObject({ code: 'invalid' })
  expect(sectionOf(await desk.client.profiles.document({ profileId }), 'aim').version).toBe(0)
})

test('lines of a list are added, changed, ordered and removed, each by its version', async () => {
  const profileId = await openWithProfile()
  const { profiles } = desk.client
  const added = []
  for (const name of ['One', 'Two', 'Three']) {
    added.push(await profiles.saveEntry({ profileId, entry: recipient(name) }))
  }
  const ids = added.map(({ id }) => id)
  await profiles.orderEntries({ profileId, list: 'distribution', entryIds: [ids[2]!, ids[0]!, ids[1]!] })
  const names = async () =>
    entriesOf((await profiles.document({ profileId })).entries, 'distribution').map(({ entry }) => entry.name)
  expect(await names()).toEqual(['Three', 'One', 'Two'])
  for (const entryIds of [[ids[0]!], [...ids, 99], [ids[0]!, ids[0]!, ids[1]!]]) {
    const ordering = profiles.orderEntries({ profileId, list: 'distribution', entryIds })
    await expect(ordering).rejects.toMatchObject({ code: 'conflict' })
  }
  const kept = { id: ids[0]!, version: 1 }
  const changed = await profiles.saveEntry({ profileId, entry: recipient('Uno'), kept })
  expect(changed).toMatchObject({ version: 2, entry: { name: 'Uno' } })
  await expect(profiles.saveEntry({ profileId, entry: recipient('Ein'), kept })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { entry: { name: 'Uno' } } },
  })
  // A line never becomes one of another list.
  const other: Entry = { list: 'consultation', day: '2025-01-01', who: 'Tenants', said: '', answered: '' }
  const wrong = profiles.saveEntry({ profileId, entry: other, kept: { id: ids[0]!, version: 2 } })
  await expect(wrong).rejects.toMatchObject({ code: 'conflict' })
  const removing = { profileId, entryId: ids[0]!, version: 1 }
  await expect(profiles.removeEntry(removing)).rejects.toMatchObject({ code: 'conflict' })
  await profiles.removeEntry({ ...removing, version: 2 })
  await expect(profiles.removeEntry({ ...removing, version: 2 })).rejects.toMatchObject({ code: 'not-found' })
  expect(await names()).toEqual(['Three', 'Two'])
  expect(await auditKinds()).toContain('profiles.removeEntry erasure')
})

test('a plan line names only an action of its profile, and no line is blank', async () => {
  const profileId = await openWithProfile()
  const { profiles } = desk.client
  const entry: Entry = {
    ...{ list: 'plan', kind: 'enforcement', stage: 'response', what: 'Test purchasing', agency: 'Council' },
    ...{ owner: '', byDay: null, actionId: 5 },
  }
  await expect(profiles.saveEntry({ profileId, entry })).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    profiles.saveEntry({ profileId, entry: { ...entry, actionId: null, what: ' ' } }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    profiles.saveEntry({ profileId: 99, entry: { ...entry, actionId: null } }),
  ).rejects.toMatchObject({ code: 'not-found' })
})

/** One white point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
async function attach(profileId: number, name: string, content: string | Uint8Array) {
  const file = join(desk.folder, name)
  writeFileSync(file, content)
  return desk.client.profiles.addAttachment({
    ...{ profileId, file, origin: 'Site visit', caption: 'The ramp', marking: 'OFFICIAL' },
  })
}

test('a picture is kept with where it is from, stands in the pack, and is taken out for good', async () => {
  const profileId = await openWithProfile()
  const { profiles, packs } = desk.client
  const picture = await attach(profileId, 'ramp.png', png)
  expect(picture).toMatchObject({
    ...{ type: 'png', bytes: png.length, origin: 'Site visit', addedBy: 'analyst.one', version: 1 },
    ...{ fileName: 'ramp.png', sha256: createHash('sha256').update(png).digest('hex') },
  })
  const attachmentId = picture.id
  const shown = await profiles.picture({ attachmentId })
  expect(shown.mediaType).toBe('image/png')
  expect(Buffer.from(shown.bytes)).toEqual(png)
  const node: BlockNode = { type: 'picture', attrs: { attachmentId, alt: 'Ramp "seen"' } }
  const doc: Doc = { type: 'doc', content: [node] }
  await profiles.saveSection({ profileId, key: 'location', version: 0, doc })
  const page = async () =>
    (await packs.preview({ kind: 'profile', id: profileId, audience: { kind: 'internal' } })).html
  expect(await page()).toContain(
    `alt="Ramp &quot;seen&quot;" src="data:image/png;base64,${png.toString('base64')}"`,
  )
  const changes = { origin: 'Council', caption: 'Seen at night', marking: 'OFFICIAL-SENSITIVE' as const }
  await profiles.saveAttachment({ attachmentId, version: 1, ...changes })
  await expect(profiles.saveAttachment({ attachmentId, version: 1, ...changes })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { caption: 'Seen at night' } },
  })
  const { file, fileName } = await profiles.releaseAttachment({ attachmentId })
  expect(fileName).toBe('ramp.png')
  expect(readFileSync(desk.backend.files.outgoing(file).path)).toEqual(png)
  await expect(profiles.removeAttachment({ attachmentId, version: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
  await profiles.removeAttachment({ attachmentId, version: 2 })
  expect(await page()).toContain('no longer kept with the profile')
  await expect(profiles.picture({ attachmentId })).rejects.toMatchObject({ code: 'not-found' })
  await expect(profiles.releaseAttachment({ attachmentId })).rejects.toMatchObject({ code: 'not-found' })
  expect(await auditKinds()).toEqual(
    expect.arrayContaining([
      'profiles.addAttachment collection',
      'profiles.releaseAttachment disclosure',
      'profiles.removeAttachment erasure',
    ]),
  )
})

test('a file is what its bytes say, and what could run is not kept or not shown', async () => {
  const profileId = await openWithProfile()
  for (const [name, content] of [
    ['page.png', '<!doctype html><script>alert(1)</script>'],
    ['tool.csv', Buffer.from([0x4d, 0x5a, 0x90, 0x00])],
    ['run.txt', '#!/bin/sh\necho'],
    ['empty.txt', ''],
    ['archive.xlsx', Buffer.from('PK\u0003\u0004 nothing of an office', 'latin1')],
  ] as const) {
    await expect(attach(profileId, name, content), name).rejects.toMatchObject({ code: 'invalid' })
  }
  await expect(attach(profileId, 'large.txt', 'x'.repeat(10 * 2 ** 20 + 1))).rejects.toMatchObject({
    message: expect.stringContaining('10 MB'),
  })
  const drawing = await attach(profileId, 'plan.png', '<svg xmlns="http://www.w3.org/2000/svg"></svg>')
  expect(drawing.type).toBe('svg')
  await expect(desk.client.profiles.picture({ attachmentId: drawing.id })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(await attach(profileId, 'visits.csv', 'day,visits\n2025-01-01,3\n')).toMatchObject({ type: 'csv' })
  await expect(attach(profileId, 'again.csv', 'day,visits\n2025-01-01,3\n')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('visits.csv'),
  })
  const { attachments } = await desk.client.profiles.document({ profileId })
  expect(attachments.map(({ fileName }) => fileName)).toEqual(['plan.png', 'visits.csv'])
})

test('a figure in a sentence is read in the pack, and an unknown one says so', async () => {
  const profileId = await openWithProfile()
  const doc = docOfTypedText('About [[per-month]] <b>, [[hotspot:1]], and [[hotspot:99|the old one]].')
  await desk.client.profiles.saveSection({ profileId, key: 'problem', version: 0, doc })
  const { savedCounts } = await desk.client.profiles.document({ profileId })
  expect(savedCounts).toContainEqual({
    ...{ key: 'hotspot:1', count: 312, on: '2025-06-16', analysisId: 1, hotspotId: 1 },
    label: 'Hotspot Aylestone, SK 588 046 of analysis 1',
  })
  const { html } = await desk.client.packs.preview({
    kind: 'profile',
    id: profileId,
    audience: { kind: 'internal' },
  })
  expect(html).toContain('About <span class="live">26 a month</span> &lt;b&gt;')
  expect(html).toContain('<span class="live">312 incidents</span>')
  expect(html).toContain('[the old one: That analysis or hotspot is no longer in the bureau.]')
})

test('a file is handed out under a name that opens it as what it is', () => {
  expect(safeFileName('Letter.TXT', 'text')).toBe('Letter.TXT')
  expect(safeFileName('run.bat', 'text')).toBe('run.bat.txt')
  expect(safeFileName('photo.html', 'jpeg')).toBe('photo.html.jpg')
  expect(safeFileName('report', 'pdf')).toBe('report.pdf')
  expect(safeFileName('\u202Etxt.exe', 'pdf')).toBe('txt.exe.pdf')
})

test('a document with macros is not kept', () => {
  const archive = (part: string) => new TextEncoder().encode(`PK\u0003\u0004 word/document.xml ${part}`)
  expect(attachmentTypeOf(archive(''), 'letter.docx')).toBe('docx')
  expect(attachmentTypeOf(archive('word/vbaProject.bin'), 'letter.docx')).toBeNull()
})
