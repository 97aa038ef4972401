import { afterEach, beforeEach, expect, test } from 'vitest'
import { moveLinks, removeDanglingLinks } from '../../main/features/imports/keeping/links-kept.store.ts'
import {
  laterVersions,
  type NewDecision,
  readCompared,
  readLinkedEvents,
  readLinks,
  saveDecision,
} from '../../main/features/incidents/links.store.ts'
import type { Store } from '../../main/store/open.ts'
import { now, openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
  const { db } = store
  await db.insertInto('agency').values({ key: 'police', name: 'Police' }).execute()
  const texts = { marking: 'OFFICIAL', purpose: '', lawful_basis: '' }
  await db
    .insertInto('source')
    .values({
      ...{ key: 'calls', name: 'Calls', agency_id: 1, ...texts },
      ...{ retention_months: null, review_on: null, expected_every_days: null },
    })
    .execute()
  await db
    .insertInto('mapping')
    .values({ source_id: 1, number: 1, header_fingerprint: '', spec_json: '{}', made_at: now.toISOString() })
    .execute()
  await db.insertInto('category').values({ source_id: 1, words: 'Noise' }).execute()
  const counts = { read: 0, loaded: 0, rejected: 0, duplicate: 0, changed: 0, unplaced: 0, uncoded: 0 }
  for (const status of ['done', 'undone'] as const) {
    await db
      .insertInto('import')
      .values({
        ...{ source_id: 1, mapping_id: 1, file_name: 'calls.csv', sha256: '', bytes: 0, status, ...counts },
        ...{ started_at: now.toISOString(), finished_at: now.toISOString(), by_login: 'analyst.one' },
      })
      .execute()
  }
})
afterEach(() => close())

let serial = 0
async function addIncident(more: { versionOf?: number; importId?: number } = {}): Promise<number> {
  const bytes = Buffer.from(String(++serial).padStart(16))
  const { id } = await store.db
    .insertInto('incident')
    .values({
      ...{ import_id: more.importId ?? 1, source_id: 1, line: serial, category_id: 1, reference: null },
      ...{ from_minute: 1000, to_minute: 1000, time_precision: 0, place_flags: 0, place_precision: 0 },
      ...{ easting: 450_000, northing: 300_000, place: 'High Street', channel: null, outcome: null },
      ...{ caller: 'a', phone: null, fingerprint: bytes, content: bytes, raw_json: '{}' },
      version_of: more.versionOf ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const decision = (firstIds: [number, number], more: Partial<NewDecision> = {}): NewDecision => ({
  ...{ firstIds, decision: 'linked', score: 0.5, version: undefined },
  ...{ at: now.toISOString(), by: 'analyst.one' },
  ...more,
})
const kept = async () =>
  (await readLinks(store.db)).map(
    ({ incident_id, other_id, decision, version }) => `${incident_id} ${other_id} ${decision} ${version}`,
  )

test('a decision is kept once, the smaller identifier first, and counts its changes', async () => {
  const { db } = store
  expect(await saveDecision(db, decision([5, 3]))).toEqual({ decision: 'linked', version: 1 })
  expect(await saveDecision(db, decision([3, 5], { decision: 'later', version: 1 }))).toMatchObject({
    version: 2,
  })
  expect(await kept()).toEqual(['3 5 later 2'])
  await saveDecision(db, decision([5, 3], { decision: 'undecided', version: 2 }))
  expect(await kept()).toEqual([])
  // Taken back already: nothing to do.
  await saveDecision(db, decision([5, 3], { decision: 'undecided', version: 2 }))
})

test('a stale decision is a conflict that shows the other; one on what was taken back is not found', async () => {
  const { db } = store
  await saveDecision(db, decision([3, 5], { by: 'manager.one' }))
  for (const version of [undefined, 2]) {
    await expect(saveDecision(db, decision([3, 5], { decision: 'later', version }))).rejects.toMatchObject({
      code: 'conflict',
      detail: { theirs: { decision: 'linked', by: 'manager.one' } },
    })
  }
  await expect(saveDecision(db, decision([3, 6], { version: 1 }))).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await kept()).toEqual(['3 5 linked 1'])
})

test('what is compared is read of finished imports only, with the first version of each', async () => {
  const first = await addIncident()
  const later = await addIncident({ versionOf: first })
  const undone = await addIncident({ importId: 2 })
  const read = await readCompared(store.db, [first, later, undone])
  expect([...read.keys()]).toEqual([first, later])
  expect(read.get(later)).toMatchObject({ firstId: first, place: 'High Street', caller: 'a', code: null })
})

test('events join links over versions, and only links', async () => {
  const [a, b, c] = [await addIncident(), await addIncident(), await addIncident()]
  const later = await addIncident({ versionOf: b })
  await addIncident({ versionOf: c })
  expect((await readLinkedEvents(store.db)).incidentIds).toHaveLength(0)
  await saveDecision(store.db, decision([a, b]))
  await saveDecision(store.db, decision([a, c], { decision: 'not-the-same' }))
  const { incidentIds, events } = await readLinkedEvents(store.db)
  expect([...incidentIds]).toEqual([a, b, later])
  expect(new Set(events).size).toBe(1)
  expect(await laterVersions(store.db)).toHaveLength(2)
  expect(await readLinks(store.db, { ofFirstId: b, decision: 'linked' })).toHaveLength(1)
  expect(await readLinks(store.db, { ofFirstId: c, decision: 'linked' })).toHaveLength(0)
})

test('what was linked at a moment can be read again after it was taken back', async () => {
  const [a, b] = [await addIncident(), await addIncident()]
  const [before, linked, between, undone] = [8, 9, 10, 11].map(hour =>
    new Date(now.getTime() + hour * 3_600_000).toISOString(),
  )
  await saveDecision(store.db, decision([a!, b!], { at: linked! }))
  await saveDecision(store.db, decision([a!, b!], { decision: 'undecided', version: 1, at: undone! }))
  const joined = async (asOf?: string) => [...(await readLinkedEvents(store.db, asOf)).incidentIds]
  expect(await joined()).toEqual([])
  expect(await joined(undone)).toEqual([])
  expect(await joined(between)).toEqual([a, b])
  expect(await joined(linked)).toEqual([a, b])
  expect(await joined(before)).toEqual([])
})

test('decisions on what is gone go, those on a first version move to the next', async () => {
  const [a, b, c] = [await addIncident(), await addIncident(), await addIncident()]
  await saveDecision(store.db, decision([a, b]))
  await saveDecision(store.db, decision([b, c]))
  await saveDecision(store.db, decision([a, c]))
  await moveLinks(store.db, a, 99)
  expect(await kept()).toEqual([`${b} 99 linked 1`, `${b} ${c} linked 1`, `${c} 99 linked 1`])
  await removeDanglingLinks(store.db)
  expect(await kept()).toEqual([`${b} ${c} linked 1`])
})
