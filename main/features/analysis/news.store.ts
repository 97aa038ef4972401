import type { Kysely } from 'kysely'
import type { NewsItem, NewsScan } from '#shared/features/analysis/news.ts'
import type { NewsKind, NewsStatus } from '#shared/features/analysis/rules.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'
import { decodeIncidentIds, encodeIncidentIds } from '../incidents/incident-ids.ts'
import { lastKnown, type Recognised, sameItems } from './news/same-item.ts'

/** What was decided of an item of an earlier scan. */
type Decision = Pick<Row<'news_item'>, 'status' | 'reason' | 'decided_at' | 'decided_by'>
export type EarlierItem = Decision & Recognised

export type NewItem = {
  kind: NewsKind
  title: string
  sentence: string
  count: number
  expected: number | null
  p: number | null
  q: number | null
  polygons: Polygons
  ids: Uint32Array
}

const notDecided: Decision = { status: 'new', reason: '', decided_at: null, decided_by: null }

/** The last scan with the freeze it looked at; undefined before the first. */
export function lastScan(db: Kysely<Database>) {
  return db
    .selectFrom('news_scan')
    .innerJoin('freeze', 'freeze.id', 'news_scan.freeze_id')
    .selectAll('news_scan')
    .select(['freeze.import_ids_json', 'freeze.last_incident_id', 'freeze.incidents', 'freeze.ids_hash'])
    .select(({ selectFrom }) =>
      selectFrom('news_item')
        .whereRef('news_item.news_scan_id', '=', 'news_scan.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('items'),
    )
    .orderBy('news_scan.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The items of the scans since a moment, each as it was last found, and what was decided of it. */
export async function decidedItems(db: Kysely<Database>, since: string): Promise<EarlierItem[]> {
  const rows = await db
    .selectFrom('news_item')
    .innerJoin('news_scan', 'news_scan.id', 'news_item.news_scan_id')
    .selectAll('news_item')
    .where('news_scan.made_at', '>=', since)
    .orderBy('news_item.news_scan_id', 'desc')
    .orderBy('news_item.id')
    .execute()
  const items = rows.map(row => ({ ...row, ids: decodeIncidentIds(row.incident_ids) }))
  return lastKnown([...Map.groupBy(items, item => item.news_scan_id).values()])
}

/** Keeps a scan and its items; the caller holds the transaction. */
export async function addScan(
  db: Kysely<Database>,
  scan: NewRow<'news_scan'>,
  items: readonly NewItem[],
  earlier: readonly EarlierItem[],
): Promise<number> {
  const { id } = await db.insertInto('news_scan').values(scan).returning('id').executeTakeFirstOrThrow()
  const before = sameItems(items, earlier)
  for (const [at, { polygons, ids, ...item }] of items.entries()) {
    const { status, reason, decided_at, decided_by } = earlier[before[at]!] ?? notDecided
    await db
      .insertInto('news_item')
      .values({
        ...item,
        news_scan_id: id,
        polygons_json: JSON.stringify(polygons),
        incident_ids: encodeIncidentIds(ids),
        status,
        reason,
        decided_at,
        decided_by,
      })
      .execute()
  }
  return id
}

/** The items of a scan in the order in which they were found. */
export async function itemIds(db: Kysely<Database>, scanId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('news_item')
    .select('id')
    .where('news_scan_id', '=', scanId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The last scan with its items. */
export async function readNews(db: Kysely<Database>): Promise<NewsScan | null> {
  const scan = await lastScan(db)
  if (!scan) return null
  const items = await db
    .selectFrom('news_item')
    .selectAll()
    .where('news_scan_id', '=', scan.id)
    .orderBy('id')
    .execute()
  return {
    id: scan.id,
    madeAt: scan.made_at,
    lastDay: scan.last_day,
    tested: scan.tested,
    statement: scan.statement,
    warnings: JSON.parse(scan.warnings_json),
    items: items.map(asItem),
  }
}

/** Marks an item as new, seen or set aside. Throws `not-found`, or `conflict` with what stands there now. */
export async function decideItem(
  db: Kysely<Database>,
  { newsItemId, version, status, reason }: DecisionAsked,
  by: { at: string; name: string },
): Promise<NewsItem> {
  const one = db.selectFrom('news_item').selectAll().where('id', '=', newsItemId)
  const before = await one.executeTakeFirst()
  if (before?.version !== version) {
    throw staleVersion('item', before && asItem(before), { status, reason })
  }
  await db
    .updateTable('news_item')
    .set({ status, reason, decided_at: by.at, decided_by: by.name, version: version + 1 })
    .where('id', '=', newsItemId)
    .execute()
  return asItem(await one.executeTakeFirstOrThrow())
}
type DecisionAsked = { newsItemId: number; version: number; status: NewsStatus; reason: string }

function asItem(row: Row<'news_item'>): NewsItem {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    sentence: row.sentence,
    count: row.count,
    expected: row.expected,
    q: row.q,
    polygons: JSON.parse(row.polygons_json),
    status: row.status,
    reason: row.reason,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    version: row.version,
  }
}
