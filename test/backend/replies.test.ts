import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answeredBy, savedAgain } from '../reply-answers.ts'
import { zipOf } from '../zip-of.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let police: number
let council: number
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T10:00:00.000Z')
  const { settings, tasking } = desk.client
  police = (await settings.saveAgency({ key: 'police', name: 'Police' })).id
  council = (await settings.saveAgency({ key: 'council', name: 'City council' })).id
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-01-08', chair: 'S.' })
  const set = (what: string, agencyId: number, dueOn: string, why = '') =>
    tasking.addAction({ meetingId, profileId: null, agencyId, owner: 'Officer', what, why, dueOn })
  await set('Test purchasing at two shops', council, '2025-01-20', 'Under-age drinking')
  await set('Letters to parents', council, '2025-01-24')
  await set('=HYPERLINK("http://x","Signs")', council, '2025-02-20', '@cmd')
  await set('Secret plain-clothes patrols', police, '2025-01-20')
})
afterEach(() => desk.close())

const { round } = Math
async function made(agencyId = council) {
  const { reply, file } = await desk.client.tasking.makeReplyFile({ agencyId })
  const { path } = desk.backend.files.outgoing(file)
  return { reply, bytes: new Uint8Array(readFileSync(path)) }
}
let names = 0
function handedIn(bytes: Uint8Array): string {
  const path = join(desk.folder, `back ${names++}.xlsx`)
  writeFileSync(path, bytes)
  return path
}
const read = (bytes: Uint8Array) => desk.client.tasking.readReply({ file: handedIn(bytes) })
async function takeAll(bytes: Uint8Array) {
  const file = handedIn(bytes)
  const { rows, sha256 } = await desk.client.tasking.readReply({ file })
  const take = rows
    .filter(({ kind }) => kind === 'answer' || kind === 'conflict')
    .map(({ now }) => ({ actionId: now.actionId, version: now.version }))
  return desk.client.tasking.takeReply({ file, sha256, take })
}
const numbered = async (number: string) =>
  (await desk.client.tasking.actions()).find(action => action.number === number)!

test('an agency’s file holds its own actions, nothing of others, locked but for the answers', async () => {
  const { reply, bytes } = await made()
  expect(reply).toMatchObject({
    number: 'RF-2025-001',
    agencyName: 'City council',
    actions: 3,
    state: 'waiting',
  })
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  const [actions, help, identity] = sheets
  expect(JSON.stringify(sheets.map(({ rows }) => rows))).not.toContain('Secret')
  expect([actions!.protection?.sheet, help!.protection?.sheet, identity!.protection?.sheet]).toEqual([
    ...[true, true, true],
  ])
  expect(identity!.hidden).toBe(true)
  expect(actions!.freezePane?.rows).toBe(3)
  expect(actions!.rows[5]!.slice(0, 3)).toEqual(['A-003', `'=HYPERLINK("http://x","Signs")`, "'@cmd"])
  const lockedOf = (row: number, column: number) =>
    actions!.cells?.get(`${row},${column}`)?.style?.protection?.locked
  for (let column = 0; column < 12; column++) expect(lockedOf(4, column)).toBe(column < 7)
  expect(actions!.dataValidations?.[0]).toMatchObject({ type: 'list', range: 'H4:H6' })
  const [disclosed] = await desk.client.packs.list()
  expect(disclosed).toMatchObject({ kind: 'reply-file', audience: 'City council', bytes: bytes.byteLength })
  const { title, html } = await desk.client.tasking.replyPage({ agencyId: council })
  expect(title).toBe('Actions of City council')
  expect(html).toContain('Letters to parents')
  expect(html).not.toContain('Secret')
})

test('an agency’s actions go on paper and into the register, or fail in words', async () => {
  await expect(desk.client.tasking.printReply({ agencyId: council })).rejects.toMatchObject({
    code: 'unexpected',
  })
  expect(await desk.client.packs.list()).toEqual([])
  const printing = await openTestDesk({ printPdf: async () => new Uint8Array(9) })
  try {
    const { id } = await printing.client.settings.saveAgency({ key: 'x', name: 'Fire service' })
    const { fileName } = await printing.client.tasking.printReply({ agencyId: id })
    expect(fileName).toBe('Actions of Fire service.pdf')
    expect(await printing.client.packs.list()).toMatchObject([{ audience: 'Fire service', bytes: 9 }])
  } finally {
    await printing.close()
  }
})

