import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { sumsUp } from '#shared/features/imports/rules.ts'
import { openStore } from '../../main/store/open.ts'
import { call, header } from './call-rows.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'
import { leftovers, nothing } from './leftovers.ts'

let desk: TestDesk
let sourceId: number
beforeEach(async () => {
  desk = await openTestDesk()
  sourceId = await addSource(desk.client)
})
afterEach(() => desk.close())

const calls = (...rows: string[]) => writeTable(desk, 'calls.csv', `${[header, ...rows].join('\n')}\n`)
const total = async () => (await desk.client.incidents.summary({ filter: {} })).total

test('every row is loaded, rejected or duplicate, and each rejected one says where and why', async () => {
  const file = calls(
    call(1),
    call(2, { received: '31/02/2025' }),
    call(3, { easting: '0' }),
    'C4,23/05/2025',
    call(1),
    call(5, { received: '' }),
    call(3, { easting: '0', outcome: 'Arrest' }),
  )
  const summary = await loadFile(desk.client, file, sourceId)
  expect(summary).toMatchObject({
    ...{ read: 7, loaded: 3, rejected: 3, duplicate: 1, changed: 1, unplaced: 2, uncoded: 3, flagged: 2 },
    ...{ status: 'done', fileName: 'calls.csv', by: 'analyst.one' },
  })
  expect(sumsUp(summary)).toBe(true)
  expect(await total()).toBe(2)
  const { total: listed, rows } = await desk.client.imports.issues({ importId: summary.id })
  expect(listed).toBe(7)
  expect(rows).toMatchObject([
    { line: 3, outcome: 'rejected', column: 'Received', raw: '31/02/2025' },
    { line: 4, outcome: 'flagged', raw: '0 304602', reason: expect.stringContaining('default point') },
    { line: 5, outcome: 'rejected', column: null, reason: '2 cells where the header has 9' },
    { line: 6, outcome: 'duplicate', raw: 'C1' },
    { line: 7, outcome: 'rejected', column: 'Received', reason: 'The date is missing' },
    { line: 8, outcome: 'flagged', raw: '0 304602' },
    { line: 8, outcome: 'changed', raw: 'C3', reason: 'Outcome: “” → “Arrest”' },
  ])
  const { reasons } = await desk.client.imports.get({ importId: summary.id })
  expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(7)
})

test('the same file again adds nothing; a changed row is named', async () => {
  await loadFile(desk.client, calls(call(1), call(2)), sourceId)
  expect(await loadFile(desk.client, calls(call(1), call(2)), sourceId)).toMatchObject({
    loaded: 0,
    duplicate: 2,
  })
  const later = await loadFile(desk.client, calls(call(1, { outcome: 'Arrest' }), call(3)), sourceId)
  expect(later).toMatchObject({ read: 2, loaded: 2, duplicate: 0, changed: 1 })
  expect(await total()).toBe(3)
})

test('rows without a reference: two alike in a file are two incidents, the same file twice is not', async () => {
  const rows = ['When,What,Easting,Northing', ...Array(3).fill('2025-05-23 22:30,Noise,458801,304602')]
  const file = writeTable(desk, 'noise.csv', rows.join('\r\n'))
  expect(await loadFile(desk.client, file, sourceId)).toMatchObject({ read: 3, loaded: 3 })
  expect(await loadFile(desk.client, file, sourceId)).toMatchObject({ loaded: 0, duplicate: 3, changed: 0 })
  const more = writeTable(desk, 'noise-2.csv', [...rows, rows[1]].join('\r\n'))
  expect(await loadFile(desk.client, more, sourceId)).toMatchObject({ loaded: 1, duplicate: 3 })
})

