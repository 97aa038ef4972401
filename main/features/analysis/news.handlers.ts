import type { news } from '#shared/features/analysis/news.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf, JobContext } from '../../backend/context.ts'
import { nextMoment } from '../../store/moments.ts'
import { dayToMinute, localDay } from '../incidents/local-time.ts'
import { frozen, type Snapshot } from '../incidents/snapshot.ts'
import { labelOf } from './label.handlers.ts'
import type { Found } from './news/found.ts'
import { newsSettings } from './news/settings.ts'
import { addScan, decidedItems, decideItem, lastScan, type NewItem, readNews } from './news.store.ts'
import type { run as scan } from './news.worker.ts'
import { readPeople } from './news-people.store.ts'
import { usualPlace } from './news-places.store.ts'

const seed = 1
const settings = newsSettings
const minutesPerDay = 1440

export const newsHandlers: HandlersOf<typeof news> = {
  async lookForNews(context) {
    const { db, bureau, host, changed, signal, report } = context
    report({ stage: 'Looking for what is new', done: 0, total: null })
    const snapshot = bureau.snapshot()
    const state = frozen(snapshot)
    const today = localDay(host.now().getTime() / 60_000)
    const before = await lastScan(db)
    // Calls of one event count once: linking them changes what there is to be looked at.
    const positions = await bureau.select(db, { count: 'events' }, snapshot)
    const settingsJson = JSON.stringify({ ...settings, seed, today, events: positions.length })
    if (before && isSame(before, state, settingsJson)) {
      return { scanId: before.id, items: before.items ?? 0, unchanged: true }
    }
    const found = await scanNow(context, { snapshot, positions, today })
    report({ stage: 'Naming and saving', done: 0, total: found.found.length })
    const scanId = await db.transaction().execute(async trx => {
      const items: NewItem[] = []
      for (const one of found.found) items.push(await named({ db: trx, bureau }, one, snapshot))
      const { id: freezeId } = await trx
        .insertInto('freeze')
        .values({ made_at: await nextMoment(trx, host.now()), reason: 'news', ...state })
        .returning('id')
        .executeTakeFirstOrThrow()
      const earlier = await decidedItems(trx, daysBefore(host.now(), settings.repeatDays))
      const id = await addScan(
        trx,
        {
          made_at: host.now().toISOString(),
          freeze_id: freezeId,
          last_day: found.lastDay,
          tested: found.tested,
          statement: found.statement,
          warnings_json: JSON.stringify(found.warnings),
          settings_json: settingsJson,
        },
        items,
        earlier,
      )
      // The last moment at which nothing has been kept.
      if (signal.aborted) {
        throw new AppError('cancelled', 'Looking for what is new was cancelled. Nothing of it was kept.')
      }
      return id
    })
    changed('analysis')
    return { scanId, items: found.found.length, unchanged: false }
  },

  news: ({ db }) => readNews(db),

  async decideNews({ db, host, person, changed }, asked) {
    const reason = asked.status === 'set-aside' ? asked.reason : ''
    const by = { at: host.now().toISOString(), name: person.name }
    const item = await decideItem(db, { ...asked, reason }, by)
    changed('analysis')
    return item
  },
}

type State = ReturnType<typeof frozen>

/** The same incidents, looked at on the same day by the same settings. */
function isSame(
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
  const names = await db.selectFrom('source').select(['id', 'name']).execute()
  const categories = await db
    .selectFrom('category')
    .innerJoin('source', 'source.id', 'category.source_id')
    .select(['category.id', 'category.words', 'source.name'])
    .execute()
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
        ...{ eastings, northings, fromMinutes, timePrecisions, placePrecisions, sources },
        categories: snapshot.categories,
      },
      positions,
      people,
      sourceNames: new Map(names.map(({ id, name }) => [id, name])),
      categoryNames: new Map(categories.map(({ id, words, name }) => [id, `${words} (${name})`])),
      today: todayNumber,
      ...{ seed, settings },
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
