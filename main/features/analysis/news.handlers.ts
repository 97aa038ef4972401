import type { news } from '#shared/features/analysis/news.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { addFreeze } from '../../store/freezes.ts'
import { nextMoment } from '../../store/moments.ts'
import { localDay } from '../incidents/local-time.ts'
import { frozen } from '../incidents/snapshot.ts'
import { decideItem, lastScan, readNews } from './news.store.ts'
import { isSame, prepareNews, settingsOf } from './news-run.handlers.ts'

export const newsHandlers: HandlersOf<typeof news> = {
  async lookForNews(context) {
    const { db, bureau, host, changed, signal, report } = context
    report({ stage: 'Looking for what is new', done: 0, total: null })
    const snapshot = bureau.snapshot()
    const today = localDay(host.now().getTime() / 60_000)
    // Calls of one event count once: linking them changes what there is to be looked at.
    const events = (await bureau.select(db, { count: 'events' }, snapshot)).length
    const before = await lastScan(db)
    if (before && isSame(before, frozen(snapshot), settingsOf(today, events))) {
      return { scanId: before.id, items: before.items ?? 0, unchanged: true }
    }
    const frozenAt = await nextMoment(db, host.now())
    const prepared = await prepareNews(context, { snapshot, frozenAt, today })
    report({ stage: 'Naming and saving', done: 0, total: prepared.found.length })
    const { scanId } = await db.transaction().execute(async trx => {
      const freeze = await addFreeze(trx, { made_at: frozenAt, reason: 'news', ...frozen(snapshot) })
      const kept = await prepared.keep(trx, freeze.id)
      // The last moment at which nothing has been kept.
      if (signal.aborted) {
        throw new AppError('cancelled', 'Looking for what is new was cancelled. Nothing of it was kept.')
      }
      return kept
    })
    changed('analysis')
    return { scanId, items: prepared.found.length, unchanged: false }
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