test('the same file under another mapping is refused until the first import is undone', async () => {
  const file = writeTable(desk, 'noise.csv', 'When,Type,X,Y\n2025-05-23 22:30,Noise,458801,304602\n')
  const { mapping } = await desk.client.imports.inspect({ file, sourceId })
  const first = await desk.client.imports.run({ file, sourceId, mapping })
  const { category: _category, ...fields } = mapping.fields
  const otherwise = { file, sourceId, mapping: { ...mapping, fields } }
  await expect(desk.client.imports.run(otherwise)).rejects.toMatchObject({ code: 'conflict' })
  expect(await total()).toBe(1)
  await desk.client.imports.undo({ importId: first.id })
  expect(await desk.client.imports.run(otherwise)).toMatchObject({ loaded: 1 })
})

test('the caller is kept as a pseudonym only, the same for the same caller', async () => {
  const file = calls(call(1), call(2, { telephone: '01164960001' }), call(3, { telephone: '0116 496 0002' }))
  await loadFile(desk.client, file, sourceId)
  const path = join(desk.folder, 'Test bureau.bureau')
  await desk.client.settings.closeBureau()
  const store = await openStore(path, 'analyst.one', new Date())
  const rows = await store.db.selectFrom('incident').selectAll().execute()
  await store.close()
  expect(rows[0]!.phone).toBe(rows[1]!.phone)
  expect(rows[0]!.phone).not.toBe(rows[2]!.phone)
  expect(JSON.stringify(rows)).not.toMatch(/496 ?0001/)
  expect(JSON.parse(rows[0]!.raw_json)).toMatchObject({ Ref: 'C1', Location: 'High Street, Leicester' })
})

test("a rejected row's text never shows the caller", async () => {
  const leak = `C1,Mrs Example rang,Street drinking,101,458801,304602,High Street,,Mrs Example`
  const { id } = await loadFile(desk.client, calls(call(2), `${call(3)},0116 496 0001`, leak), sourceId)
  const { rows } = await desk.client.imports.issues({ importId: id, outcome: 'rejected' })
  expect(rows.map(({ raw }) => raw)).toEqual(['', '[phone] rang'])
})

test('a mapping is kept for its source and header, and known the next time', async () => {
  const file = calls(call(1))
  const first = await desk.client.imports.inspect({ file, sourceId })
  expect(first).toMatchObject({ recognised: false, mapping: { dates: { from: 'dd/MM/yyyy' } } })
  expect(first.mapping.fields).toMatchObject({ reference: 'Ref', from: 'Received', phone: 'Telephone' })
  const codes = { 'Street drinking': 'nsir2007:street-drinking' }
  await desk.client.imports.run({ file, sourceId, mapping: { ...first.mapping, codes } })
  const again = await desk.client.imports.inspect({ file: calls(call(2)), sourceId })
  expect(again).toMatchObject({ recognised: true, mapping: { codes } })
  expect(again.findings.join(' ')).toContain('version 1')
  const other = await desk.client.imports.inspect({ file, sourceId: await addSource(desk.client, 'council') })
  expect(other.recognised).toBe(false)
})

test('what is coded stays coded, whatever a later mapping says of the same words', async () => {
  const codes = (code: string) => ({ codes: { 'Street drinking': code } })
  await loadFile(desk.client, calls(call(1)), sourceId)
  await loadFile(desk.client, calls(call(2)), sourceId, codes('nsir2007:street-drinking'))
  const summary = await desk.client.incidents.summary({ filter: {} })
  expect(summary).toMatchObject({ total: 2, uncoded: 0 })
  await loadFile(desk.client, calls(call(3)), sourceId, codes('asb101:rowdy'))
  const filter = { codes: ['nsir2007:street-drinking'] }
  expect(await desk.client.incidents.summary({ filter })).toMatchObject({ total: 3 })
})

