import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import type { Figures, Profile, ProfileSummary } from '#shared/features/profiles/contract.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import type { Comparison } from '#shared/features/profiles/evaluation.ts'
import { gatesOf } from '#shared/features/profiles/life-rules.ts'
import { nextStatuses } from '#shared/features/profiles/rules.ts'
import type { Database } from '../../store/schema.ts'
import type { CodeTable } from '../incidents/category-codes.ts'
import { countUncoded } from '../incidents/coded.ts'
import type { SourceEntry } from '../incidents/freshness.ts'
import { localDay } from '../incidents/local-time.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { coverageOf, joinedPeriod, type SourceCoverage } from './coverage.ts'
import { countFigures, countMonths, pick } from './figures.ts'
import { readReadiness } from './life/readiness.store.ts'
import { namedRepeatLocations } from './named-repeat-locations.store.ts'
import { historyRows, type ProfileRow, profileRow, profileRows } from './profiles.store.ts'
import { compareSince, lastDayCounted, periodSince } from './since-adoption.ts'
import { freshnessOf } from './source-freshness.ts'
import { readCategoryWords } from './words-of-incidents.store.ts'
import { readDocument } from './writing/document.store.ts'

/** What a profile is counted from: the incidents in columns, and the filter that picks its own. */
export type Counting = {
  snapshot(): Snapshot
  select(db: Kysely<Database>, filter: Filter, snapshot?: Snapshot): Promise<Uint32Array>
  codeTable(db: Kysely<Database>): Promise<CodeTable>
  sources(db: Kysely<Database>): Promise<SourceEntry[]>
}

/** Problem profiles with their figures: what their own pages, meetings and packs show. */
export type ProfileReading = {
  /** Of these profiles, or of all, the latest first. */
  profileSummaries(db: Kysely<Database>, profileIds?: readonly number[]): Promise<ProfileSummary[]>
  profileSummary(db: Kysely<Database>, profileId: number): Promise<ProfileSummary>
  profile(db: Kysely<Database>, profileId: number, now: Date): Promise<Profile>
  /** The same counted from some sources only; a baseline that was counted from more is counted again, as of today. */
  profileOf(
    db: Kysely<Database>,
    profileId: number,
    now: Date,
    sourceIds: readonly number[] | null,
  ): Promise<ProfileOfSources>
  /** All that is written of a profile. */
  profileDocument(db: Kysely<Database>, profileId: number): Promise<ProfileDocument>
  /** The figures of the incidents of a filter, up to its last day or the last that the sources cover. */
  figures(db: Kysely<Database>, filter: Filter, now: Date): Promise<Figures>
}

export type ProfileOfSources = Profile & {
  /** The sources that the profile is about, and those of them that were left out although it had been counted from them. */
  about: readonly number[] | null
  leftOut: readonly number[]
}

