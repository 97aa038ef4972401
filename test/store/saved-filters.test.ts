import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  listSavedFilters,
  removeFilterRow,
  saveFilterRow,
} from '../../main/features/incidents/saved-filters.store.ts'
import type { Store } from '../../main/store/open.ts'
import { now, openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
})
afterEach(() => close())

const made = { at: now.toISOString(), by: 'analyst.one' }
const nights = { name: 'Nights', filter: { weekHours: [0, 1, 2] } }

test('saved filters are listed by name and come back as they were saved', async () => {
  await saveFilterRow(store.db, { name: 'Ward 10', filter: { areaIds: [3] } }, made)
  await saveFilterRow(store.db, { name: 'Ward 9', filter: { text: 'canal' } }, made)
  const saved = await saveFilterRow(store.db, nights, made)
  expect(saved).toMatchObject({ ...nights, version: 1, madeAt: made.at, madeBy: made.by })
  expect((await listSavedFilters(store.db)).map(({ name }) => name)).toEqual(['Nights', 'Ward 9', 'Ward 10'])
})

test('a name is given once, whatever its case', async () => {
  await saveFilterRow(store.db, nights, made)
  await expect(saveFilterRow(store.db, { ...nights, name: 'NIGHTS' }, made)).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: { name: 'Nights' }, yours: { name: 'NIGHTS' } },
  })
  expect(await listSavedFilters(store.db)).toHaveLength(1)
})

test('a save over a newer one shows both sides and changes nothing', async () => {
  const { id } = await saveFilterRow(store.db, nights, made)
  const theirs = await saveFilterRow(store.db, { id, version: 1, name: 'Late', filter: {} }, made)
  expect(theirs).toMatchObject({ id, name: 'Late', filter: {}, version: 2 })
  const yours = { id, version: 1, name: 'Nights', filter: { text: 'bus' } }
  await expect(saveFilterRow(store.db, yours, made)).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs, yours },
  })
  expect(await listSavedFilters(store.db)).toEqual([theirs])
  await expect(removeFilterRow(store.db, id, 1)).rejects.toMatchObject({ code: 'conflict' })
  await removeFilterRow(store.db, id, 2)
  expect(await listSavedFilters(store.db)).toEqual([])
  await expect(removeFilterRow(store.db, id, 2)).rejects.toMatchObject({ code: 'not-found' })
  await expect(saveFilterRow(store.db, yours, made)).rejects.toMatchObject({ code: 'not-found' })
})