test('a preview shows the rows as they would be loaded, and the categories with a suggestion', async () => {
  const file = calls(call(1), call(2, { received: 'soon' }), call(3, { easting: '304602' }))
  const { mapping } = await desk.client.imports.inspect({ file })
  const { rows, categories, rowsSeen } = await desk.client.imports.preview({ file, mapping })
  expect(rowsSeen).toBe(3)
  expect(rows[0]).toMatchObject({
    ...{ line: 2, outcome: 'loaded', oddities: [] },
    incident: { when: '2025-05-23 22:30', easting: 458_801, northing: 304_602, placePrecision: 'exact' },
  })
  expect(rows[1]).toMatchObject({ line: 3, outcome: 'rejected', incident: null })
  expect(rows[1]!.oddities).toMatchObject([{ column: 'Received', raw: 'soon' }])
  expect(rows[1]!.cells).toContain('soon')
  const suggestion = { code: 'nsir2007:street-drinking', reason: expect.any(String) }
  expect(categories).toEqual([{ words: 'Street drinking', count: 3, table: [], suggestion }])
  expect(await desk.client.imports.list()).toEqual([])
})

test('the first lines are shown as they stand, a preamble and what cannot be decoded among them', async () => {
  const file = writeTable(desk, 'noise.csv', Buffer.from('Caf\xe9 noise\r\n\r\nReceived;Type\r\n', 'latin1'))
  const written = { ...plainCsv, separator: ';', lineEnd: '\r\n', headerLine: 3 } as const
  const asUtf8 = await desk.client.imports.firstLines({ file, written })
  expect(asUtf8[0]).toEqual({ line: 1, cells: ['Caf\ufffd noise'] })
  const lines = await desk.client.imports.firstLines({
    ...{ file, written: { ...written, encoding: 'windows-1252' } },
  })
  expect(lines.map(({ cells }) => cells[0])).toEqual(['Café noise', '', 'Received;Type', ''])
})

test('an import is undone whole, once; its record stays and the file can be loaded again', async () => {
  const kept = await loadFile(desk.client, calls(call(1)), sourceId)
  const file = calls(call(2), call(3, { received: 'soon' }))
  const { id } = await loadFile(desk.client, file, sourceId)
  expect(await desk.client.imports.undo({ importId: id })).toMatchObject({ status: 'undone', loaded: 1 })
  expect(await total()).toBe(1)
  expect((await desk.client.imports.issues({ importId: id })).total).toBe(0)
  await expect(desk.client.imports.undo({ importId: id })).rejects.toMatchObject({ code: 'conflict' })
  expect((await desk.client.imports.list()).map(({ id, status }) => [id, status])).toEqual([
    [id, 'undone'],
    [kept.id, 'done'],
  ])
  expect(await loadFile(desk.client, file, sourceId)).toMatchObject({ loaded: 1, rejected: 1 })
  const audit = await desk.client.access.audit({})
  expect(audit.rows.map(({ procedure, kind }) => `${procedure} ${kind}`)).toContain('imports.undo erasure')
})

test('incidents imported after an undo are never taken for those a hotspot once counted', async () => {
  const { client } = desk
  const first = await loadFile(client, calls(...[1, 2, 3, 4, 5, 6].map(n => call(n))), sourceId)
  const parameters = { method: 'dbscan' as const, epsMetres: 50, minPoints: 2 }
  const { hotspots } = await client.analysis.run({ parameters, filter: {} })
  const ofHotspot = async () =>
    (await client.incidents.summary({ filter: { hotspotId: hotspots[0]!.id } })).total
  expect(await ofHotspot()).toBe(6)
  await client.imports.undo({ importId: first.id })
  await loadFile(client, calls(...[11, 12, 13, 14, 15, 16].map(n => call(n))), sourceId)
  expect([await total(), await ofHotspot()]).toEqual([6, 0])
})

function wideTable(columns: number) {
  const names = Array.from({ length: columns }, (_, i) => `c${i}`)
  return `${names.join(',')}\n${names.map(() => '1').join(',')}\n`
}

test.each([
  ['an empty file', '', 'is empty'],
  ['a header alone', `${header}\n`, 'a header and no rows'],
  ['a letter', 'Dear all\nhere it is\n', 'not a table'],
  ['two columns of one name', 'Date,Date,Type\n2025-05-23,x,y\n', 'line 1: two columns are called “Date”'],
  ['a table too wide', wideTable(501), 'line 1: there are 501 columns; at most 500'],
  ['a workbook', 'PK\u0003\u0004', 'an archive that is damaged'],
])('%s is refused with its name and the reason', async (_what, content, words) => {
  const file = writeTable(desk, 'bad.csv', content)
  await expect(desk.client.imports.inspect({ file })).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining(words) },
  })
  await expect(desk.client.imports.inspect({ file })).rejects.toThrow('bad.csv')
})

