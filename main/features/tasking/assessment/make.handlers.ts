import type { assessment } from '#shared/features/tasking/assessment.ts'
import type { Context, HandlersOf, JobContext } from '../../../backend/context.ts'
import { addFreeze, freezeRow } from '../../../store/freezes.ts'
import { nextMoment } from '../../../store/moments.ts'
import type { Row } from '../../../store/schema.ts'
import { frozen } from '../../incidents/snapshot.ts'
import { addAssessment, assessmentBefore, assessmentRow } from './assessment.store.ts'
import { asSummary } from './assessment-view.ts'
import { alpha } from './changes.ts'
import type { DraftItem } from './draft/draft.ts'
import { cancelled, type PreparedDraft, prepareDraft } from './draft.handlers.ts'
import { itemsOfScan, whySetAside } from './ground-of-draft.store.ts'
import { hotspotsByRank } from './hotspots-by-rank.store.ts'
import { addItem } from './items.store.ts'

type MakeHandlers = Pick<HandlersOf<typeof assessment>, 'makeAssessment' | 'recheckAssessment'>

export const makeHandlers: MakeHandlers = {
  async makeAssessment(context, { again }) {
    const { db, bureau, host, changed, report, signal } = context
    report({ stage: 'Freezing the data', done: 0, total: null })
    const earlier = again === undefined ? null : await assessmentRow(db, again)
    const known = earlier && (await freezeRow(db, earlier.freeze_id))
    const frozenAt = known?.made_at ?? (await nextMoment(db, host.now()))
    const snapshot = known ? bureau.snapshotAt(known) : bureau.snapshot()
    const prepared = await prepareDraft(context, { snapshot, frozenAt, previous: beforeOf(db) })
    report({ stage: 'Keeping the assessment', done: 0, total: null })
    const id = await db.transaction().execute(async trx => {
      const freeze =
        known ?? (await addFreeze(trx, { made_at: frozenAt, reason: 'assessment', ...frozen(snapshot) }))
      const kept = await keepDraft({ ...context, db: trx }, prepared, freeze, earlier?.news_scan_id ?? null)
      // The last moment at which nothing has been kept.
      if (signal.aborted) throw cancelled()
      return kept
    })
    changed('tasking', 'analysis')
    return asSummary(await assessmentRow(db, id))
  },

  async recheckAssessment(context, { assessmentId }) {
    const row = await assessmentRow(context.db, assessmentId)
    context.report({ stage: 'Reading the data as they stood', done: 0, total: null })
    const freeze = await freezeRow(context.db, row.freeze_id)
    const { figuresSha256 } = await prepareDraft(context, {
      snapshot: context.bureau.snapshotAt(freeze),
      frozenAt: freeze.made_at,
      previous: beforeOf(context.db),
    })
    return { identical: figuresSha256 === row.figures_sha256, figuresSha256, was: row.figures_sha256 }
  },
}

function beforeOf(db: Context['db']) {
  return async ({ to }: { to: string }) => assessmentBefore(db, to)
}

/** Keeps everything that was found, and the draft that names it; the caller holds the transaction. */
async function keepDraft(
  { db, host, person }: JobContext,
  { period, news, analyses, figuresSha256, sections }: PreparedDraft,
  freeze: Row<'freeze'>,
  earlierScan: number | null,
): Promise<number> {
  const found =
    earlierScan === null
      ? await news.keep(db, freeze.id)
      : { scanId: earlierScan, itemIds: await itemsOfScan(db, earlierScan) }
  const kept: { analysisId: number; hotspotIds: Map<number, number> }[] = []
  for (const analysis of analyses) {
    const analysisId = await analysis.keep(db, freeze)
    kept.push({ analysisId, hotspotIds: await hotspotsByRank(db, analysisId) })
  }
  const drafted = sections(await whySetAside(db, found.itemIds))
  const { id } = await addAssessment(db, {
    from_day: period.from,
    to_day: period.to,
    freeze_id: freeze.id,
    news_scan_id: found.scanId,
    previous_id: (await assessmentBefore(db, period.to))?.id ?? null,
    made_at: host.now().toISOString(),
    made_by: person.name,
    software_version: host.version,
    settings_json: JSON.stringify({ alpha }),
    summary: '',
    sections_json: JSON.stringify(
      drafted.map(({ items: _items, ...section }) => ({ ...section, tested: section.tested ?? [] })),
    ),
    figures_sha256: figuresSha256,
    status: 'draft',
  })
  for (const item of drafted.flatMap(({ items }) => items)) {
    await addItem(db, { assessment_id: id, ...rowOf(item, kept, found.itemIds) })
  }
  return id
}

function rowOf(
  item: DraftItem,
  kept: readonly { analysisId: number; hotspotIds: Map<number, number> }[],
  newsItemIds: readonly number[],
) {
  const from = item.found && kept[item.found.analysis]
  const hotspotId = (item.found?.rank && from?.hotspotIds.get(item.found.rank)) || null
  const newsItemId = item.news === undefined ? null : (newsItemIds[item.news] ?? null)
  const filter = item.filter ?? (hotspotId ? { hotspotId } : newsItemId ? { newsItemId } : null)
  return {
    section: item.section,
    kind: item.kind,
    origin: 'drafted' as const,
    title: item.title,
    text: item.text,
    drafted_text: item.text,
    figures_json: JSON.stringify(item.figures),
    filter_json: filter && JSON.stringify(filter),
    analysis_id: from?.analysisId ?? null,
    hotspot_id: hotspotId,
    news_item_id: newsItemId,
    profile_id: item.profileId ?? null,
    priority_id: item.priorityId ?? null,
    pseudonym: item.pseudonym ?? null,
    removed_at: null,
    removed_by: null,
  }
}