test('answers are shown beside the bureau, taken together, once, and kept with their file', async () => {
  const { bytes } = await made()
  const back = await answeredBy(bytes, {
    'A-001': { state: 'Done', note: 'Six shops', evidence: 'Report 12', doneOn: '08/01/2025' },
    'A-002': { state: 'Blocked', note: 'No addresses yet', blockedBy: 'Police' },
  })
  const before = await desk.client.tasking.actions()
  const shown = await read(back)
  expect(shown).toMatchObject({
    number: 'RF-2025-001',
    rows: [
      { kind: 'answer', answer: { status: 'done', doneOn: '2025-01-08' }, now: { status: 'open' } },
      { kind: 'answer', answer: { status: 'blocked', blockedBy: 'Police' } },
      { kind: 'silent' },
    ],
  })
  expect(await desk.client.tasking.actions()).toEqual(before)
  expect(await takeAll(back)).toMatchObject({ taken: 2, left: 0, reply: { state: 'taken', answersTaken: 2 } })
  expect(await numbered('A-001')).toMatchObject({
    ...{ status: 'done', outcome: 'Report 12', closedOn: '2025-01-08', version: 2 },
    notes: [{ note: 'Six shops (reply file RF-2025-001)' }],
  })
  expect(await numbered('A-002')).toMatchObject({ status: 'blocked', blockedBy: 'Police' })
  for (const again of [read(back), takeAll(back), read(bytes)]) {
    await expect(again).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/RF-2025-001.*taken already.*analyst\.one/),
      next: expect.any(String),
    })
  }
  expect((await numbered('A-001')).version).toBe(2)
  expect((await made()).reply).toMatchObject({ number: 'RF-2025-002', actions: 2 })
})

test('a row that changed in the bureau is a conflict, settled row by row; one that ended cannot be taken', async () => {
  const { bytes } = await made()
  const { tasking } = desk.client
  const [one, two, three] = await tasking.actions()
  await tasking.editAction({ actionId: one!.id, version: 1, reason: 'Holiday', dueOn: '2025-02-03' })
  await tasking.closeAction({
    ...{ actionId: two!.id, version: 1, status: 'done', outcome: 'By telephone', closedOn: '2025-01-08' },
  })
  await tasking.editAction({ actionId: three!.id, version: 1, reason: 'Theirs', agencyId: police })
  const said = { state: 'In progress', note: 'Begun' }
  const back = await answeredBy(bytes, { 'A-001': said, 'A-002': said, 'A-003': said })
  const file = handedIn(back)
  const { rows, sha256 } = await tasking.readReply({ file })
  expect(rows).toMatchObject([
    {
      kind: 'conflict',
      changed: ['the due date'],
      sent: { dueOn: '2025-01-20' },
      now: { dueOn: '2025-02-03' },
    },
    { kind: 'fault', fault: { message: expect.stringContaining('already done') } },
    { kind: 'fault', fault: { message: expect.stringContaining('another agency') } },
  ])
  for (const take of [[{ actionId: two!.id, version: 2 }], [{ actionId: 99, version: 1 }]]) {
    await expect(tasking.takeReply({ file, sha256, take })).rejects.toMatchObject({ code: 'invalid' })
  }
  await expect(tasking.takeReply({ file, sha256: 'other', take: [] })).rejects.toMatchObject({
    code: 'conflict',
  })
  // Changed once more between looking and taking: nothing of the file is taken, not even what could be.
  const stale = [{ actionId: one!.id, version: 1 }]
  await expect(tasking.takeReply({ file, sha256, take: stale })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { due_on: '2025-02-03' } },
  })
  expect((await tasking.replyFiles())[0]).toMatchObject({ state: 'waiting' })
  const taken = await tasking.takeReply({ file, sha256, take: [{ actionId: one!.id, version: 2 }] })
  expect(taken).toMatchObject({ taken: 1, left: 2 })
  expect(await numbered('A-001')).toMatchObject({ status: 'in-progress', dueOn: '2025-02-03' })
})

