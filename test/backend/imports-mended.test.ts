import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
let sourceId: number
beforeEach(async () => {
  desk = await openTestDesk()
  sourceId = await addSource(desk.client)
})
afterEach(() => desk.close())

const header = 'Ref,Received,Type,Location,Telephone'
const rows = [
  'C1,23/05/2025 22:30,Noise,"High Street, Leicester",0116 496 0001',
  'C2,soon,Noise,=1+1,+44 116 496 0002',
  'C3,24/05/2025 22:30,Noise,Low Street,0116 496 0003,too,many',
  'C4,,Noise,Mill Lane,0116 496 0004',
  'C5,25/05/2025 22:30,Noise',
]
const calls = (name = 'calls.csv', lines = rows) =>
  writeTable(desk, name, `${[header, ...lines].join('\n')}\n`)
const total = async () => (await desk.client.incidents.summary({ filter: {} })).total

async function rejectsOf(importId: number): Promise<string> {
  const { file } = await desk.client.imports.rejects({ importId })
  return readFileSync(desk.backend.files.outgoing(file).path, 'utf8')
}
const mended = (text: string, ...changes: [string, string][]) =>
  writeTable(
    desk,
    'calls rejected rows.csv',
    changes.reduce((all, [from, to]) => {
      expect(all).toContain(from)
      return all.replace(from, to)
    }, text),
  )
const everyRow = () => {
  const db = new SqliteFile(join(desk.folder, 'Test bureau.bureau'), { readonly: true })
  const tables = db.prepare("select name from sqlite_schema where type = 'table'").pluck().all()
  const all = tables.map(table => db.prepare(`select * from "${table}"`).raw().all())
  db.close()
  return JSON.stringify(all)
}

test('the rejected rows come back as a CSV for a spreadsheet, with line, column, reason and what could be run defused', async () => {
  const { id } = await loadFile(desk.client, calls(), sourceId)
  const { fileName, rows: listed } = await desk.client.imports.rejects({ importId: id })
  expect([fileName, listed]).toEqual(['calls rejected rows.csv', 4])
  const text = await rejectsOf(id)
  expect(
    text.startsWith('\ufeffRef,Received,Type,Location,Telephone,Cell 6,Cell 7,Line,Column,Reason,Mend\r\n'),
  ).toBe(true)
  const [, first, second] = text.split('\r\n')
  expect(first).toMatch(/^C2,soon,Noise,'=1\+1,'\+44 116 496 0002,,,3,Received,/)
  expect(second).toMatch(/^C3,24\/05\/2025 22:30,Noise,Low Street,0116 496 0003,too,many,4,,/)
  expect(everyRow()).not.toMatch(/496 ?000|Low Street/)
  const audit = await desk.client.access.audit({})
  expect(audit.rows.map(({ procedure, kind }) => `${procedure} ${kind}`)).toContain(
    'imports.rejects disclosure',
  )
})

test('only what was mended is loaded, on the line it had; the same list again adds nothing', async () => {
  const { id } = await loadFile(desk.client, calls(), sourceId)
  const file = mended(
    await rejectsOf(id),
    ['soon', '24/05/2025 10:00'],
    ['Low Street,0116 496 0003,too,many', 'Low Street,0116 496 0003,,'],
  )
  const inspected = await desk.client.imports.inspect({ file, sourceId })
  expect(inspected).toMatchObject({ recognised: true })
  expect(inspected.findings.join(' ')).toContain('rejected')
  const second = await loadFile(desk.client, file, sourceId)
  expect(second).toMatchObject({ read: 4, loaded: 2, rejected: 2, duplicate: 0, mendsImportId: id })
  expect(await total()).toBe(3)
  expect(await desk.client.imports.get({ importId: id })).toMatchObject({ rejected: 4, mended: 2 })
  const { rows: refused } = await desk.client.imports.issues({ importId: second.id, outcome: 'rejected' })
  expect(refused).toMatchObject([
    { line: 5, reason: 'Not mended yet' },
    { line: 6, reason: 'Not mended yet' },
  ])
  const listed = await desk.client.incidents.rows({ filter: {} })
  const c2 = await desk.client.incidents.get({
    incidentId: listed.rows.find(({ reference }) => reference === 'C2')!.id,
  })
  expect(c2).toMatchObject({ place: '=1+1', import: { id: second.id, line: 3 } })
  expect(await loadFile(desk.client, file, sourceId)).toMatchObject({ loaded: 0, duplicate: 2, rejected: 2 })
  expect((await rejectsOf(id)).split('\r\n').slice(1, -1)).toHaveLength(2)
  expect(everyRow()).not.toMatch(/496 ?000/)
})

