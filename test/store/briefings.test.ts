import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  activeProfileRows,
  briefingRows,
  deleteBriefing,
  insertBriefing,
  lineRows,
  supersedeOthers,
} from '../../main/features/briefings/briefing.store.ts'
import { insertPriority } from '../../main/features/briefings/priorities.store.ts'
import type { Store } from '../../main/store/open.ts'
import { openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
})
afterEach(() => close())

const at = '2025-06-16T09:00:00.000Z'
const briefing = (status: 'draft' | 'approved') => ({
  ...{
    status,
    drafted_at: at,
    drafted_by: 'analyst.one',
    opening: '',
    not_say: '',
    expires_on: '2025-06-30',
  },
  ...{ approved_at: null, approved_by: null, approved_despite: '', superseded_at: null },
})
const line = {
  ...{ place: 'Green', what: '', ask: '', owner: '', contact: '', profile_id: null, priority_id: null },
}

test('briefings are counted up, and only what was approved is superseded', async () => {
  const first = await insertBriefing(store.db, briefing('approved'), [line])
  const draft = await insertBriefing(store.db, briefing('draft'), [])
  const second = await insertBriefing(store.db, briefing('approved'), [])
  await supersedeOthers(store.db, second, at)
  expect((await briefingRows(store.db).execute()).map(row => [row.id, row.issue, row.status])).toEqual([
    [second, 3, 'approved'],
    [draft, 2, 'draft'],
    [first, 1, 'superseded'],
  ])
})

test('a stale discard takes nothing away, a fresh one all', async () => {
  const id = await insertBriefing(store.db, briefing('draft'), [line, line])
  await expect(deleteBriefing(store.db, id, 9)).rejects.toMatchObject({ code: 'conflict' })
  expect((await lineRows(store.db, id)).map(({ position }) => position)).toEqual([0, 1])
  await deleteBriefing(store.db, id, 1)
  expect(await lineRows(store.db, id)).toEqual([])
  await expect(deleteBriefing(store.db, id, 1)).rejects.toMatchObject({ code: 'not-found' })
})

test('a priority is numbered within the year of its adoption, and leads to its area and agency', async () => {
  const { db } = store
  await db.insertInto('agency').values({ key: 'police', name: 'Police' }).execute()
  await db
    .insertInto('area_set')
    .values({ name: 'Wards', vintage: '', file_name: '', loaded_at: at })
    .execute()
  await db
    .insertInto('area')
    .values({ area_set_id: 1, code: 'W1', name: 'Ward', polygons_json: '[]' })
    .execute()
  const adopted = (adopted_on: string, area_id = 1) =>
    insertPriority(db, {
      ...{ area_id, area_label: 'Ward', title: 'Noise', rationale: '', agency_id: 1, owner: 'Team' },
      ...{ contact: '', adopted_on, review_on: adopted_on, status: 'active', closed_on: null, outcome: '' },
      ...{ filter_json: '{}', profile_id: null },
    })
  for (const day of ['2025-03-01', '2024-12-31', '2025-01-01']) await adopted(day)
  const rows = await db.selectFrom('priority').select('number').orderBy('id').execute()
  expect(rows.map(({ number }) => number)).toEqual(['NP-2025-001', 'NP-2024-001', 'NP-2025-002'])
  await expect(adopted('2025-02-01', 99)).rejects.toThrow()
  expect(await activeProfileRows(db)).toEqual([])
})