test('an answer that is not whole, or is a formula, is no answer and says why', async () => {
  const { bytes } = await made()
  const faults: [Parameters<typeof answeredBy>[1][string], RegExp][] = [
    [{ state: 'Finished' }, /“Finished” in cell H4 is no state/],
    [{ state: 'Done' }, /outcome/],
    [{ state: 'Blocked', note: 'Why' }, /waits for/],
    [{ state: 'Blocked', blockedBy: 'Police' }, /in the way/],
    [{ state: 'Done', evidence: 'x', doneOn: '31/02/2025' }, /is no day/],
    [{ state: 'Done', evidence: 'x', doneOn: '09/01/2025' }, /still to come/],
    [{ state: 'Done', evidence: 'x', doneOn: '07/01/2025' }, /cannot have ended before/],
    [{ evidence: 'x' }, /state is not Done/],
    [{ blockedBy: 'x' }, /state is not Blocked/],
    [{ state: 'Done', evidence: 'x'.repeat(201) }, /201 characters/],
  ]
  for (const [written, why] of faults) {
    const { rows } = await read(await answeredBy(bytes, { 'A-001': written }))
    expect(rows[0], JSON.stringify(written)).toMatchObject({
      kind: 'fault',
      fault: { message: expect.stringMatching(why) },
    })
    expect(rows[0]!.fault!.next).not.toBe('')
  }
  const good = [new Date('2025-01-08T00:00:00Z'), 45_665, '2025-01-08', '8.1.2025']
  for (const doneOn of good) {
    const { rows } = await read(
      await answeredBy(bytes, { 'A-001': { state: 'done', evidence: 'x', doneOn } }),
    )
    expect(rows[0]).toMatchObject({ kind: 'answer', answer: { doneOn: '2025-01-08' } })
  }
  const workbook = await openXlsx(bytes)
  const sheet = workbook.sheets[0]!
  sheet.cells ??= new Map()
  sheet.cells.set('3,8', { value: 2, type: 'formula', formula: '1+1', formulaResult: 2 })
  sheet.rows[3]![8] = 2
  expect((await read(await saveXlsx(workbook))).rows[0]).toMatchObject({
    kind: 'fault',
    fault: { message: expect.stringMatching(/I4 holds a formula/) },
  })
})

