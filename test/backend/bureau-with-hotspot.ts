import { join } from 'node:path'
import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openStore, type Store } from '../../main/store/open.ts'
import type { TestDesk } from './desk.ts'

export type Call = {
  day: string
  hour?: number
  easting?: number
  northing?: number
  category?: number
  place?: string
}

/** The middle of the hotspot, and of the four hundred metres square around it. */
export const centre = { easting: 458_800, northing: 304_600 }
const half = 200
export const square: [number, number][] = [
  [centre.easting - half, centre.northing - half],
  [centre.easting + half, centre.northing - half],
  [centre.easting + half, centre.northing + half],
  [centre.easting - half, centre.northing + half],
  [centre.easting - half, centre.northing - half],
]

/** Writes into the bureau's file with no backend on it, as an import or a killed process would have left it. */
export async function inStore<T>(desk: TestDesk, work: (store: Store) => Promise<T>): Promise<T> {
  await desk.client.settings.closeBureau()
  const path = join(desk.folder, 'Test bureau.bureau')
  const store = await openStore(path, 'fixture', new Date('2025-01-01T00:00:00Z'))
  try {
    return await work(store)
  } finally {
    await store.close()
    await desk.client.settings.openBureau({ path })
  }
}

/** `perMonth` calls in the square and one elsewhere in each of the months given, at an hour of the evening. */
export function callsOf(months: readonly string[], perMonth: number): Call[] {
  return months.flatMap(month => [
    { day: `${month}-01`, easting: 450_000, northing: 300_000 },
    { day: `${month}-28`, easting: 450_000, northing: 300_000 },
    ...Array.from({ length: perMonth }, (_, i) => ({
      day: `${month}-${String((i % 28) + 1).padStart(2, '0')}`,
      hour: 20 + (i % 3),
      easting: centre.easting + ((i * 37) % 11) * 20 - 100,
      northing: centre.northing + ((i * 53) % 7) * 20 - 60,
      category: 1 + (i % 4 === 0 ? 1 : 0),
      place: 'LEISURE CENTRE, EXAMPLE ROAD',
    })),
  ])
}

/** Loads calls under a finished import of the source, as the importer does. */
export async function addCalls(store: Store, calls: readonly Call[], monthsOnly = false): Promise<void> {
  const at = '2025-06-15T22:00:00.000Z'
  const { id: importId } = await store.db
    .insertInto('import')
    .values({
      ...{ source_id: 1, mapping_id: 1, file_name: 'calls.csv', sha256: '', bytes: 1 },
      ...{ started_at: at, finished_at: at, status: 'done', by_login: 'analyst.one' },
      ...{ read: calls.length, loaded: calls.length, rejected: 0, duplicate: 0, changed: 0 },
      ...{ unplaced: 0, uncoded: 0 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const columns = [
    ...(['import_id', 'source_id', 'line', 'reference', 'from_minute', 'to_minute'] as const),
    ...(['time_precision', 'category_id', 'easting', 'northing', 'place_precision', 'place_flags'] as const),
    ...(['place', 'fingerprint', 'content', 'raw_json'] as const),
  ]
  const insert = store.bulkInsert('incident', columns, 'fail')
  await insert(
    calls.map(({ day, hour = 12, easting, northing, category = 1, place }, line) => {
      const minute = dayToMinute(day) + hour * 60
      const fingerprint = Buffer.alloc(16)
      fingerprint.writeInt32LE(importId, 0)
      fingerprint.writeInt32LE(line, 4)
      const month = dayToMinute(`${day.slice(0, 7)}-01`)
      const times = monthsOnly
        ? [month, month + 28 * 1440, timePrecisions.indexOf('month')]
        : [minute, minute, timePrecisions.indexOf('minute')]
      const placed = easting === undefined ? 'none' : monthsOnly ? 'snapped' : 'exact'
      return [
        ...[importId, 1, line + 2, `C${importId}-${line}`, ...times, category, easting, northing],
        ...[placePrecisions.indexOf(placed), 0, place ?? null, fingerprint, fingerprint, '{}'],
      ]
    }),
  )
}

/** A bureau with two agencies, one source, its calls, and one hotspot found in them: the square. */
export async function fillBureau(desk: TestDesk, calls: readonly Call[], monthsOnly = false): Promise<void> {
  await inStore(desk, async store => {
    const { db } = store
    for (const [key, name] of [
      ['police', 'Police'],
      ['council', 'City council'],
    ] as const) {
      await db.insertInto('agency').values({ key, name }).execute()
    }
    await db
      .insertInto('source')
      .values({
        ...{ key: '101', name: '101 centre', agency_id: 1, marking: 'OFFICIAL', purpose: '' },
        ...{ lawful_basis: '', retention_months: null, review_on: null, expected_every_days: 7 },
      })
      .execute()
    await db
      .insertInto('mapping')
      .values({ source_id: 1, number: 1, header_fingerprint: '', spec_json: '{}', made_at: '' })
      .execute()
    for (const words of ['Rowdy behaviour', 'Street drinking']) {
      await db.insertInto('category').values({ source_id: 1, words }).execute()
    }
    await addCalls(store, calls, monthsOnly)
    await db
      .insertInto('freeze')
      .values({
        made_at: '2025-06-15T23:00:00.000Z',
        reason: 'Analysis',
        ...{ last_incident_id: calls.length, import_ids_json: '[1]', incidents: calls.length },
      })
      .execute()
    await db
      .insertInto('analysis')
      .values({
        parameters_json: JSON.stringify({ method: 'dbscan', epsMetres: 50, minPoints: 30 }),
        filter_json: JSON.stringify({ from: '2024-01-01', to: '2024-12-31' }),
        ...{ seed: 1, freeze_id: 1, incidents: calls.length, unplaced: 0, software_version: '0.0.0-test' },
        ...{ made_at: '2025-06-15T23:00:00.000Z', made_by: 'analyst.one' },
        ...{ statement: 'One hotspot.', warnings_json: '[]' },
      })
      .execute()
    await db
      .insertInto('hotspot')
      .values({
        ...{ analysis_id: 1, rank: 1, label: 'Aylestone, SK 588 046', count: 312, area_hectares: 16 },
        ...{ expected_json: '{"unavailable":"no yardstick"}', z_json: '{"unavailable":"no test"}' },
        q_json: '{"unavailable":"no test"}',
        ...{ centre_easting: centre.easting, centre_northing: centre.northing },
        polygons_json: JSON.stringify([[square]]),
        incident_ids: new Uint8Array(0),
      })
      .execute()
  })
}

export const months2024 = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}`)