test('a folder, a missing file, a missing column, an unknown source and a bad mapping are refused', async () => {
  const { client } = desk
  mkdirSync(join(desk.folder, 'folder.csv'))
  await expect(client.imports.inspect({ file: join(desk.folder, 'folder.csv') })).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('folder') },
  })
  await expect(client.imports.inspect({ file: join(desk.folder, 'gone.csv') })).rejects.toMatchObject({
    code: 'not-found',
  })
  const file = calls(call(1))
  const { mapping } = await client.imports.inspect({ file })
  const run = (changes: object, source = sourceId) =>
    client.imports.run({ file, sourceId: source, mapping: { ...mapping, ...changes } })
  await expect(run({}, 99)).rejects.toMatchObject({ code: 'not-found' })
  await expect(run({ fields: { from: 'Reported' } })).rejects.toThrow(
    'calls.csv, line 1: the column “Reported”',
  )
  await expect(run({ fields: { category: 'Type' } })).rejects.toThrow('No column is chosen for the date')
  await expect(run({ fields: { from: 'Received', easting: 'Easting' } })).rejects.toThrow('northing')
  await expect(run({ fields: { from: 'Received', caller: 'Ref', reference: 'Ref' } })).rejects.toThrow(
    'caller',
  )
  await expect(run({ dates: { from: 'yy' as never } })).rejects.toMatchObject({ code: 'invalid' })
  await expect(run({ codes: { Noise: 'asb101:nothing' } })).rejects.toMatchObject({ code: 'invalid' })
  expect(await leftovers(desk)).toEqual(nothing)
})

