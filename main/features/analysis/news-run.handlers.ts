import type { Context, JobContext, PreparedNews } from '../../backend/context.ts'
import { dayToMinute } from '../incidents/local-time.ts'
import { frozen, type Snapshot } from '../incidents/snapshot.ts'
import { labelOf } from './label.handlers.ts'
import { categoryNames, sourceNames } from './names.store.ts'
import type { Found } from './news/found.ts'
import { newsSettings } from './news/settings.ts'
import { addScan, decidedItems, itemIds, lastScan, type NewItem } from './news.store.ts'
import type { run as scan } from './news.worker.ts'
import { readPeople } from './news-people.store.ts'
import { usualPlace } from './news-places.store.ts'

const seed = 1
const settings = newsSettings
const minutesPerDay = 1440

type NewsAsked = { snapshot: Snapshot; frozenAt: string; today: string }

/** What is new in some incidents. Nothing is kept before `keep` is called, in a transaction of the caller's. */
export async function prepareNews(
  context: JobContext,
  { snapshot, frozenAt, today }: NewsAsked,
): Promise<PreparedNews> {
  const { db, bureau, host } = context
  const positions = await bureau.select(db, { count: 'events' }, snapshot, frozenAt)
  const settingsJson = settingsOf(today, positions.length)
  const scanned = await scanNow(context, { snapshot, positions, today })
  const items: NewItem[] = []
  for (const one of scanned.found) items.push(await named({ db, bureau }, one, snapshot))
  return {
    lastDay: scanned.lastDay,
    statement: scanned.statement,
    warnings: scanned.warnings,
    found: items,
    async keep(trx, freezeId) {
      const before = await lastScan(trx)
      if (before && isSame(before, frozen(snapshot), settingsJson)) {
        return { scanId: before.id, itemIds: await itemIds(trx, before.id) }
      }
      const earlier = await decidedItems(trx, daysBefore(host.now(), settings.repeatDays))
      const scanId = await addScan(
        trx,
        {
          made_at: host.now().toISOString(),
          freeze_id: freezeId,
          last_day: scanned.lastDay,
          tested: scanned.tested,
          statement: scanned.statement,
          warnings_json: JSON.stringify(scanned.warnings),
          settings_json: settingsJson,
        },
        items,
        earlier,
      )
      return { scanId, itemIds: await itemIds(trx, scanId) }
    },
  }
}

/** By what a look went: kept with it, so that one by the same settings need not be made again. */
export function settingsOf(today: string, events: number): string {
  return JSON.stringify({ ...settings, seed, today, events })
}

type State = ReturnType<typeof frozen>

/** The same incidents, looked at on the same day by the same settings. */
export function isSame(
  before: { [K in keyof State]: State[K] | null } & { settings_json: string },
  now: State,
  settingsJson: string,
): boolean {
  return (
    before.ids_hash === now.ids_hash &&
    before.incidents === now.incidents &&
    before.import_ids_json === now.import_ids_json &&
    before.settings_json === settingsJson
  )
}

type Asked = { snapshot: Snapshot; positions: Uint32Array; today: string }

async function scanNow({ db, bureau, workers, signal }: JobContext, { snapshot, positions, today }: Asked) {
  const todayNumber = Math.floor(Date.parse(today) / (60_000 * minutesPerDay))
  // The last day of the incidents may lie before today: as far back again is read for it.
  const last = lastMinuteBefore(snapshot, dayToMinute(today))
  const people = readPeople(
    bureau.store,
    snapshot,
    positions,
    last - (settings.repeatDays + 1) * minutesPerDay,
  )
  const { eastings, northings, fromMinutes, timePrecisions, placePrecisions, sources } = snapshot
  return workers.run<typeof scan>(
    'analysis/news',
    {
      snapshot: {
        eastings,
        northings,
        fromMinutes,
        timePrecisions,
        placePrecisions,
        sources,
        categories: snapshot.categories,
      },
      positions,
      people,
      sourceNames: await sourceNames(db),
      categoryNames: await categoryNames(db),
      today: todayNumber,
      seed,
      settings,
    },
    { signal },
  )
}

/** As far back as an item of today may hold incidents, and so be one that was told then. */
function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * minutesPerDay * 60_000).toISOString()
}

function lastMinuteBefore({ fromMinutes }: Snapshot, beforeMinute: number): number {
  let last = 0
  for (const minute of fromMinutes) if (minute < beforeMinute && minute > last) last = minute
  return last
}

/** With its name and its incidents by their identifiers. */
async function named(
  context: Pick<Context, 'db' | 'bureau'>,
  { centre, isOnePlace, members, title, p, ...found }: Found,
  { ids: idsOfSnapshot }: Snapshot,
): Promise<NewItem> {
  const ids = members.map(at => idsOfSnapshot[at]!)
  const place = isOnePlace ? await usualPlace(context.db, ids) : null
  const where = centre ? (place ?? (await labelOf(context, centre))) : ''
  const { kind, sentence, count, expected, q, polygons } = found
  const name = [title, where].filter(part => part !== '').join(', ')
  return { kind, title: name, sentence, count, expected, p, q, polygons, ids }
}
