import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSelection } from '../../main/backend/selection.ts'
import { addAreaSet } from '../../main/features/areas/areas.store.ts'
import { readFreshness } from '../../main/features/incidents/freshness.store.ts'
import { frozenSnapshot } from '../../main/features/incidents/frozen-snapshot.store.ts'
import { decodeIncidentIds, encodeIncidentIds } from '../../main/features/incidents/incident-ids.ts'
import {
  categoriesById,
  readIncident,
  readIncidentRows,
} from '../../main/features/incidents/incidents.store.ts'
import { orderByText, orderOf } from '../../main/features/incidents/order.store.ts'
import { resolveFilter } from '../../main/features/incidents/selection.store.ts'
import { readSnapshot, snapshotKey } from '../../main/features/incidents/snapshot.store.ts'
import { frozen } from '../../main/features/incidents/snapshot.ts'
import { searchTexts } from '../../main/features/incidents/text-index.store.ts'
import { responsesOf } from '../../main/features/performance/service-levels/response-times.store.ts'
import type { Store } from '../../main/store/open.ts'
import { now, openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
  const { db } = store
  await db.insertInto('agency').values({ key: 'police', name: 'Police' }).execute()
  await db
    .insertInto('source')
    .values({
      key: 'calls',
      name: 'Calls',
      agency_id: 1,
      marking: 'OFFICIAL',
      purpose: '',
      lawful_basis: '',
      retention_months: null,
      review_on: null,
      expected_every_days: 7,
    })
    .execute()
  await db
    .insertInto('mapping')
    .values({ source_id: 1, number: 1, header_fingerprint: '', spec_json: '{}', made_at: now.toISOString() })
    .execute()
  for (const words of ['Noise', 'Other']) {
    await db.insertInto('category').values({ source_id: 1, words }).execute()
  }
  const made = { from_day: null, made_at: now.toISOString(), made_by: 'analyst.one' }
  await db
    .insertInto('category_code')
    .values({ category_id: 1, code: 'nsir2011:nuisance', ...made })
    .execute()
})
afterEach(() => close())