test('who may not import is told so', async () => {
  const me = (await desk.client.access.people())[0]!
  await desk.client.access.savePerson({ login: 'second', name: 'Second', role: 'manager', agencyId: null })
  await desk.client.access.savePerson({ ...me, role: 'investigator' })
  const file = calls(call(1))
  for (const asking of [
    () => desk.client.imports.inspect({ file }),
    () => desk.client.imports.undo({ importId: 1 }),
    () => desk.client.imports.issues({ importId: 1 }),
  ]) {
    await expect(asking()).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect(await desk.client.imports.list()).toEqual([])
})

test('a source belongs to an agency, has a key of its own, and is saved under the version read', async () => {
  const { client } = desk
  const [source] = await client.imports.sources()
  const { id: _id, version: _version, ...fresh } = source!
  await expect(client.imports.saveSource({ ...fresh, key: 'x', agencyId: 99 })).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('agency') },
  })
  await expect(client.imports.saveSource(fresh)).rejects.toMatchObject({ code: 'conflict' })
  const saved = await client.imports.saveSource({ ...source!, name: 'Command and control' })
  expect(saved).toMatchObject({ name: 'Command and control', version: 2 })
  await expect(client.imports.saveSource(source!)).rejects.toMatchObject({ code: 'conflict' })
  await expect(client.imports.get({ importId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('the schemes that ship', async () => {
  const schemes = await desk.client.imports.schemes()
  expect(schemes.map(({ key }) => key)).toEqual(['asb101', 'nsir2007', 'nsir2011', 'police-uk'])
})

test('another key never takes the place of the one the pseudonyms were made with', async () => {
  const { mapping } = await desk.client.imports.inspect({ file: calls(call(1)), sourceId })
  await desk.client.imports.run({ file: calls(call(1)), sourceId, mapping })
  const key = join(desk.folder, 'Test bureau.files', 'pseudonym.key')
  for (const spoil of [
    () => rmSync(key),
    () => writeFileSync(key, randomBytes(32)),
    () => writeFileSync(key, ''),
  ]) {
    spoil()
    await expect(desk.client.imports.run({ file: calls(call(2)), sourceId, mapping })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('pseudonym.key'),
    })
  }
  expect(await desk.client.imports.list()).toHaveLength(1)
})

test('a line more above the table makes no new version of its mapping', async () => {
  await loadFile(desk.client, calls(call(1), call(2)), sourceId)
  const titled = writeTable(
    desk,
    'titled.csv',
    `Calls of the week\n\n${readFileSync(calls(call(3), call(4)), 'utf8')}`,
  )
  const second = await loadFile(desk.client, titled, sourceId)
  expect(second).toMatchObject({ loaded: 2 })
  expect(await desk.client.imports.mappings({ sourceId })).toHaveLength(1)
})

test('a preview shows every row of a short file, and both ends of an interval', async () => {
  const file = writeTable(
    desk,
    'nights.csv',
    `Ref,From,To,Category,Easting,Northing
1,10/04/2025 22:00,11/04/2025 07:30,Damage,458801,304602
2,13/04/2025 22:00,13/04/2025 23:30,Damage,458801,304602`,
  )
  const { mapping } = await desk.client.imports.inspect({ file })
  const fields = { ...mapping.fields, from: 'From', to: 'To' }
  const dates = { from: 'dd/MM/yyyy', to: 'dd/MM/yyyy' } as const
  const { rows } = await desk.client.imports.preview({ file, mapping: { ...mapping, fields, dates } })
  expect(rows.map(({ incident }) => incident?.when)).toEqual([
    '2025-04-10 22:00 to 2025-04-11 07:30',
    '2025-04-13 22:00 to 23:30',
  ])
})

test('the mappings of a source are listed by version, each with the imports it read', async () => {
  const first = await loadFile(desk.client, calls(call(1)), sourceId)
  const second = await loadFile(desk.client, calls(call(2)), sourceId, { name: 'Renamed' })
  const third = await loadFile(desk.client, calls(call(3)), sourceId)
  const versions = await desk.client.imports.mappings({ sourceId })
  expect(versions.map(({ number, importIds }) => ({ number, importIds }))).toEqual([
    { number: 2, importIds: [second.id, third.id] },
    { number: 1, importIds: [first.id] },
  ])
  expect(versions[0]).toMatchObject({ madeBy: 'analyst.one', mapping: { name: 'Renamed' } })
  await expect(desk.client.imports.mappings({ sourceId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('another column chosen for the date is looked at as a whole, and asked about by itself', async () => {
  const file = writeTable(
    desk,
    'two.csv',
    'Ref,Opened,Closed\n1,13/04/2025,03/04/2025\n2,14/04/2025,05/06/2025\n',
  )
  const ask = (column: string) => desk.client.imports.chosenDates({ file, written: plainCsv, column })
  expect(await ask('Opened')).toMatchObject({ format: 'dd/MM/yyyy', question: null })
  expect((await ask('Closed')).question).toMatchObject({ choices: ['dd/MM/yyyy', 'MM/dd/yyyy'] })
  await expect(ask('Ended')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('Ended'),
  })
})

test('two tables of one file are two imports, also where their rows have no reference', async () => {
  const tables = [
    ['Received,Type,Location', ...[1, 2, 3].map(day => `2025-03-0${day} 10:00,Noise,High Street`)],
    ['Logged,Kind,Where,Channel', ...[4, 5, 6].map(day => `2025-03-0${day} 10:00,Rubbish,Low Street,101`)],
  ]
  const file = writeTable(desk, 'two.csv', `${tables.map(lines => lines.join('\n')).join('\n\n')}\n`)
  const found = await desk.client.imports.inspect({ file, sourceId })
  expect(found.tables).toHaveLength(2)
  for (const { written } of found.tables) {
    const { mapping } = await desk.client.imports.inspect({ file, sourceId, written })
    expect(await desk.client.imports.run({ file, sourceId, mapping })).toMatchObject({ loaded: 3 })
  }
})
