import type { Kysely } from 'kysely'
import type { Filter } from '#shared/features/incidents/filter.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import { orNone } from './or-none.ts'
import type { TraceRows } from './trace-rows.ts'

/** What a trace is about: a profile, or what might become one. */
export type Seeds = {
  profileId: number | null
  analysisIds: number[]
  hotspotIds: number[]
  newsItemIds: number[]
  flagIds: number[]
}

/** The profile and what it was made from. Throws `not-found`. */
export async function seedsOfProfile(
  db: Kysely<Database>,
  profileId: number,
): Promise<{
  seeds: Seeds
  filter: Filter
  evaluation: TraceRows['evaluation']
  profile: NonNullable<TraceRows['profile']> & { status: string }
}> {
  const row = await db
    .selectFrom('profile')
    .innerJoin('analysis', 'analysis.id', 'profile.analysis_id')
    .selectAll('profile')
    .select('analysis.filter_json as selected_json')
    .where('profile.id', '=', profileId)
    .executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'There is no such problem profile.', { next: 'Go back to the list.' })
  }
  // A profile of a selection was made from the hotspot or the news that was selected.
  const selected = JSON.parse(row.selected_json) as Filter
  return {
    filter: JSON.parse(row.filter_json) as Filter,
    evaluation:
      row.closed_on === null
        ? null
        : { at: row.closed_on, words: evaluationInWords(row.evaluation_json) || row.outcome },
    profile: {
      id: row.id,
      at: row.created_at,
      number: row.number,
      title: row.title,
      status: row.status,
      nominationId: row.nomination_id,
    },
    seeds: {
      profileId,
      analysisIds: [row.analysis_id],
      hotspotIds: [row.hotspot_id, ...(selected.hotspotId ? [selected.hotspotId] : [])],
      newsItemIds: selected.newsItemId ? [selected.newsItemId] : [],
      flagIds: [],
    },
  }
}

type Found = Pick<TraceRows, 'analyses' | 'freezes' | 'hotspots' | 'news' | 'assessmentItems' | 'flags'>

function evaluationInWords(json: string | null): string {
  if (json === null) return ''
  const kept = JSON.parse(json) as { sentences?: string[]; unavailable?: string }
  return kept.sentences?.join(' ') ?? kept.unavailable ?? ''
}

/** What a partner brought before the bureau and became the profile. */
export async function nominationRows(
  db: Kysely<Database>,
  { profileId, nominationId }: { profileId: number | null; nominationId: number | null },
): Promise<TraceRows['nominations']> {
  const rows = await db
    .selectFrom('nomination')
    .select(['id', 'number', 'title', 'made_at'])
    .where(({ eb, or }) => or([eb('id', '=', nominationId), eb('profile_id', '=', profileId)]))
    .orderBy('id')
    .execute()
  return rows.map(({ id, number, title, made_at }) => ({ id, number, title, at: made_at }))
}