test('a stranger’s file, another agency’s and an old one are refused, each with what to do', async () => {
  const { bytes: old } = await made()
  const { tasking } = desk.client
  await expect(tasking.readReply({ file: handedIn(old), agencyId: police })).rejects.toMatchObject({
    code: 'conflict',
    message: 'This is the reply file of City council, not of Police.',
  })
  await made()
  await expect(read(old)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/RF-2025-001 .*old one: RF-2025-002/),
    next: expect.stringContaining('RF-2025-002'),
  })
  const other = await openTestDesk()
  try {
    await other.client.settings.saveAgency({ key: 'x', name: 'City council' })
    const { id } = await other.client.tasking.createMeeting({ title: 'J', heldOn: '2025-06-01', chair: '' })
    const task = { meetingId: id, profileId: null, agencyId: 1, owner: 'O', what: 'W', dueOn: '2025-07-01' }
    await other.client.tasking.addAction(task)
    const { file } = await other.client.tasking.makeReplyFile({ agencyId: 1 })
    const strange = new Uint8Array(readFileSync(other.backend.files.outgoing(file).path))
    await expect(read(strange)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('another bureau'),
    })
  } finally {
    await other.close()
  }
  const ordinary = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [['A', 'B']] }] })
  await expect(read(ordinary)).rejects.toMatchObject({
    message: expect.stringContaining('“Actions” is missing'),
  })
  await expect(tasking.makeReplyFile({ agencyId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(tasking.replyPage({ agencyId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  const { id: idle } = await desk.client.settings.saveAgency({ key: 'fire', name: 'Fire service' })
  await expect(tasking.makeReplyFile({ agencyId: idle })).rejects.toMatchObject({ code: 'conflict' })
})

test('locked cells, rows and columns that were changed are recognised, wherever they are', async () => {
  const { bytes } = await made()
  const { rows } = (await readXlsx(bytes)).sheets[0]!
  for (let row = 0; row < rows.length; row++) {
    const width = row < 2 ? 12 : row === 2 ? 12 : 7
    for (const column of [0, 1, Math.floor(width / 2), width - 1]) {
      const changed = await savedAgain(bytes, set => set(row, column, 'Changed'))
      await expect(read(changed), `${row},${column}`).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('not as it was sent'),
      })
    }
  }
  const swapped = await savedAgain(bytes, set => {
    for (let column = 0; column < 12; column++) {
      set(3, column, rows[4]![column] ?? null)
      set(4, column, rows[3]![column] ?? null)
    }
  })
  await expect(read(swapped)).rejects.toMatchObject({
    message: expect.stringMatching(/cell A4.*was changed/),
  })
  const shortened = await savedAgain(bytes, set => {
    for (let column = 0; column < 12; column++) set(5, column, null)
  })
  await expect(read(shortened)).rejects.toMatchObject({ message: expect.stringMatching(/row 6 is missing/) })
  const columnless = await savedAgain(bytes, set => set(2, 9, null))
  await expect(read(columnless)).rejects.toMatchObject({
    message: expect.stringMatching(/“Blocked by whom” is missing/),
  })
  const beside = await savedAgain(bytes, set => set(4, 13, 'See my e-mail'))
  await expect(read(beside)).rejects.toMatchObject({
    message: expect.stringMatching(/outside the answers.*N5/),
  })
  const below = await savedAgain(bytes, set => set(9, 1, 'One more'))
  await expect(read(below)).rejects.toMatchObject({
    message: expect.stringMatching(/outside the answers.*B10/),
  })
})

test('a forged identity is recognised, whichever of its signs is changed', async () => {
  const { bytes } = await made()
  const workbook = await openXlsx(bytes)
  const token = String(workbook.sheets[2]!.rows[0]![0])
  const [head = '', payload = '', signature = ''] = token.split('.')
  const identity = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const asPolice = Buffer.from(JSON.stringify({ ...identity, agencyId: police })).toString('base64url')
  const unknown = Buffer.from(JSON.stringify({ ...identity, number: 'RF-2025-009' })).toString('base64url')
  const tokens = ['', 'x', `${head}.${asPolice}.${signature}`, `${head}.${unknown}.${signature}`]
  tokens.push(
    `${head}.${payload}.`,
    `${head}.${payload}.${'A'.repeat(signature.length)}`,
    `${head}.e30.${signature}`,
  )
  for (const forged of tokens) {
    const again = await openXlsx(bytes)
    again.sheets[2]!.rows[0]![0] = forged
    again.sheets[2]!.cells?.delete('0,0')
    await expect(read(await saveXlsx(again)), forged).rejects.toMatchObject({ code: 'invalid' })
  }
})

test('truncated, flipped and inflated files are refused as damaged, and take nothing', async () => {
  const { bytes } = await made()
  const good = await answeredBy(bytes, { 'A-001': { state: 'In progress', note: 'Begun' } })
  const expected = (await read(good)).rows
  const before = await desk.client.tasking.actions()
  const outcome = (file: Uint8Array) =>
    read(file).then(
      ({ rows }) => rows,
      error => error.code,
    )
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 0.9999, noNaN: true }), async share => {
      expect(await outcome(good.slice(0, round(share * (good.length - 1))))).toBe('invalid')
    }),
    { numRuns: 40 },
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const flipped = good.slice()
      flipped[at]! ^= flip
      const answer = await outcome(flipped)
      // A bit that nothing depends on, such as a packing date, may be flipped; what is read is then the same.
      if (answer !== 'invalid') expect(answer).toEqual(expected)
    }),
    { numRuns: 150 },
  )
  for (const bomb of [
    zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(60 << 20)),
    Buffer.alloc(6 << 20, 'PK'),
  ]) {
    await expect(read(bomb)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('far'),
    })
  }
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
  await expect(read(zipOf('xl/workbook.xml', Buffer.from(entities)))).rejects.toMatchObject({
    message: expect.stringContaining('entities'),
  })
  await expect(read(zipOf('xl/vbaProject.bin', Buffer.from('x')))).rejects.toMatchObject({
    message: expect.stringContaining('vbaProject'),
  })
  expect(await desk.client.tasking.actions()).toEqual(before)
})

test('an untouched file is as it was sent, whatever line ends its words have', async () => {
  await desk.client.tasking.editAction({
    ...{
      actionId: 1,
      version: 1,
      reason: 'Pasted from elsewhere',
      why: 'One line\r\nand another\rand a third',
    },
  })
  const { bytes } = await made()
  expect((await read(bytes)).rows.map(({ kind }) => kind)).toEqual(['silent', 'silent', 'silent'])
})

test('a cell at the far end of a sheet is refused before anything is made of all the cells up to it', async () => {
  for (const cell of ['A1048576', 'XFD5']) {
    const sheet = `<worksheet><sheetData><row><c r="${cell}" t="n"><v>1</v></c></row></sheetData></worksheet>`
    await expect(read(zipOf('xl/worksheets/sheet1.xml', Buffer.from(sheet)))).rejects.toMatchObject({
      ...{ code: 'invalid', message: expect.stringContaining('far outside its table') },
    })
  }
})
