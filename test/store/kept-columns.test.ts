import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { undoImport } from '../../main/features/imports/keeping/undo.store.ts'
import { keepColumns, readKeptColumns } from '../../main/features/incidents/kept-columns.store.ts'
import { snapshotPlaces } from '../../main/features/incidents/places.ts'
import { readSnapshot, snapshotKey } from '../../main/features/incidents/snapshot.store.ts'
import { openStore, type Store } from '../../main/store/open.ts'
import { makeBureauOfCalls } from '../bench/bureau-of-calls.ts'
import { now, testFolder } from './store.ts'

const importId = 1
const { folder, remove } = testFolder()
const made = join(folder, 'Many.bureau')
let store: Store
const keyNow = () => snapshotKey(store)
const count = async () => (await store.db.selectFrom('incident_columns').select('name').execute()).length

beforeAll(() => makeBureauOfCalls(made, 50_000, 7))
beforeEach(async ({ task }) => {
  const path = join(folder, `${task.id}.bureau`)
  copyFileSync(made, path)
  store = await openStore(path, 'bench', now)
})
afterEach(() => store.close())
afterAll(remove)

test('what is kept of many incidents is what is read of them row by row', async () => {
  const read = readSnapshot(store)
  expect(read.length).toBe(50_000)
  expect(readKeptColumns(store, keyNow())).toBeNull()
  await keepColumns(store, read, keyNow(), keyNow)
  const kept = readKeptColumns(store, keyNow())!
  expect(kept).toEqual(read)
  // Those that were kept, and those of the same incidents joined now.
  expect(snapshotPlaces(kept)).toEqual(snapshotPlaces({ ...kept }))
})

test('other incidents than those kept, or columns that are not whole, are not taken for what is kept', async () => {
  await keepColumns(store, readSnapshot(store), keyNow(), keyNow)
  expect(readKeptColumns(store, `${keyNow()} 99`)).toBeNull()
  const cut = { bytes: Buffer.alloc(7) }
  await store.db.updateTable('incident_columns').set(cut).where('name', '=', 'sources').execute()
  expect(readKeptColumns(store, keyNow())).toBeNull()
  await store.db.deleteFrom('incident_columns').where('name', '=', 'sources').execute()
  expect(readKeptColumns(store, keyNow())).toBeNull()
})

test('an import that is undone takes what is kept along, also while it is being kept', async () => {
  const read = readSnapshot(store)
  const key = keyNow()
  await keepColumns(store, read, key, keyNow)
  await undoImport(store.db, importId)
  expect(await count()).toBe(0)
  await keepColumns(store, read, key, keyNow)
  expect(await count()).toBe(0)
})

test('a few incidents are not kept, and nothing of the many there were', async () => {
  const read = readSnapshot(store)
  await keepColumns(store, read, keyNow(), keyNow)
  await keepColumns(store, { ...read, length: 49_999 }, keyNow(), keyNow)
  expect(await count()).toBe(0)
})
