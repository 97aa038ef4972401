import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { docOfText } from '#shared/features/profiles/rich-text.ts'
import { findBrowser } from '../../main/backend/find-browser.ts'
import { printWithBrowser } from '../../main/backend/print-with-browser.ts'
import { callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
afterEach(() => desk.close())

async function openWithProfile(printPdf: (html: string) => Promise<Uint8Array>) {
  desk = await openTestDesk({ printPdf })
  await fillBureau(desk, callsOf(months2024, 26))
  const { id } = await desk.client.profiles.create({ hotspotId: 1, title: 'Rowdy <b>& loud' })
  const doc = docOfText('Residents "next door" <script>alert(1)</script>')
  await desk.client.profiles.saveSection({ profileId: id, key: 'victim', version: 0, doc })
  return { kind: 'profile', id, audience: { kind: 'internal' }, form: 'pdf' } as const
}
const printFolders = () => readdirSync(tmpdir()).filter(name => name.startsWith('tasking-desk-print-'))

test('the preview is one page that needs nothing else, and nothing typed becomes markup', async () => {
  const wanted = await openWithProfile(() => Promise.reject(new Error('not printed')))
  const { title, html } = await desk.client.packs.preview(wanted)
  expect(title).toBe('PP-2025-001 Rowdy <b>& loud')
  expect(html).toContain('default-src &#39;none&#39;')
  expect(html).toContain('Rowdy &lt;b&gt;&amp; loud')
  expect(html).not.toMatch(/<script|<b>|<link|src=|https?:\/\/(?!www\.w3\.org)/)
  expect(html).toContain('role="img"')
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html).not.toContain('Demonstration bureau')
})

test('the demonstration bureau says on every page that it is invented', async () => {
  const wanted = await openWithProfile(() => Promise.reject(new Error('not printed')))
  await inStore(desk, ({ db }) =>
    db.insertInto('setting').values({ key: 'demonstration', value_json: '{"seed":7}' }).execute(),
  )
  const { html } = await desk.client.packs.preview(wanted)
  expect(html).toContain('Everything in this document is invented')
  expect(html).toMatch(/@top-right \{ content: "Invented data/)
})

test('a pack is released as a file and entered in the register of disclosures', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 as the host made it')
  const wanted = await openWithProfile(() => Promise.resolve(bytes))
  const { pack, file, fileName } = await desk.client.packs.make(wanted)
  expect(fileName).toBe('PP-2025-001 problem profile.pdf')
  expect(readFileSync(desk.backend.files.outgoing(file).path)).toEqual(Buffer.from(bytes))
  expect(pack).toMatchObject({
    ...{ number: 'PK-2025-001', subjectId: wanted.id, bytes: bytes.length, marking: 'OFFICIAL-SENSITIVE' },
    ...{ madeBy: 'analyst.one', sha256: createHash('sha256').update(bytes).digest('hex') },
  })
  const again = await desk.client.packs.make(wanted)
  expect(await desk.client.packs.list()).toEqual([again.pack, pack])
  const { rows } = await desk.client.access.audit({})
  expect(rows.filter(({ kind }) => kind === 'disclosure')).toHaveLength(2)
})

test('what is meant for one sheet and takes more is printed again, and says so on it', async () => {
  const printed: string[] = []
  const pages = [1, 2, 2]
  const wanted = await openWithProfile(async html => {
    printed.push(html)
    return new TextEncoder().encode(
      `%PDF-1.7 /Type /Pages /Count ${pages[printed.length - 1]} of ${printed.length}`,
    )
  })
  const patrol = { ...wanted, kind: 'patrol', id: 1 } as const
  await desk.client.packs.make(patrol)
  expect(printed).toHaveLength(1)
  const { file, pack } = await desk.client.packs.make(patrol)
  const says =
    /This patrol briefing is meant for one page and takes 2: do not hand on one without the others\./
  expect(printed.map(html => says.test(html))).toEqual([false, false, true])
  // What is handed out and registered is the second print, under the same number.
  expect(readFileSync(desk.backend.files.outgoing(file).path, 'utf8')).toContain('/Count 2 of 3')
  expect(printed[2]).toContain(pack.number)
  expect(await desk.client.packs.list()).toHaveLength(2)
})

test('cancelled while it prints, no pack is entered; made again, it is', async () => {
  const controller = new AbortController()
  const wanted = await openWithProfile(async () => {
    controller.abort()
    await new Promise(resolve => setTimeout(resolve, 50))
    return new Uint8Array(1)
  })
  const making = desk.client.packs.make(wanted, { signal: controller.signal })
  await expect(making).rejects.toMatchObject({ code: 'cancelled' })
  expect(await desk.client.packs.list()).toEqual([])
  const { pack } = await desk.client.packs.make(wanted)
  expect(pack.number).toBe('PK-2025-001')
})

test('without a browser the pack is unavailable with the way out, and nothing is entered', async () => {
  const wanted = await openWithProfile(html => printWithBrowser(html, { PATH: '' }))
  await expect(desk.client.packs.make(wanted)).rejects.toMatchObject({
    code: 'unavailable',
    next: expect.stringContaining('CHROMIUM_PATH'),
  })
  expect(await desk.client.packs.list()).toEqual([])
})

test('what does not print as a browser does is said to have failed, and its folder is gone', async () => {
  const before = printFolders()
  const wanted = await openWithProfile(html => printWithBrowser(html, { CHROMIUM_PATH: process.execPath }))
  await expect(desk.client.packs.make(wanted)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('did not print'),
  })
  expect(printFolders().filter(name => !before.includes(name))).toEqual([])
})

