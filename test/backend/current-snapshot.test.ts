import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CurrentSnapshot, followSnapshot } from '../../main/backend/current-snapshot.ts'
import { readSnapshot } from '../../main/features/incidents/snapshot.store.ts'
import { openStore, type Store } from '../../main/store/open.ts'
import { makeBureauOfCalls } from '../bench/bureau-of-calls.ts'
import { now, testFolder } from '../store/store.ts'

const { folder, remove } = testFolder()
const made = join(folder, 'Many.bureau')
let store: Store
let current: CurrentSnapshot

beforeAll(() => makeBureauOfCalls(made, 30_000, 7))
beforeEach(async ({ task }) => {
  const path = join(folder, `${task.id}.bureau`)
  copyFileSync(made, path)
  store = await openStore(path, 'bench', now)
  current = followSnapshot(store)
})
afterEach(async () => {
  await current.close()
  await store.close()
})
afterAll(remove)

const takeBack = (importId: number) =>
  store.db.updateTable('import').set({ status: 'undone' }).where('id', '=', importId).execute()

test('what is asked for while it is read ahead is whole, and the same as was read ahead', async () => {
  const ahead = current.readAhead()
  await new Promise(setImmediate)
  const asked = current.now()
  expect(asked).toEqual(readSnapshot(store))
  expect(await ahead).toBe(asked)
})

test('an import that is undone while the incidents are read ahead is not among them', async () => {
  const ahead = current.readAhead()
  await new Promise(setImmediate)
  await takeBack(1)
  expect(await ahead).toEqual(readSnapshot(store))
  expect(current.now().length).toBe(27_500)
})

test('a bureau that is closed is not read on', async () => {
  const ahead = current.readAhead()
  await current.close()
  expect(await ahead).toBeNull()
})
