import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSetting, writeSetting } from '../../main/features/settings/settings.store.ts'
import { migrate } from '../../main/store/migrate.ts'
import { migrations } from '../../main/store/migrations/index.ts'
import { createStore, filesFolderOf, openStore } from '../../main/store/open.ts'
import { now, testFolder } from './store.ts'

let folder: string
let remove: () => void
let path: string
beforeEach(() => {
  ;({ folder, remove } = testFolder())
  path = join(folder, 'Test.bureau')
})
afterEach(() => remove())

const settings = { name: 'Kept', marking: 'OFFICIAL' as const, tileAddress: null, tileAttribution: '' }

async function createAndClose() {
  const store = await createStore(path, 'analyst.one', now)
  await writeSetting(store.db, 'bureau', settings)
  await store.close()
}
/** Changes the file behind the application's back. */
function tamper(work: (file: SqliteFile.Database) => void) {
  const file = new SqliteFile(path)
  work(file)
  file.close()
}
const backups = () => {
  const inside = join(folder, 'Test.files', 'backups')
  return statSync(inside, { throwIfNoEntry: false }) ? readdirSync(inside) : []
}

test('a full disk is told as such inside a transaction too, and leaves nothing half done', async () => {
  const { db, ...store } = await createStore(path, 'analyst.one', now)
  // As full as it is: no page more may be added.
  await sql`pragma max_page_count = 1`.execute(db)
  const insert = db.transaction().execute(async trx => {
    for (let i = 0; i < 1000; i++)
      await writeSetting(trx, `note ${i}` as 'bureau', { ...settings, name: 'x'.repeat(4000) })
  })
  await expect(insert).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/full|space/i),
  })
  expect(await readSetting(db, 'note 0' as 'bureau')).toBeUndefined()
  await store.close()
})

test('a new bureau needs no backup, and one that is up to date is opened as it is', async () => {
  await createAndClose()
  const store = await openStore(path, 'analyst.one', now)
  expect(await readSetting(store.db, 'bureau')).toEqual(settings)
  expect(store.fileVersion()).toBeGreaterThan(0)
  await store.close()
  expect(backups()).toEqual([])
})

test('a bureau is never created over a file that is there', async () => {
  writeFileSync(path, 'mine')
  await expect(createStore(path, 'analyst.one', now)).rejects.toMatchObject({ code: 'conflict' })
  expect(readFileSync(path, 'utf8')).toBe('mine')
  const nowhere = join(folder, 'gone', 'Test.bureau')
  await expect(createStore(nowhere, 'analyst.one', now)).rejects.toMatchObject({ code: 'not-found' })
})

test('a bureau of a newer program is refused and left as it was', async () => {
  await createAndClose()
  tamper(file => file.pragma('user_version = 9999'))
  const before = readFileSync(path)
  await expect(openStore(path, 'analyst.one', now)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('newer'),
  })
  expect(readFileSync(path)).toEqual(before)
  // The refusal let go of the lock: mended, it opens.
  tamper(file => file.pragma('user_version = 1'))
  await (await openStore(path, 'analyst.one', now)).close()
})

const later = {
  up: (db: Kysely<unknown>) => db.schema.createTable('later').addColumn('id', 'integer').execute(),
}
const failing = {
  async up(db: Kysely<unknown>) {
    await later.up(db)
    throw new Error('this migration fails half-way')
  },
}
const tables = (file: SqliteFile.Database) =>
  file.prepare("select name from sqlite_master where type = 'table'").pluck().all()

test('an older bureau is backed up before it is brought up to date, and the backup opens', async () => {
  await createAndClose()
  const store = await openStore(path, 'analyst.one', now)
  await migrate(store, { ...migrations, '999-later': later }, filesFolderOf(path), now)
  expect(store.fileVersion()).toBe(Object.keys(migrations).length + 1)
  await store.close()
  tamper(file => expect(tables(file)).toContain('later'))
  expect(backups()).toEqual(['before-999-later-20250616090000000.bureau'])
  path = join(folder, 'Test.files', 'backups', backups()[0]!)
  tamper(file => expect(tables(file)).not.toContain('later'))
  const restored = await openStore(path, 'analyst.one', now)
  expect(await readSetting(restored.db, 'bureau')).toEqual(settings)
  await restored.close()
})

