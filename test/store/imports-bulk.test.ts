import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../main/store/open.ts'
import { openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
})
afterEach(() => close())

test('of many rows it is told under which identifier each went in, however those that did not lie among them', async () => {
  const load = store.bulkInsert('agency', ['key', 'name'], 'ignore')
  const key = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 31, max: 100_000 }))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(key, { maxLength: 90 }), { maxLength: 3 }), async batches => {
      await store.db.deleteFrom('agency').execute()
      const known = new Set<number>()
      for (const batch of batches) {
        const inserted = await load(
          batch.map((each, at) => [`key ${each}`, at % 7 === 0 ? `half \ud800 ${at}` : 'Name']),
        )
        const stored = await store.db.selectFrom('agency').select(['id', 'key']).execute()
        const idOf = new Map(stored.map(({ id, key }) => [key, id]))
        const expected = batch.map(each => {
          const isNew = !known.has(each)
          known.add(each)
          return isNew ? idOf.get(`key ${each}`) : 0
        })
        expect([...inserted]).toEqual(expected)
      }
      const rows = await store.db.selectFrom('agency').select('key').execute()
      expect(rows.length).toBe(known.size)
    }),
    { numRuns: 60 },
  )
})

test('where none may be passed over, one that breaks a rule takes all the others with it', async () => {
  const load = store.bulkInsert('agency', ['key', 'name'], 'fail')
  const rows = Array.from({ length: 50 }, (_, i) => [`key ${i === 40 ? 3 : i}`, 'Name'])
  await expect(load(rows)).rejects.toThrow(/UNIQUE/)
  expect(await store.db.selectFrom('agency').select('id').execute()).toEqual([])
})
