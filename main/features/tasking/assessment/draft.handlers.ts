import { AppError } from '#shared/rpc/error.ts'
import type { JobContext, PreparedAnalysis, PreparedNews } from '../../../backend/context.ts'
import { type Days, plusDays } from '../../analysis/change/comparable.ts'
import { hashOfIds, type Snapshot } from '../../incidents/snapshot.ts'
import { sha256Of } from './assessment-hash.files.ts'
import { countChanges, countFortnight } from './count-changes.handlers.ts'
import { changeSection } from './draft/change-items.ts'
import type { Drafted } from './draft/draft.ts'
import { hotspotSection } from './draft/hotspot-items.ts'
import { newsSection, repeatsSection } from './draft/news-items.ts'
import { type PriorityProgress, progressSection } from './draft/progress-items.ts'
import { qualitySection } from './draft/quality-items.ts'
import { recommendations } from './draft/recommend.ts'
import { findHotspots } from './find-hotspots.handlers.ts'
import { fortnightTo } from './fortnight.ts'
import { type Frozen, readFrozen } from './frozen.handlers.ts'
import {
  activePriorities,
  activeProfiles,
  hotspotsOfAssessment,
  usualPerson,
} from './ground-of-draft.store.ts'
import { progressOf } from './progress-of-profiles.handlers.ts'
import { qualityOf } from './quality-of-sources.handlers.ts'

export type PreparedDraft = {
  period: Days
  news: PreparedNews
  analyses: PreparedAnalysis[]
  figuresSha256: string
  /** @param setAside why each finding was set aside, in their order. */
  sections(setAside: readonly (string | null)[]): Drafted[]
}

type Asked = {
  snapshot: Snapshot
  frozenAt: string
  /** The assessment before it. */
  previous(period: Days): Promise<{ id: number; number: string } | null>
}

/** Computes everything a tactical assessment tells of, from the incidents as they stood. Keeps nothing. */
export async function prepareDraft(context: JobContext, asked: Asked): Promise<PreparedDraft> {
  const { report, signal } = context
  const frozen = await readFrozen(context, asked.snapshot, asked.frozenAt)
  const step = (stage: string) => {
    if (signal.aborted) throw cancelled()
    report({ stage, done: 0, total: null })
  }
  step('Looking for what is new')
  const news = await context.bureau.prepareNews(context, { ...asked, today: frozen.today })
  const period = fortnightTo(news.lastDay ?? plusDays(frozen.today, -1))
  step('Counting what rose and fell')
  const changes = await countChanges(frozen, period)
  const profiles = await activeProfiles(context.db, frozen.frozenAt, frozen.today)
  const earlier = await asked.previous(period)
  const found = await findHotspots(frozen, period.to, {
    profiles,
    earlier: earlier && {
      number: earlier.number,
      hotspots: await hotspotsOfAssessment(context.db, earlier.id),
    },
  })
  step('Counting profiles and sources')
  const progress = await progressOf(frozen, profiles, period)
  const priorities: PriorityProgress[] = []
  for (const priority of await activePriorities(context.db, frozen.today)) {
    priorities.push({ ...priority, fortnight: await countFortnight(frozen, priority.filter, period) })
  }
  const sources = await qualityOf(frozen, period)
  const { snapshot, frozenAt } = frozen
  const linked = await context.bureau.undecidedLinks(context, { snapshot, ...period, asOf: frozenAt })
  const people = await pseudonymsOf(frozen, news)
  if (signal.aborted) throw cancelled()
  return {
    period,
    news,
    analyses: found.analyses,
    figuresSha256: sha256Of({
      period,
      news: news.found.map(({ kind, count, expected, q, ids }) => [kind, count, expected, q, hashOfIds(ids)]),
      changes: changes.rows.map(({ family, comparisons }) => [family, comparisons]),
      analyses: found.analyses.map(({ resultSha256 }) => resultSha256),
      profiles: progress.map(({ id, fortnight, since }) => [id, fortnight, since?.count ?? null]),
      priorities: priorities.map(({ id, fortnight }) => [id, fortnight]),
      sources: sources.map(({ id, incidents, unplaced, uncoded, lastDay, late }) => [
        id,
        incidents,
        unplaced,
        uncoded,
        lastDay,
        late,
      ]),
      linked,
    }),
    sections(setAside) {
      const told = {
        ...news,
        found: news.found.map((one, at) => ({
          ...one,
          pseudonym: people[at]!,
          setAside: setAside[at] ?? null,
        })),
      }
      const sections = [
        newsSection(told),
        changeSection(changes.rows, changes),
        hotspotSection(found.themes, found.areas, found.days),
        progressSection(progress, priorities, frozen.today),
        repeatsSection(told),
        qualitySection(sources, { days: period, linked }),
      ]
      return [
        ...sections,
        recommendations({
          items: sections.flatMap(({ items }) => items),
          themes: found.themes,
          profiles: progress,
          priorities,
          sources,
          today: frozen.today,
        }),
      ]
    },
  }
}

async function pseudonymsOf({ context }: Frozen, { found }: PreparedNews): Promise<(string | null)[]> {
  const people: (string | null)[] = []
  for (const { kind, ids } of found) {
    people.push(kind === 'repeat-person' ? await usualPerson(context.db, ids) : null)
  }
  return people
}

export function cancelled(): AppError {
  return new AppError('cancelled', 'Making the assessment was cancelled. Nothing of it was kept.')
}
