import { join } from 'node:path'
import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openStore, type Store } from '../../main/store/open.ts'
import type { TestDesk } from './desk.ts'

export type MadeIncident = {
  source?: keyof typeof sources
  category: string
  /** UTC epoch minutes. */
  from: number
  to?: number
  timePrecision?: (typeof timePrecisions)[number]
  easting?: number
  northing?: number
  placePrecision?: (typeof placePrecisions)[number]
  reference?: string
  place?: string
  channel?: string
  outcome?: string
}

const sources = {
  'call-centre': { name: '101 call centre', expected_every_days: 7 },
  'police-uk': { name: 'data.police.uk', expected_every_days: null },
}
const codes: Record<string, string | null> = {
  Noise: 'nsir2011:nuisance',
  Rubbish: 'nsir2011:environmental',
  'Something else': null,
}

/** Puts incidents into the bureau of a test as finished imports, one per source, and opens it again. */
export async function addIncidents(desk: TestDesk, incidents: readonly MadeIncident[]): Promise<void> {
  const path = join(desk.folder, 'Test bureau.bureau')
  await desk.client.settings.closeBureau()
  const store = await openStore(path, 'analyst.one', new Date('2025-06-16T09:00:00.000Z'))
  try {
    await insert(store, incidents)
  } finally {
    await store.close()
  }
  await desk.client.settings.openBureau({ path })
}

async function insert({ db, bulkInsert }: Store, incidents: readonly MadeIncident[]) {
  const agency = await db
    .insertInto('agency')
    .values({ key: 'police', name: 'Police' })
    .returning('id')
    .executeTakeFirstOrThrow()
  let number = 0
  for (const [key, { name, expected_every_days }] of Object.entries(sources)) {
    const mine = incidents.filter(({ source = 'call-centre' }) => source === key)
    const texts = { marking: 'OFFICIAL', purpose: '', lawful_basis: '' }
    const { id: source_id } = await db
      .insertInto('source')
      .values({
        key,
        name,
        agency_id: agency.id,
        expected_every_days,
        retention_months: null,
        review_on: null,
        ...texts,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const mapping = await db
      .insertInto('mapping')
      .values({
        source_id,
        number: 1,
        header_fingerprint: key,
        spec_json: '{}',
        made_at: '2025-06-01T06:00:00.000Z',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id: import_id } = await db
      .insertInto('import')
      .values({
        source_id,
        mapping_id: mapping.id,
        file_name: `${key}.csv`,
        sha256: key,
        bytes: 1,
        started_at: '2025-06-01T06:00:00.000Z',
        finished_at: '2025-06-01T06:00:10.000Z',
        status: 'done',
        by_login: 'analyst.one',
        read: mine.length,
        loaded: mine.length,
        rejected: 0,
        duplicate: 0,
        changed: 0,
        unplaced: mine.filter(({ easting }) => easting === undefined).length,
        uncoded: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const categoryIds = new Map<string, number>()
    for (const words of new Set(mine.map(({ category }) => category))) {
      const { id } = await db
        .insertInto('category')
        .values({ source_id, words })
        .returning('id')
        .executeTakeFirstOrThrow()
      const made = {
        category_id: id,
        from_day: null,
        made_at: '2025-06-01T06:00:10.000Z',
        made_by: 'analyst.one',
      }
      const code = codes[words] ?? null
      if (code !== null)
        await db
          .insertInto('category_code')
          .values({ ...made, code })
          .execute()
      categoryIds.set(words, id)
    }
    const load = bulkInsert(
      'incident',
      [
        ...(['import_id', 'source_id', 'line', 'reference', 'from_minute', 'to_minute'] as const),
        ...(['time_precision', 'category_id', 'easting', 'northing', 'place_precision'] as const),
        ...(['place_flags', 'place', 'channel', 'outcome', 'fingerprint', 'content', 'raw_json'] as const),
      ],
      'fail',
    )
    await load(
      mine.map((incident, index) => {
        const bytes = Buffer.alloc(16)
        bytes.writeUInt32LE(++number)
        const placed = incident.easting !== undefined
        return [
          ...[import_id, source_id, index + 2, incident.reference ?? null, incident.from],
          ...[incident.to ?? incident.from, timePrecisions.indexOf(incident.timePrecision ?? 'minute')],
          ...[categoryIds.get(incident.category)!, incident.easting ?? null, incident.northing ?? null],
          placePrecisions.indexOf(placed ? (incident.placePrecision ?? 'exact') : 'none'),
          ...[0, incident.place ?? null, incident.channel ?? null, incident.outcome ?? null, bytes, bytes],
          JSON.stringify({ Type: incident.category, Notes: `call ${number}` }),
        ]
      }),
    )
  }
}

/** Calls of January to May 2025, to the minute: `clusters` of fifty within a street each, and as many scattered. */
export function generateCalls({ seed, clusters }: { seed: number; clusters: number }): MadeIncident[] {
  const random = seededRandom(seed)
  const start = dayToMinute('2025-01-01')
  const end = dayToMinute('2025-06-01')
  const call = (easting: number, northing: number): MadeIncident => ({
    category: random() < 0.7 ? 'Noise' : 'Rubbish',
    from: start + Math.floor(random() * (end - start)),
    easting: Math.round(easting),
    northing: Math.round(northing),
  })
  const calls: MadeIncident[] = []
  for (let cluster = 0; cluster < clusters; cluster++) {
    const easting = 455_000 + 1500 * cluster
    for (let i = 0; i < 50; i++) {
      calls.push(call(normalDraw(random, easting, 20), normalDraw(random, 304_000, 20)))
      calls.push(call(450_000 + random() * 15_000, 297_000 + random() * 15_000))
    }
  }
  return calls
}
