import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { seededRandom } from '#shared/random.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { createStore, type Store } from '../../main/store/open.ts'
import { generatedPoints } from './generated-points.ts'

const sources = ['101 centre', 'Police command and control', 'Council noise team', 'Fire service']
const words = ['Noise', 'Rubbish', 'Graffiti', 'Rowdy behaviour', 'Drugs', 'Nuisance vehicle', 'Lighting']
const codes = ['nsir2007:noise', 'nsir2007:littering', null, 'nsir2007:rowdy', 'nsir2007:drugs', null, null]
const channels = ['101', '999', 'Web form', 'E-mail', 'Face to face', null]
const outcomes = ['Advice given', 'No trace', 'Warning', 'Removed', 'Referred to housing', null]
const streets = [
  'Canal',
  'High',
  'Church',
  'Station',
  'Aylestone',
  'Évington',
  'Mill',
  'Park',
  'King',
  'Queen',
]
const kinds = ['Street', 'Road', 'Lane', 'Avenue', 'Close', 'Way']
const importsOfSource = 3
const made = { made_at: '2026-01-05T06:00:00.000Z', made_by: 'bench' }

/** A bureau file with so many calls of five years, half of them where one was before, as if they had been imported. */
export async function makeBureauOfCalls(path: string, calls: number, seed: number): Promise<void> {
  const store = await createStore(path, 'bench', new Date('2026-01-05T06:00:00.000Z'))
  store.setDurable(false)
  await store.db
    .insertInto('person')
    .values({ login: 'bench', name: 'Bench', role: 'manager', agency_id: null })
    .execute()
  const feeds = await addFeeds(store, calls)
  await addCalls(store, feeds, calls, seed)
  await store.close()
}

type Feed = { sourceId: number; importId: number; categoryIds: number[] }

async function addFeeds({ db }: Store, calls: number): Promise<Feed[]> {
  const id = async (insert: { executeTakeFirstOrThrow(): Promise<{ id: number }> }) =>
    (await insert.executeTakeFirstOrThrow()).id
  const agency_id = await id(db.insertInto('agency').values({ key: 'all', name: 'All' }).returning('id'))
  const feeds: Feed[] = []
  for (const name of sources) {
    const source = {
      ...{ key: name, name, agency_id, marking: 'OFFICIAL', purpose: '', lawful_basis: '' },
      ...{ retention_months: null, review_on: null, expected_every_days: 7 },
    }
    const source_id = await id(db.insertInto('source').values(source).returning('id'))
    const mapping = { source_id, number: 1, header_fingerprint: name, spec_json: '{}', made_at: made.made_at }
    const mapping_id = await id(db.insertInto('mapping').values(mapping).returning('id'))
    const categoryIds: number[] = []
    for (const [at, word] of words.entries()) {
      const category_id = await id(
        db.insertInto('category').values({ source_id, words: word }).returning('id'),
      )
      await db
        .insertInto('category_code')
        .values({ category_id, from_day: null, code: codes[at]!, ...made })
        .execute()
      categoryIds.push(category_id)
    }
    for (let number = 0; number < importsOfSource; number++) {
      const loaded = Math.ceil(calls / sources.length / importsOfSource)
      const counts = { rejected: 0, duplicate: 0, changed: 0, unplaced: 0, uncoded: 0 }
      const times = { started_at: made.made_at, finished_at: made.made_at, status: 'done' as const }
      const file = {
        file_name: `${name} ${number}.csv`,
        sha256: `${name} ${number}`,
        bytes: 1,
        by_login: 'bench',
      }
      const row = { source_id, mapping_id, ...file, ...times, ...counts, read: loaded, loaded }
      const importId = await id(db.insertInto('import').values(row).returning('id'))
      feeds.push({ sourceId: source_id, importId, categoryIds })
    }
  }
  return feeds
}

async function addCalls({ bulkInsert }: Store, feeds: readonly Feed[], calls: number, seed: number) {
  const random = seededRandom(seed)
  const choose = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const { eastings, northings } = generatedPoints(calls, seed)
  const load = bulkInsert(
    'incident',
    [
      ...(['import_id', 'source_id', 'line', 'reference', 'from_minute', 'to_minute'] as const),
      ...(['time_precision', 'category_id', 'channel', 'easting', 'northing', 'place_precision'] as const),
      ...(['place_flags', 'place', 'outcome', 'fingerprint', 'content', 'raw_json'] as const),
    ],
    'fail',
  )
  const start = dayToMinute('2021-01-01')
  const minutes = dayToMinute('2026-01-01') - start
  let rows: unknown[][] = []
  for (let i = 0; i < calls; i++) {
    const { sourceId, importId, categoryIds } = feeds[Math.floor((i / calls) * feeds.length)]!
    const precision = choose(['minute', 'minute', 'minute', 'interval', 'day', 'month'] as const)
    const at = start + Math.floor(random() * minutes)
    const from = precision === 'day' ? Math.floor(at / 1440) * 1440 : at
    const isPlaced = random() < 0.95
    const place = `${1 + Math.floor(eastings[i]! % 140)} ${streets[Math.floor(northings[i]! % 10)]} ${kinds[Math.floor(eastings[i]! % 6)]}`
    const bytes = Buffer.alloc(16)
    bytes.writeUInt32LE(i)
    const reference = `INC-${2021 + (i % 5)}-${String(i).padStart(7, '0')}`
    const [channel, outcome] = [choose(channels), choose(outcomes)]
    const raw = { Reference: reference, Received: from, Location: place, Channel: channel, Result: outcome }
    rows.push([
      ...[importId, sourceId, i + 2, reference, from, from + (precision === 'interval' ? 90 : 0)],
      ...[timePrecisions.indexOf(precision), choose(categoryIds), channel],
      ...(isPlaced ? [eastings[i]!, northings[i]!] : [null, null]),
      placePrecisions.indexOf(isPlaced ? 'exact' : 'none'),
      ...[0, place, outcome, bytes, bytes, JSON.stringify({ ...raw, Notes: 'As told on the telephone.' })],
    ])
    if (rows.length === 5000 || i === calls - 1) {
      await load(rows)
      rows = []
    }
  }
}