export function openProfileReading({
  snapshot: currentSnapshot,
  select,
  codeTable,
  sources,
}: Counting): ProfileReading {
  const coverages = new WeakMap<Snapshot, Map<number, SourceCoverage>>()

  function coverage(snapshot: Snapshot): Map<number, SourceCoverage> {
    const known = coverages.get(snapshot) ?? coverageOf(snapshot)
    coverages.set(snapshot, known)
    return known
  }

  /** A source without an incident here says nothing of the months that the others do not reach. */
  function coveredPeriod(snapshot: Snapshot, positions: Uint32Array, filter: Filter, today: string) {
    const all = [...coverage(snapshot)].filter(([id]) => isOf(filter, id))
    const here = new Set(pick(snapshot.sources, positions))
    const telling = here.size > 0 ? all.filter(([id]) => here.has(id)) : all
    const found = joinedPeriod(telling.map(([, one]) => one)) ?? { from: filter.from ?? today, to: today }
    return {
      from: filter.from && filter.from > found.from ? filter.from : found.from,
      to: filter.to && filter.to < found.to ? filter.to : found.to,
    }
  }

  async function figures(db: Kysely<Database>, filter: Filter, now: Date): Promise<Figures> {
    const snapshot = currentSnapshot()
    const positions = await select(db, filter, snapshot)
    const uncoded = countUncoded(snapshot, await codeTable(db))
    const period = coveredPeriod(snapshot, positions, filter, localDay(now.getTime() / 60_000))
    return {
      ...countFigures(snapshot, positions, period, await readCategoryWords(db)),
      repeatLocations: await namedRepeatLocations(db, snapshot, positions),
      sources: sourcesOf(snapshot, positions, filter, await sources(db), uncoded, now),
    }
  }

  function sourcesOf(
    snapshot: Snapshot,
    positions: Uint32Array,
    filter: Filter,
    sources: readonly SourceEntry[],
    uncoded: ReadonlyMap<number, number>,
    now: Date,
  ): Figures['sources'] {
    const counts = new Map<number, number>()
    for (const at of positions)
      counts.set(snapshot.sources[at]!, (counts.get(snapshot.sources[at]!) ?? 0) + 1)
    return sources.flatMap(source => {
      const held = coverage(snapshot).get(source.id)
      if (!held || !isOf(filter, source.id)) return []
      return [
        { ...freshnessOf(source, held, uncoded.get(source.id) ?? 0, now), count: counts.get(source.id) ?? 0 },
      ]
    })
  }

  async function since(
    db: Kysely<Database>,
    filter: Filter,
    baseline: Figures,
    { adoptedOn, closedOn }: { adoptedOn: string; closedOn: string | null },
    now: Date,
  ) {
    const snapshot = currentSnapshot()
    const all = await select(db, filter, snapshot)
    const { to } = coveredPeriod(snapshot, all, filter, localDay(now.getTime() / 60_000))
    const month = timePrecisions.indexOf('month')
    const monthsOnly = all.some(at => snapshot.timePrecisions[at] === month)
    const period = periodSince(adoptedOn, lastDayCounted(to, closedOn, monthsOnly), monthsOnly)
    if (!period) return null
    const positions = await select(db, { ...filter, ...period }, snapshot)
    return compareSince(baseline, period, countMonths(snapshot, positions, period))
  }

  /** Sources whose incidents are in the figures of a profile, beyond some. */
  async function countedBeyond(
    db: Kysely<Database>,
    frozen: Figures | null,
    filter: Filter,
    only: readonly number[],
    now: Date,
  ): Promise<number[]> {
    const { sources: counted } = frozen ?? (await figures(db, filter, now))
    return counted
      .filter(({ sourceId, count }) => count > 0 && !only.includes(sourceId))
      .map(({ sourceId }) => sourceId)
  }

  async function summary(db: Kysely<Database>, row: ProfileRow): Promise<ProfileSummary> {
    const filter = JSON.parse(row.filter_json) as Filter
    return {
      ...shownOf(row),
      count: row.baseline_json
        ? (JSON.parse(row.baseline_json) as Figures).total
        : (await select(db, filter)).length,
    }
  }

  async function read(
    db: Kysely<Database>,
    profileId: number,
    now: Date,
    only: readonly number[] | null,
  ): Promise<ProfileOfSources> {
    const row = await profileRow(db, profileId)
    const whole = JSON.parse(row.filter_json) as Filter
    const filter = only
      ? { ...whole, sourceIds: [...(whole.sourceIds ?? only)].filter(id => only.includes(id)) }
      : whole
    const kept = row.baseline_json ? (JSON.parse(row.baseline_json) as Figures) : null
    const leftOut = only ? await countedBeyond(db, kept, whole, only, now) : []
    const frozen =
      kept && leftOut.length > 0 ? await figures(db, { ...filter, to: row.adopted_on ?? kept.to }, now) : kept
    const shown = frozen ?? (await figures(db, filter, now))
    const adoption =
      frozen && row.adopted_on && row.baseline_freeze_id
        ? { frozenOn: row.adopted_on, freezeId: row.baseline_freeze_id, figures: frozen }
        : null
    const sinceAdoption =
      adoption &&
      (await since(
        db,
        filter,
        adoption.figures,
        { adoptedOn: adoption.frozenOn, closedOn: row.closed_on },
        now,
      ))
    const readiness = await readReadiness(db, row, { figures: shown, since: sinceAdoption })
    return {
      ...shownOf(row),
      marking: row.marking,
      reviewOn: row.review_on,
      count: shown.total,
      analysisId: row.analysis_id,
      hotspotId: row.hotspot_id,
      filter,
      polygons: JSON.parse(row.polygons_json) as Polygons,
      figures: shown,
      baseline: adoption,
      since: sinceAdoption,
      history: (await historyRows(db, profileId)).map(entry => ({
        at: entry.at,
        by: entry.by_login,
        from: entry.from_status,
        to: entry.to_status,
        note: entry.note,
        overridden: JSON.parse(entry.overridden_json) as string[],
      })),
      next: [...nextStatuses(row.status)],
      gate: gatesOf(row.status, readiness),
      ...lifeOf(row),
      about: whole.sourceIds ?? null,
      leftOut,
    }
  }

  return {
    figures,
    profileDocument: readDocument,
    async profileSummaries(db, profileIds) {
      const all = profileRows(db)
      const rows = await (profileIds ? all.where('profile.id', 'in', profileIds) : all).execute()
      const summaries: ProfileSummary[] = []
      for (const row of rows) summaries.push(await summary(db, row))
      return summaries
    },
    profileSummary: async (db, profileId) => summary(db, await profileRow(db, profileId)),
    profile: async (db, profileId, now) => read(db, profileId, now, null),
    profileOf: read,
  }
}

const isOf = (filter: Filter, sourceId: number) => !filter.sourceIds || filter.sourceIds.includes(sourceId)

function shownOf(row: ProfileRow) {
  const { id, number, title, area_label, status, open_actions, created_at, adopted_on, version } = row
  return {
    id,
    number,
    title,
    status,
    version,
    areaLabel: area_label,
    openActions: open_actions,
    createdAt: created_at,
    adoptedOn: adopted_on,
    closedOn: row.closed_on,
    result: row.result,
  }
}

function lifeOf(row: ProfileRow) {
  const { origin, outcome, lessons, problem_type, place_type, nomination_id, buffer_metres } = row
  return {
    origin,
    outcome,
    lessons,
    nominationId: nomination_id,
    problemType: problem_type,
    placeType: place_type,
    comparison: row.comparison_json ? (JSON.parse(row.comparison_json) as Comparison) : null,
    bufferMetres: buffer_metres,
  }
}