test('a partner is sent no pack, and of a profile that is not there none is made', async () => {
  const wanted = await openWithProfile(() => Promise.resolve(new Uint8Array(1)))
  await expect(desk.client.packs.make({ ...wanted, id: 99 })).rejects.toMatchObject({ code: 'not-found' })
  const [me] = await desk.client.access.people()
  await desk.client.access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await desk.client.access.savePerson({ ...me!, role: 'partner' })
  await expect(desk.client.packs.preview(wanted)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(desk.client.packs.make(wanted)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a template shows in what is made with it, and a stale save is told both sides', async () => {
  const wanted = await openWithProfile(() => Promise.resolve(new Uint8Array(1)))
  const { packs } = desk.client
  expect((await packs.template({ kind: 'profile' })).version).toBe(0)
  const before = await packs.preview(wanted)
  expect(before.sections.map(({ key }) => key)).toContain('victim')
  const opening = { title: 'Read first', text: 'Ours <b>\n\nand theirs' }
  const listed = { title: '', isHidden: false, textFor: [] }
  const sections = [
    { ...listed, key: 'victim', title: 'Who is harmed' },
    { ...listed, key: 'summary' },
    { ...listed, key: 'offender', isHidden: true },
  ]
  const save = (version: number, template: object) =>
    packs.saveTemplate({ kind: 'profile', version, template })
  expect(await save(0, { accent: '#7b241c', opening, sections })).toMatchObject({ version: 1 })
  await expect(save(0, { accent: '#0b5345' })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { accent: '#7b241c' }, yours: { accent: '#0b5345' } },
  })
  await expect(save(1, { accent: '#ffd700' })).rejects.toMatchObject({ code: 'invalid' })
  const { html } = await packs.preview(wanted)
  expect(html).toContain('--accent: #7B241C')
  expect(html.indexOf('Read first')).toBeLessThan(html.indexOf('Who is harmed'))
  expect(html.indexOf('Who is harmed')).toBeLessThan(html.indexOf('At a glance'))
  expect(html).toContain('Ours &lt;b&gt;')
  expect(html).not.toContain('id="offender"')
  expect((await packs.make(wanted)).pack).toMatchObject({ templateVersion: 1, form: 'pdf', withheld: 0 })
  expect(await packs.resetTemplate({ kind: 'profile', version: 1 })).toEqual({ version: 2 })
  expect((await packs.preview(wanted)).html).not.toContain('Read first')
  const [me] = await desk.client.access.people()
  await desk.client.access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await desk.client.access.savePerson({ ...me!, role: 'analyst' })
  await expect(save(2, { accent: '' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the board is told no exact place, no text of the bureau and no small count', async () => {
  const wanted = await openWithProfile(() => Promise.resolve(new Uint8Array(1)))
  await inStore(desk, ({ db }) => db.updateTable('source').set({ reach: 'board' }).execute())
  const { html } = await desk.client.packs.preview({ ...wanted, audience: { kind: 'board' } })
  expect(html).toContain('336')
  for (const kept of ['Residents', 'EXAMPLE ROAD', 'Grid reference', 'hour and weekday']) {
    expect(html).not.toContain(kept)
  }
  expect(html).toContain('Incidents by part of the day')
  expect((await desk.client.packs.preview(wanted)).html).toContain('EXAMPLE ROAD')
})

const browser = findBrowser()
const textReader = 'pdftotext'
const has = (tool: string) => spawnSync(tool, ['-v']).status === 0

test.skipIf(browser === null)(
  'printed, it is a tagged PDF with marking and number on every page',
  async () => {
    const wanted = await openWithProfile(printWithBrowser)
    const { file } = await desk.client.packs.make(wanted)
    const { path } = desk.backend.files.outgoing(file)
    const pdf = readFileSync(path, 'latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).not.toContain('/Author')
    expect(pdf).not.toContain(tmpdir())
    const pages = Number(/\/Count (\d+)/.exec(pdf)?.[1])
    expect(pages).toBeGreaterThan(2)
    if (!has(textReader)) return
    const text = spawnSync(textReader, ['-layout', path, '-'], { encoding: 'utf8' }).stdout.split('\f')
    for (const [at, page] of text.slice(0, pages).entries()) {
      expect(page.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
      expect(page).toContain(`Page ${at + 1} of ${pages}`)
    }
    const all = text.join(' ')
    for (const words of [
      'Rowdy <b>& loud',
      'Residents "next door"',
      '101 centre',
      'LEISURE CENTRE, EXAMPLE ROAD',
    ]) {
      expect(all).toContain(words)
    }
  },
)