async function addImport(status: 'running' | 'done' | 'undone', finishedAt: string | null) {
  const counts = { read: 0, loaded: 0, rejected: 0, duplicate: 0, changed: 0, unplaced: 0, uncoded: 0 }
  const { id } = await store.db
    .insertInto('import')
    .values({
      source_id: 1,
      mapping_id: 1,
      file_name: 'calls.csv',
      sha256: '',
      bytes: 0,
      started_at: now.toISOString(),
      finished_at: finishedAt,
      status,
      by_login: 'analyst.one',
      ...counts,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Texts = { channel?: string; place?: string; outcome?: string }

let serial = 0
function addIncident(
  importId: number,
  more: { reference?: string; category?: number; easting?: number } & Texts = {},
) {
  const fingerprint = Buffer.from(String(++serial).padStart(16))
  const { reference = null, category = 1, easting = null } = more
  const { channel = null, place = null, outcome = null } = more
  return store.db
    .insertInto('incident')
    .values({
      import_id: importId,
      source_id: 1,
      line: serial,
      reference,
      from_minute: 1000 + serial,
      to_minute: 1000 + serial,
      time_precision: 0,
      category_id: category,
      easting,
      northing: easting,
      place_precision: easting === null ? 4 : 0,
      place_flags: 2,
      ...{ channel, place, outcome },
      caller: null,
      fingerprint,
      content: fingerprint,
      raw_json: '{"Type":"Noise"}',
    })
    .execute()
}

test('only the incidents of finished imports are in the snapshot, in the order of their identifiers', async () => {
  const [first, running, undone, last] = [
    await addImport('done', now.toISOString()),
    await addImport('running', null),
    await addImport('undone', now.toISOString()),
    await addImport('done', now.toISOString()),
  ]
  await addIncident(last, { easting: 450_000 })
  await addIncident(running)
  await addIncident(undone)
  await addIncident(first)
  const snapshot = readSnapshot(store)
  expect(snapshot).toMatchObject({ length: 2, importIds: [first, last], lastIncidentId: 4 })
  expect([...snapshot.ids]).toEqual([1, 4])
  expect([...snapshot.eastings]).toEqual([450_000, Number.NaN])
})

test('a bureau without incidents has an empty snapshot, and a new import changes its key', async () => {
  expect(readSnapshot(store)).toMatchObject({ length: 0, importIds: [], lastIncidentId: 0 })
  const before = snapshotKey(store)
  await addImport('running', null)
  expect(snapshotKey(store)).toBe(before)
  await addImport('done', now.toISOString())
  expect(snapshotKey(store)).not.toBe(before)
})

test('rows come in the order asked for, and what was taken back is not there', async () => {
  const undone = await addImport('undone', now.toISOString())
  const done = await addImport('done', now.toISOString())
  await addIncident(done, { reference: 'A' })
  await addIncident(done, { reference: 'B' })
  await addIncident(undone, { reference: 'C' })
  expect((await readIncidentRows(store.db, [3, 2, 1])).map(({ reference }) => reference)).toEqual(['B', 'A'])
  expect(await readIncident(store.db, 1)).toMatchObject({
    reference: 'A',
    placeFlags: ['easting and northing swapped'],
    import: { fileName: 'calls.csv' },
    raw: [{ column: 'Type', value: 'Noise' }],
  })
  await expect(readIncident(store.db, 3)).rejects.toMatchObject({ code: 'not-found' })
})

test('the order by a text puts what has none last, equal texts by identifier', async () => {
  const done = await addImport('done', now.toISOString())
  for (const reference of ['B', undefined, 'A', 'B']) await addIncident(done, reference ? { reference } : {})
  const snapshot = readSnapshot(store)
  expect([...orderByText(store, snapshot, 'reference')]).toEqual([2, 0, 3, 1])
  expect([...orderByText(store, snapshot, 'place')]).toEqual([0, 1, 2, 3])
})

test('an order is kept until the words it goes by are others', async () => {
  const done = await addImport('done', now.toISOString())
  await addIncident(done, {})
  const snapshot = readSnapshot(store)
  const ask = () => orderOf({ db: store.db, store }, snapshot, 'category')
  const first = await ask()
  expect(await ask()).toBe(first)
  await store.db.insertInto('category').values({ source_id: 1, words: 'Aardvark' }).execute()
  expect(await ask()).not.toBe(first)
  expect(await ask()).toEqual(first)
})

test('freshness counts what is held and names the latest finished import', async () => {
  expect(await readFreshness(store.db, readSnapshot(store), now)).toMatchObject([
    { sourceName: 'Calls', incidents: 0, lastIncident: null, lastImport: null, late: false },
  ])
  const done = await addImport('done', '2025-06-01T00:00:00.000Z')
  await addImport('undone', '2025-06-15T00:00:00.000Z')
  await addIncident(done, { easting: 450_000 })
  await addIncident(done, { category: 2 })
  expect(await readFreshness(store.db, readSnapshot(store), now)).toMatchObject([
    { incidents: 2, unplaced: 1, uncoded: 1, lastImport: '2025-06-01T00:00:00.000Z', late: true },
  ])
})

test('a filter is resolved to minutes, categories and identifiers', async () => {
  const { db } = store
  expect(await resolveFilter(db, {})).toEqual({})
  // Clocks went forward on 30 March 2025: that London day has 23 hours.
  const { fromMinute, beforeMinute } = await resolveFilter(db, { from: '2025-03-30', to: '2025-03-30' })
  expect(beforeMinute! - fromMinute!).toBe(23 * 60)
  const always = { fromMinute: Number.NEGATIVE_INFINITY, beforeMinute: Number.POSITIVE_INFINITY }
  expect(await resolveFilter(db, { codes: ['nsir2011:nuisance'], categoryIds: [2] })).toEqual({
    categoryIds: [2],
    coded: new Map([[1, [always]]]),
  })
  expect((await categoriesById(db)).get(2)).toMatchObject({ id: 2, words: 'Other' })
  await expect(resolveFilter(db, { hotspotId: 1 })).rejects.toMatchObject({ code: 'not-found' })
})

test('identifiers of a hotspot are kept in the same order of bytes on every machine', () => {
  const bytes = encodeIncidentIds(Uint32Array.of(1, 256, 4_000_000_000))
  expect([...bytes.subarray(0, 8)]).toEqual([1, 0, 0, 0, 0, 1, 0, 0])
  expect([...decodeIncidentIds(bytes)]).toEqual([1, 256, 4_000_000_000])
})

test('a snapshot knows the channel and the import of each incident, and keeps each word once', async () => {
  const first = await addImport('done', now.toISOString())
  const second = await addImport('done', now.toISOString())
  await addIncident(second, { channel: 'Web' })
  await addIncident(first, { channel: '101' })
  await addIncident(first, {})
  await addIncident(first, { channel: 'Web' })
  await addIncident(first, { channel: '' })
  const snapshot = readSnapshot(store)
  expect(snapshot.channelWords).toEqual(['', 'Web', '101'])
  expect([...snapshot.channels]).toEqual([1, 2, 0, 1, 0])
  expect([...snapshot.imports]).toEqual([second, first, first, first, first])
  const frozen = readSnapshot(store, { importIds: [first], lastIncidentId: 4 })
  expect(frozen.channelWords).toEqual(['', '101', 'Web'])
  expect([...frozen.channels]).toEqual([1, 0, 2])
})

const addResponse = (incident_id: number) =>
  store.db
    .insertInto('incident_response')
    .values({
      incident_id,
      answered_seconds: incident_id,
      visited_minute: 2000,
      resolved_minute: null,
      flags: 1,
    })
    .execute()

const square = (west: number): [number, number][] => [
  [west, 0],
  [west + 2, 0],
  [west + 2, 4],
  [west, 4],
  [west, 0],
]
const beats = [0, 2].map(west => ({
  code: `B${west}`,
  name: `Beat ${west}`,
  polygons: [[square(west)]],
}))

test('a freeze is taken out of the incidents of now exactly as it would be read from all rows', async () => {
  const [first, second, later] = [
    await addImport('done', now.toISOString()),
    await addImport('done', now.toISOString()),
    await addImport('done', now.toISOString()),
  ]
  await addIncident(second, { channel: 'Web', easting: 1 })
  await addIncident(first, { channel: '101' })
  await addIncident(second, { channel: 'E-mail', easting: 3 })
  await addIncident(first, { channel: 'Letter' })
  await addIncident(later, { channel: 'Web', category: 2 })
  await addIncident(first, { channel: 'Web' })
  // The third told the first's second call and the second's first otherwise, the second one of the first's.
  const told = (ids: number[], by: number) =>
    store.db.updateTable('incident').set({ superseded_by: by }).where('id', 'in', ids).execute()
  await told([2, 3], later)
  await told([4], second)
  const current = readSnapshot(store)
  expect(current.length).toBe(3)
  for (const id of [1, 2, 3, 6]) await addResponse(id)
  const { areaSets, areaOfPositions } = openSelection(store, () => current)
  await addAreaSet(store.db, { name: 'Beats', vintage: '', fileName: '', loadedAt: now.toISOString() }, beats)
  const [beat] = await areaSets(store.db)
  const taken = async (importIds: number[], last_incident_id: number) => {
    const asked = { importIds, lastIncidentId: last_incident_id }
    const read = readSnapshot(store, asked)
    const values = { id: 0, made_at: now.toISOString(), reason: 'board', ...frozen(read), last_incident_id }
    const found = frozenSnapshot(store, values, current)
    expect(found).toEqual(read)
    // What is known of those of now serves those of then, and of the others it is read.
    for (const text of ['web', '10', 'letter', 'e-mail', 'noise']) {
      expect(searchTexts(store, found, text)).toEqual(searchTexts(store, read, text))
    }
    expect(responsesOf(store, found)).toEqual(responsesOf(store, read))
    expect(await areaOfPositions(store.db, beat!.id, found)).toEqual(
      await areaOfPositions(store.db, beat!.id, read),
    )
    return [...read.ids]
  }
  expect(await taken([first], 6)).toEqual([2, 4, 6])
  expect(await taken([first, second], 4)).toEqual([1, 2, 3])
  expect(await taken([second], 6)).toEqual([1, 3])
  expect(await taken([first, second, later], 5)).toEqual([1, 5])
  expect(await taken([first, second, later], 6)).toEqual([1, 5, 6])
})

test('words are searched in every text of an incident, of those a snapshot holds alone', async () => {
  const early = await addImport('done', now.toISOString())
  const later = await addImport('done', now.toISOString())
  await addIncident(early, { place: 'Évington Lane', outcome: 'Advice given' })
  await addIncident(later, { place: 'Evington Lane', channel: 'Web form' })
  await addIncident(early, { reference: 'LANE-7', category: 2 })
  const all = readSnapshot(store)
  const found = (text: string, snapshot = all) => [...searchTexts(store, snapshot, text)]
  expect(found('evington')).toEqual([1, 1, 0])
  expect(found('LANE')).toEqual([1, 1, 1])
  expect(found('lane other')).toEqual([0, 0, 1])
  expect(found('noise web')).toEqual([0, 1, 0])
  expect(found('advice  évington')).toEqual([1, 0, 0])
  expect(found('advice web')).toEqual([0, 0, 0])
  expect(found('lane', readSnapshot(store, { importIds: [early], lastIncidentId: 3 }))).toEqual([1, 1])
})