test('a mended row without a reference is one more beside those the file told, and once only', async () => {
  const plain = [
    'When,What,Where',
    ...Array(2).fill('2025-05-23 22:30,Noise,Mill'),
    'x,Noise,Mill',
    'y,Noise,Mill',
  ]
  const file = writeTable(desk, 'noise.csv', `${plain.join('\n')}\n`)
  const { id } = await loadFile(desk.client, file, sourceId)
  const list = await rejectsOf(id)
  const one = writeTable(desk, 'one.csv', list.replace('x,Noise', '2025-05-23 22:30,Noise'))
  expect(await loadFile(desk.client, one, sourceId)).toMatchObject({ loaded: 1, rejected: 1, duplicate: 0 })
  const other = writeTable(
    desk,
    'other.csv',
    (await rejectsOf(id)).replace('y,Noise', '2025-05-23 22:30,Noise'),
  )
  expect(await loadFile(desk.client, other, sourceId)).toMatchObject({ loaded: 1, rejected: 0, duplicate: 0 })
  expect(await total()).toBe(4)
  const both = writeTable(
    desk,
    'both.csv',
    list.replace('x,Noise', '2025-05-23 22:30,Noise').replace('y,Noise', '2025-05-23 22:30,Noise'),
  )
  expect(await loadFile(desk.client, both, sourceId)).toMatchObject({ loaded: 0, duplicate: 2 })
  const whole = writeTable(desk, 'whole.csv', `${[plain[0], ...Array(4).fill(plain[1])].join('\n')}\n`)
  expect(await loadFile(desk.client, whole, sourceId)).toMatchObject({ loaded: 0, duplicate: 4 })
  const again = writeTable(desk, 'again.csv', list.replace('x,Noise', '2025-05-23 23:00,Noise'))
  expect(await loadFile(desk.client, again, sourceId)).toMatchObject({ loaded: 1, changed: 1 })
  expect(await total()).toBe(4)
})

test('undoing the mended rows opens the rejected ones again; undoing the import closes its list', async () => {
  const { id } = await loadFile(desk.client, calls(), sourceId)
  const file = mended(await rejectsOf(id), ['soon', '24/05/2025 10:00'])
  const second = await loadFile(desk.client, file, sourceId)
  await desk.client.imports.undo({ importId: second.id })
  expect(await desk.client.imports.get({ importId: id })).toMatchObject({ mended: 0 })
  expect(await total()).toBe(1)
  expect(await loadFile(desk.client, file, sourceId)).toMatchObject({ loaded: 1 })
  await desk.client.imports.undo({ importId: id })
  await expect(desk.client.imports.rejects({ importId: id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(loadFile(desk.client, file, sourceId)).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('no import of this source') },
  })
})

test('clear cells of rejected rows go when the agreement’s retention is over', async () => {
  const { id } = await loadFile(desk.client, calls(), sourceId)
  const path = join(desk.folder, 'Test bureau.bureau')
  await desk.client.settings.closeBureau()
  desk.setNow('2033-06-16T09:00:00.000Z')
  await desk.client.settings.openBureau({ path })
  await expect(desk.client.imports.rejects({ importId: id })).rejects.toMatchObject({ code: 'conflict' })
  expect((await desk.client.imports.issues({ importId: id, outcome: 'rejected' })).total).toBe(4)
})
