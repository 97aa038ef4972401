import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Audience, reaches } from '#shared/features/packs/audience.ts'
import { usualAudienceRules } from '#shared/features/packs/audience-rules.ts'
import {
  readAudienceRules,
  saveAudienceRules,
} from '../../main/features/packs/audience/audience-rules.store.ts'
import { sourcesFor } from '../../main/features/packs/audience/sources-for.store.ts'
import type { Store } from '../../main/store/open.ts'
import { openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeAll(async () => {
  ;({ store, close } = await openTestStore())
  for (const key of ['police', 'council']) {
    await store.db.insertInto('agency').values({ key, name: key }).execute()
  }
  for (const [at, reach] of reaches.entries()) {
    const terms = { marking: 'OFFICIAL', purpose: '', lawful_basis: '', retention_months: null }
    const more = { review_on: null, expected_every_days: null, agency_id: 1 + (at % 2) }
    await store.db
      .insertInto('source')
      .values({ key: reach, name: reach, reach, ...terms, ...more })
      .execute()
  }
})
afterAll(() => close())

test.each<[string, Audience, string[]]>([
  ['the bureau', { kind: 'internal' }, []],
  ['the agency whose own it is', { kind: 'agency', agencyId: 1 }, []],
  ['another agency', { kind: 'agency', agencyId: 2 }, ['bureau']],
  ['the board', { kind: 'board' }, ['bureau', 'partners']],
  ['the public', { kind: 'public' }, ['board', 'bureau', 'partners']],
])(
  '%s is counted what the agreements let reach them, and told why the rest is not',
  async (_, audience, out) => {
    const { sourceIds, leftOut } = await sourcesFor(store.db, audience)
    expect(leftOut.map(({ name }) => name)).toEqual(out)
    expect(leftOut.every(({ reason }) => reason.includes('agreement'))).toBe(true)
    expect(sourceIds?.length ?? reaches.length).toBe(reaches.length - out.length)
  },
)

test('the rules for audiences are the usual ones until others are saved', async () => {
  expect(await readAudienceRules(store.db)).toEqual(usualAudienceRules)
  const others = { ...usualAudienceRules, leastPlaces: 5, mayStand: ['0116 496 0000'] }
  await saveAudienceRules(store.db, others)
  expect(await readAudienceRules(store.db)).toEqual(others)
})