test('a migration that fails leaves the bureau as it was, with a backup beside it', async () => {
  await createAndClose()
  const store = await openStore(path, 'analyst.one', now)
  const version = store.fileVersion()
  const half = migrate(store, { ...migrations, '999-failing': failing }, filesFolderOf(path), now)
  await expect(half).rejects.toThrow('half-way')
  expect(store.fileVersion()).toBe(version)
  await store.close()
  tamper(file => expect(tables(file)).not.toContain('later'))
  expect(backups()).toHaveLength(1)
  await (await openStore(path, 'analyst.one', now)).close()
})

test('what is no bureau, or no file, is refused and left as it was', async () => {
  const other = join(folder, 'other.bureau')
  const foreign = new SqliteFile(other)
  foreign.exec('create table contact (name text)')
  foreign.close()
  const before = readFileSync(other)
  await expect(openStore(other, 'analyst.one', now)).rejects.toMatchObject({ code: 'invalid' })
  expect(readFileSync(other)).toEqual(before)
  mkdirSync(join(folder, 'folder.bureau'))
  for (const [name, code] of [
    ['folder.bureau', 'invalid'],
    ['gone.bureau', 'not-found'],
  ]) {
    await expect(openStore(join(folder, name!), 'analyst.one', now)).rejects.toMatchObject({ code })
  }
  writeFileSync(path, '')
  await expect(openStore(path, 'analyst.one', now)).rejects.toMatchObject({ code: 'invalid' })
})

test('a second opening is told who holds the bureau', async () => {
  const first = await createStore(path, 'analyst.one', now)
  await expect(openStore(path, 'analyst.two', now)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('analyst.one'),
  })
  await first.close()
  await (await openStore(path, 'analyst.two', now)).close()
})

test('a transaction that fails leaves nothing, and a batch that fails leaves none of its rows', async () => {
  const store = await createStore(path, 'analyst.one', now)
  const failing = store.db.transaction().execute(async trx => {
    await writeSetting(trx, 'bureau', settings)
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  expect((await readSetting(store.db, 'bureau')).name).toBe('Bureau')
  const insert = store.bulkInsert('agency', ['key', 'name'], 'fail')
  await expect(
    insert([
      ['a', 'A'],
      ['b', 'B'],
      ['a', 'again'],
    ]),
  ).rejects.toThrow(/UNIQUE/)
  const query = store.db.selectFrom('agency').select('key').orderBy('key').compile()
  expect([...store.readRows(query)]).toEqual([])
  const lenient = store.bulkInsert('agency', ['key', 'name'], 'ignore')
  expect([
    ...(await lenient([
      ['a', 'A'],
      ['b', 'B'],
      ['a', 'again'],
    ])),
  ]).toEqual([expect.any(Number), expect.any(Number), 0])
  expect([...store.readRows(query)]).toEqual([['a'], ['b']])
  expect(store.findFaults()).toEqual([])
  await store.close()
})

test('a backup is a bureau of its own, and damage is found', async () => {
  const store = await createStore(path, 'analyst.one', now)
  await writeSetting(store.db, 'bureau', settings)
  const copy = join(folder, 'Copy.bureau')
  await store.backup(copy)
  await store.close()
  const restored = await openStore(copy, 'analyst.one', now)
  expect(await readSetting(restored.db, 'bureau')).toEqual(settings)
  await restored.close()
  tamper(file => {
    file.pragma('foreign_keys = OFF')
    file.prepare('insert into area (area_set_id, code, name, polygons_json) values (99, 1, 1, 1)').run()
  })
  const damaged = await openStore(path, 'analyst.one', now)
  expect(damaged.findFaults()).toEqual([expect.stringContaining('area')])
  await damaged.close()
})
