import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Source } from '#shared/features/imports/contract.ts'
import { moveAcross } from '../../main/features/imports/dropping/drop-folder.files.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
let source: Source
let drop: string
beforeEach(async () => {
  desk = await openTestDesk()
  drop = join(desk.folder, 'Test bureau.files', 'drop', 'police')
  source = await withFolder(await addSource(desk.client), drop)
})
afterEach(() => desk.close())

const header = 'Ref,Received,Type,Easting,Northing'
const row = (ref: number, easting = '458801') => `C${ref},23/05/2025 22:30,Street drinking,${easting},304602`
const table = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`

async function withFolder(sourceId: number, dropFolder: string): Promise<Source> {
  const found = (await desk.client.imports.sources()).find(({ id }) => id === sourceId)!
  return desk.client.imports.saveSource({ ...found, dropFolder })
}
/** Puts a file into the drop folder; those put in first are older. */
let older = 0
function put(name: string, content: string | Uint8Array, folder = drop): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  older++
  utimesSync(path, 1_700_000_000 + older, 1_700_000_000 + older)
  return path
}
/** Files of the source are recognised from its first one on. */
const teach = () => loadFile(desk.client, writeTable(desk, 'first.csv', table(row(1))), source.id)
const sweep = async (asked: { sourceId?: number; leftAloneSeconds?: number } = {}) =>
  (await desk.client.imports.sweep(asked)).folders
const left = () => readdirSync(drop).sort()
const inside = (folder: string) => readdirSync(join(drop, folder)).sort()
const notes = async () => (await desk.client.imports.dropNotes()).notes
const total = async () => (await desk.client.incidents.summary({ filter: {} })).total

test('the folder is made on saving, and what is recognised is imported, the oldest first, and put away', async () => {
  await teach()
  put('b.csv', table(row(2), row(1), row(3, 'x')))
  put('a.csv', table(row(4)))
  const [folder, ...others] = await sweep()
  expect(others).toEqual([])
  expect(folder).toMatchObject({ sourceKey: 'police', folder: drop, problem: null })
  expect(folder!.files).toMatchObject([
    { name: 'b.csv', outcome: 'imported', importIds: [2], movedTo: join(drop, 'done', 'b.csv') },
    { name: 'a.csv', outcome: 'imported', importIds: [3] },
  ])
  expect(left()).toEqual(['done', 'failed'])
  expect(inside('done')).toEqual(['a.csv', 'a.csv.report.txt', 'b.csv', 'b.csv.report.txt'])
  const { read, loaded, rejected, duplicate } = await desk.client.imports.get({ importId: 2 })
  expect(read).toBe(3)
  const report = readFileSync(join(drop, 'done', 'b.csv.report.txt'), 'utf8')
  expect(report).toContain(
    `b.csv: 3 read = ${loaded} loaded + ${rejected} rejected + ${duplicate} duplicate.`,
  )
  expect(report).toContain('import 2')
  expect(await notes()).toEqual([])
  expect(await sweep()).toMatchObject([{ files: [] }])
})

test('the rejected rows lie beside the file, to be handed back', async () => {
  await teach()
  put('calls.csv', table(row(2), row(3).replace('23/05/2025', '31/02/2025')))
  await sweep()
  const [csv, ...others] = inside('done').filter(name => name.includes('rejected rows'))
  expect(others).toEqual([])
  expect(readFileSync(join(drop, 'done', csv!), 'utf8')).toContain('31/02/2025')
  expect(readFileSync(join(drop, 'done', 'calls.csv.report.txt'), 'utf8')).toContain(csv)
})

test('the files of an archive are imported one by one, or none of them', async () => {
  await teach()
  put('calls.csv.gz', gzipSync(table(row(2), row(3))))
  const [folder] = await sweep()
  expect(folder!.files).toMatchObject([{ outcome: 'imported', importIds: [2] }])
  expect(await total()).toBe(3)
  expect((await desk.client.imports.list())[0]).toMatchObject({ fileName: 'calls.csv', loaded: 2 })
  put('letter.gz', gzipSync('Dear colleague'))
  expect((await sweep())[0]!.files).toMatchObject([{ outcome: 'failed', importIds: [] }])
  expect(inside('failed')).toEqual(['letter.gz', 'letter.gz.report.txt'])
})

test('every table of a file is imported that is recognised, and it is said of the others', async () => {
  await teach()
  const other = ['Logged,Kind,Where', ...[4, 5, 6].map(day => `2025-03-0${day} 10:00,Rubbish,Low Street`)]
  const both = `${table(row(2), row(3), row(4), row(5))}\n${other.join('\n')}\n`
  put('both.csv', both)
  const [first] = await sweep()
  expect(first!.files).toMatchObject([{ outcome: 'imported', importIds: [2] }])
  const report = readFileSync(join(drop, 'done', 'both.csv.report.txt'), 'utf8')
  expect(report).toMatch(/In it, and not imported:\r\n {2}both.csv, Lines 7 to 10 .*Logged, Kind, Where\./)
  await loadFile(desk.client, writeTable(desk, 'other.csv', `${other[0]}\n${other[1]}\n`), source.id)
  put('both again.csv', both)
  const [second] = await sweep()
  expect(second!.files).toMatchObject([{ outcome: 'imported', importIds: [4, 5] }])
  expect(await desk.client.imports.get({ importId: 5 })).toMatchObject({ read: 3, loaded: 2, duplicate: 1 })
})

test('what is not recognised is moved aside with a report, and noted until a person has seen to it', async () => {
  put('first.csv', table(row(1)))
  put('letter.csv', '')
  const [folder] = await sweep()
  expect(folder!.files.map(({ outcome }) => outcome)).toEqual(['failed', 'failed'])
  expect(await total()).toBe(0)
  expect(await desk.client.imports.list()).toEqual([])
  expect(left()).toEqual(['done', 'failed'])
  expect(inside('failed')).toEqual([
    ...['first.csv', 'first.csv.report.txt', 'letter.csv', 'letter.csv.report.txt'],
  ])
  const report = readFileSync(join(drop, 'failed', 'first.csv.report.txt'), 'utf8')
  expect(report).toContain('What happened: It is not recognised.')
  expect(report).toContain('What to do next: Import it by hand once, as a file of Source police')
  const [second, first] = await notes()
  expect(first).toMatchObject({ fileName: 'first.csv', outcome: 'failed', sourceName: 'Source police' })
  expect(first!.next).toContain(join(drop, 'failed', 'first.csv'))
  await desk.client.imports.settleDropNote({ noteId: second!.id })
  await expect(desk.client.imports.settleDropNote({ noteId: second!.id })).rejects.toMatchObject({
    code: 'not-found',
  })
  // Once the person has imported it by hand, the next file of that name settles the note.
  await teach()
  put('first.csv', table(row(2)))
  expect((await sweep())[0]!.files).toMatchObject([{ outcome: 'imported' }])
  expect(await notes()).toEqual([])
})

test('a file of another source is not taken for one of this', async () => {
  await teach()
  const council = await withFolder(
    await addSource(desk.client, 'council'),
    join(desk.folder, 'drop', 'council'),
  )
  put('calls.csv', table(row(2)), council.dropFolder)
  expect(await sweep({ sourceId: source.id })).toMatchObject([{ files: [] }])
  expect(await sweep()).toMatchObject([
    { files: [{ outcome: 'failed', what: expect.stringContaining('Source police') }] },
    { sourceId: source.id, files: [] },
  ])
  expect(await total()).toBe(1)
})

test('a name that is taken in done is numbered, never written over', async () => {
  await teach()
  for (const ref of [2, 3, 4]) {
    put('calls.csv', table(row(ref)))
    await sweep()
  }
  expect(inside('done')).toEqual([
    ...['calls (2).csv', 'calls (2).csv.report.txt', 'calls (3).csv', 'calls (3).csv.report.txt'],
    ...['calls.csv', 'calls.csv.report.txt'],
  ])
  const firstLine = (name: string) => readFileSync(join(drop, 'done', name), 'utf8').split('\n')[1]
  expect(['calls.csv', 'calls (2).csv', 'calls (3).csv'].map(firstLine)).toEqual([row(2), row(3), row(4)])
})

test('temporary names, folders and links are left where they are', async () => {
  await teach()
  const outside = writeTable(desk, 'outside.csv', table(row(9)))
  symlinkSync(outside, join(drop, 'link.csv'))
  mkdirSync(join(drop, 'archive'))
  put('deep.csv', table(row(8)), join(drop, 'archive'))
  for (const name of ['~$calls.xlsx', 'calls.csv.part', 'x.tmp', 'y.crdownload']) put(name, table(row(7)))
  const [folder] = await sweep()
  expect(new Set(folder!.files.map(({ outcome }) => outcome))).toEqual(new Set(['ignored']))
  expect(folder!.files).toHaveLength(6)
  expect(folder!.files.every(({ what }) => what !== '')).toBe(true)
  expect(await total()).toBe(1)
  expect(left()).toEqual(
    [
      'archive',
      'calls.csv.part',
      'done',
      'failed',
      'link.csv',
      'x.tmp',
      'y.crdownload',
      '~$calls.xlsx',
    ].sort(),
  )
})

test('a file touched just now waits; left alone, it is taken', async () => {
  await teach()
  const path = put('calls.csv', table(row(2)))
  // Its time of change is the machine's own: the clock of the desk is put a second after it.
  const changed = statSync(path).ctimeMs
  desk.setNow(new Date(changed + 1000).toISOString())
  expect((await sweep())[0]!.files).toMatchObject([
    { outcome: 'waiting', what: expect.stringContaining('60 seconds'), importIds: [] },
  ])
  expect(left()).toContain('calls.csv')
  desk.setNow(new Date(changed + 61_000).toISOString())
  expect((await sweep())[0]!.files).toMatchObject([{ outcome: 'imported' }])
})

test('killed after the import and before the move: the next look finds duplicates and puts the file away', async () => {
  await teach()
  const path = put('calls.csv', table(row(2), row(3)))
  await loadFile(desk.client, path, source.id)
  const before = await total()
  const [folder] = await sweep()
  expect(folder!.files).toMatchObject([{ outcome: 'imported', what: expect.stringContaining('2 duplicate') }])
  expect(await total()).toBe(before)
  expect(left()).toEqual(['done', 'failed'])
})

test('a folder that is gone, or is none, is told and noted until it is there again', async () => {
  await teach()
  rmSync(drop, { recursive: true })
  expect(await sweep()).toMatchObject([{ problem: { what: expect.stringContaining(drop) }, files: [] }])
  expect(await notes()).toMatchObject([{ outcome: 'folder', fileName: '', next: expect.any(String) }])
  expect(existsSync(drop)).toBe(false)
  writeFileSync(drop, 'a file')
  expect(await sweep()).toMatchObject([{ problem: { what: expect.stringContaining('no folder') } }])
  rmSync(drop)
  mkdirSync(drop)
  put('done', table(row(2)))
  expect(await sweep()).toMatchObject([{ problem: { what: expect.stringContaining('done') } }])
  rmSync(join(drop, 'done'))
  put('calls.csv', table(row(2)))
  expect(await sweep()).toMatchObject([{ problem: null, files: [{ outcome: 'imported' }] }])
  expect(await notes()).toEqual([])
})

test('what the bureau itself cannot do now leaves the file where it is', async () => {
  const lines = (ref: number) => `${header},Telephone\n${row(ref)},0116 496 0001\n`
  await loadFile(desk.client, writeTable(desk, 'first.csv', lines(1)), source.id)
  rmSync(join(desk.folder, 'Test bureau.files', 'pseudonym.key'))
  put('calls.csv', lines(2))
  expect((await sweep())[0]!.files).toMatchObject([{ outcome: 'waiting', movedTo: null }])
  expect(left()).toContain('calls.csv')
  expect(await notes()).toMatchObject([{ outcome: 'waiting', what: expect.stringContaining('key') }])
})

test('two looks at once are one too many', async () => {
  await teach()
  put('calls.csv', table(row(2)))
  const both = await Promise.allSettled([sweep(), sweep()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(one => one.status === 'rejected')!.reason).toMatchObject({ code: 'conflict' })
  expect(await total()).toBe(2)
  expect(await desk.client.imports.list()).toHaveLength(2)
})

test('cancelled, what is not yet imported stays', async () => {
  await teach()
  for (const ref of [2, 3, 4]) put(`${ref}.csv`, table(row(ref)))
  const stop = new AbortController()
  const asked = desk.client.imports.sweep(
    {},
    {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done === 1) stop.abort()
      },
    },
  )
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  expect(left()).toEqual(['3.csv', '4.csv', 'done', 'failed'])
  expect((await sweep())[0]!.files.map(({ outcome }) => outcome)).toEqual(['imported', 'imported'])
  expect(await total()).toBe(4)
})

test('a source without a drop folder cannot be asked for', async () => {
  const { id } = await withFolder(source.id, '')
  await expect(sweep({ sourceId: id })).rejects.toMatchObject({ code: 'invalid' })
  await expect(sweep({ sourceId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  expect(await sweep()).toEqual([])
})

test('a drop folder is a whole path, of its own, and neither within nor around another', async () => {
  const council = await addSource(desk.client, 'council')
  const bureau = desk.folder
  const elsewhere = mkdtempSync(join(tmpdir(), 'desk-drop-'))
  symlinkSync(drop, join(elsewhere, 'link'))
  writeFileSync(join(elsewhere, 'file'), '')
  const refused = [
    ...['drop/council', '.', bureau, join(bureau, 'Test bureau.files'), '/', drop, `${drop}/`],
    ...[join(drop, 'council'), join(drop, '..'), join(drop, 'done'), join(elsewhere, 'link')],
    join(elsewhere, 'file', 'within'),
    ...[join(bureau, 'Test bureau.files', 'inbox'), join(bureau, 'state'), join(elsewhere, 'Other.files')],
  ]
  // The key of another bureau lies in the folder beside it, and would be moved away as no table.
  mkdirSync(join(elsewhere, 'Other.files'))
  writeFileSync(join(elsewhere, 'Other.bureau'), '')
  for (const folder of refused) {
    await expect(withFolder(council, folder), folder).rejects.toMatchObject({
      code: 'invalid',
      detail: [{ path: 'dropFolder', message: expect.any(String) }],
    })
  }
  const saved = await withFolder(council, ` ${join(elsewhere, 'a', '..', 'b')} `)
  expect(saved.dropFolder).toBe(join(elsewhere, 'b'))
  expect(existsSync(saved.dropFolder)).toBe(true)
  // What stays as it was is not asked for again, though the drive may be away.
  rmSync(elsewhere, { recursive: true })
  expect(await desk.client.imports.saveSource({ ...saved, name: 'Renamed' })).toMatchObject({
    name: 'Renamed',
  })
})

test('a folder is proposed within the files of the bureau', async () => {
  const { proposedIn } = await desk.client.imports.dropNotes()
  expect(join(proposedIn, 'police')).toBe(drop)
})

test('between two drives the original goes only when the copy is whole', async () => {
  const from = put('calls.csv', table(row(2)))
  const target = put('taken.csv', '')
  await moveAcross(from, target)
  expect(readFileSync(target, 'utf8')).toBe(table(row(2)))
  expect(left()).toEqual(['taken.csv'])
  const second = put('second.csv', '')
  await expect(moveAcross(from, second)).rejects.toMatchObject({ code: 'ENOENT' })
  // Neither the half copy nor the name that was held for it is left.
  expect(left()).toEqual(['taken.csv'])
})