/** What was found, and from where it was put before the group. */
export async function foundRows(db: Kysely<Database>, seeds: Seeds): Promise<Found> {
  const { profileId, hotspotIds, newsItemIds, flagIds } = seeds
  const hotspots = await db
    .selectFrom('hotspot')
    .innerJoin('analysis', 'analysis.id', 'hotspot.analysis_id')
    .select(['hotspot.id', 'hotspot.label', 'hotspot.count', 'hotspot.analysis_id', 'analysis.made_at'])
    .where('hotspot.id', 'in', orNone(hotspotIds))
    .orderBy('hotspot.id')
    .execute()
  const analyses = await db
    .selectFrom('analysis')
    .select(['id', 'made_at', 'statement', 'freeze_id'])
    .where('id', 'in', orNone([...seeds.analysisIds, ...hotspots.map(({ analysis_id }) => analysis_id)]))
    .orderBy('id')
    .execute()
  const baseline = profileId === null ? null : await baselineFreeze(db, profileId)
  const freezes = await db
    .selectFrom('freeze')
    .select(['id', 'made_at', 'incidents', 'reason'])
    .where(
      'id',
      'in',
      orNone([...analyses.map(({ freeze_id }) => freeze_id), ...(baseline ? [baseline] : [])]),
    )
    .orderBy('id')
    .execute()
  const news = await db
    .selectFrom('news_item')
    .innerJoin('news_scan', 'news_scan.id', 'news_item.news_scan_id')
    .select(['news_item.id', 'news_item.title', 'news_item.count', 'news_scan.made_at'])
    .where('news_item.id', 'in', orNone(newsItemIds))
    .orderBy('news_item.id')
    .execute()
  const items = await db
    .selectFrom('assessment_item')
    .innerJoin('assessment', 'assessment.id', 'assessment_item.assessment_id')
    .select(['assessment_item.id', 'assessment_item.title', 'assessment_item.hotspot_id'])
    .select(['assessment_item.news_item_id', 'assessment_item.assessment_id'])
    .select(['assessment.number', 'assessment.made_at'])
    .where('assessment_item.removed_at', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('assessment_item.profile_id', '=', profileId),
        eb('assessment_item.hotspot_id', 'in', orNone(hotspotIds)),
        eb('assessment_item.news_item_id', 'in', orNone(newsItemIds)),
      ]),
    )
    .orderBy('assessment_item.id')
    .execute()
  const flags = await db
    .selectFrom('flagged_item')
    .selectAll()
    .where(({ eb, or }) =>
      or([
        eb('id', 'in', orNone(flagIds)),
        eb('hotspot_id', 'in', orNone(hotspotIds)),
        eb('news_item_id', 'in', orNone(newsItemIds)),
        eb('assessment_item_id', 'in', orNone(items.map(({ id }) => id))),
      ]),
    )
    .orderBy('id')
    .execute()
  return {
    hotspots: hotspots.map(({ id, label, count, analysis_id, made_at }) => ({
      id,
      label,
      count,
      analysisId: analysis_id,
      at: made_at,
    })),
    analyses: analyses.map(({ id, made_at, statement, freeze_id }) => ({
      id,
      at: made_at,
      statement,
      freezeId: freeze_id,
    })),
    freezes: freezes.map(({ id, made_at, incidents, reason }) => ({ id, at: made_at, incidents, reason })),
    news: news.map(({ id, title, count, made_at }) => ({ id, title, count, at: made_at })),
    assessmentItems: items.map(item => ({
      id: item.id,
      at: item.made_at,
      title: item.title,
      assessment: item.number,
      assessmentId: item.assessment_id,
      hotspotId: item.hotspot_id,
      newsItemId: item.news_item_id,
    })),
    flags: flags.map(flag => ({
      id: flag.id,
      at: flag.flagged_at,
      title: flag.title,
      by: flag.flagged_by,
      assessmentItemId: flag.assessment_item_id,
      hotspotId: flag.hotspot_id,
      newsItemId: flag.news_item_id,
      outcome: flag.outcome,
      dealtWithOn: flag.dealt_with_on,
      withdrawnAt: flag.withdrawn_at,
      meetingId: flag.meeting_id,
    })),
  }
}

async function baselineFreeze(db: Kysely<Database>, profileId: number): Promise<number | null> {
  const row = await db
    .selectFrom('profile')
    .select('baseline_freeze_id')
    .where('id', '=', profileId)
    .executeTakeFirst()
  return row?.baseline_freeze_id ?? null
}

/** What was made of it for others to read. */
export async function reportedRows(
  db: Kysely<Database>,
  profileId: number | null,
): Promise<Pick<TraceRows, 'packs' | 'briefings' | 'priorities'>> {
  const packs = await db
    .selectFrom('pack')
    .select(['id', 'number', 'title', 'kind', 'made_at'])
    .where('kind', '=', 'profile')
    .where('subject_id', '=', profileId)
    .orderBy('id')
    .execute()
  const briefings = await db
    .selectFrom('briefing_line')
    .innerJoin('briefing', 'briefing.id', 'briefing_line.briefing_id')
    .select(['briefing_line.id', 'briefing_line.what', 'briefing.issue', 'briefing.drafted_at'])
    .select(['briefing.approved_at', 'briefing_line.briefing_id'])
    .where('briefing_line.profile_id', '=', profileId)
    .orderBy('briefing_line.id')
    .execute()
  const priorities = await db
    .selectFrom('priority')
    .select(['id', 'number', 'title', 'adopted_on'])
    .where('profile_id', '=', profileId)
    .orderBy('id')
    .execute()
  return {
    packs: packs.map(({ id, number, title, kind, made_at }) => ({ id, number, title, kind, at: made_at })),
    briefings: briefings.map(({ id, briefing_id, what, issue, drafted_at, approved_at }) => ({
      id,
      what,
      issue,
      briefingId: briefing_id,
      at: approved_at ?? drafted_at,
    })),
    priorities: priorities.map(({ id, number, title, adopted_on }) => ({
      id,
      number,
      title,
      at: adopted_on,
    })),
  }
}
