import type { Filter } from '#shared/features/incidents/filter.ts'
import type { OneTrace, TraceStart, trace } from '#shared/features/tasking/trace.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { localDay } from '../../incidents/local-time.ts'
import { tally } from '../../incidents/tally.ts'
import { isAbout } from '../assessment/became.ts'
import { asFlagRow, flagRows, knownRows } from '../assessment/flags.store.ts'
import { decidedRows } from './decided.store.ts'
import {
  flagsOfMeeting,
  hotspotsOfIncident,
  importNames,
  isThere,
  profileFilters,
  profileOfPack,
  profilesOfMeeting,
  subjectOfAction,
} from './start.store.ts'
import { foundRows, nominationRows, reportedRows, type Seeds, seedsOfProfile } from './trace.store.ts'
import { traceOf } from './trace.ts'
import type { TraceRows } from './trace-rows.ts'

/** An incident may lie in hundreds of hotspots of as many analyses; the latest say most. */
const mostHotspots = 3

export const traceHandlers: HandlersOf<typeof trace> = {
  async trace(context, { kind, id }) {
    const { profileIds, seeds } = await startsOf(context, kind, id)
    const traces: OneTrace[] = []
    for (const profileId of [...new Set(profileIds)]) traces.push(await traceOfProfile(context, profileId))
    if (traces.length === 0 && seeds) {
      const filter = filterOf(seeds)
      traces.push({ profile: null, filter, nodes: traceOf(await rowsOf(context, seeds, null, filter)) })
    }
    const key = keyOf(kind, id)
    const isIn = traces.some(({ nodes }) => nodes.some(node => node.key === key))
    return { here: isIn ? key : null, traces }
  },
}

const tables: Record<TraceStart, string> = {
  profile: 'profile',
  incident: 'calls',
  hotspot: 'hotspot',
  analysis: 'analysis',
  flag: 'flagged_item',
  action: 'action',
  meeting: 'meeting',
  pack: 'pack',
}

function keyOf(kind: TraceStart, id: number): string {
  return kind === 'incident' ? 'calls' : `${tables[kind]}:${id}`
}

type Starts = { profileIds: number[]; seeds: Seeds | null }

/** The profiles something led to; where it led to none yet, what there is of it. */
async function startsOf({ db, bureau }: Context, kind: TraceStart, id: number): Promise<Starts> {
  const gone = () =>
    new AppError('not-found', `There is no ${kind === 'flag' ? 'flagged item' : kind} ${id}.`, {
      next: 'Go back to the list.',
    })
  switch (kind) {
    case 'profile':
      return { profileIds: [id], seeds: null }
    case 'action': {
      const subject = await subjectOfAction(db, id)
      if (!subject) throw gone()
      if (subject.profileId !== null) return { profileIds: [subject.profileId], seeds: null }
      return startsOfFlags(db, subject.flagId === null ? [] : [subject.flagId])
    }
    case 'pack': {
      const profileId = await profileOfPack(db, id)
      if (profileId === undefined) throw gone()
      return { profileIds: profileId === null ? [] : [profileId], seeds: null }
    }
    case 'meeting': {
      if (!(await isThere(db, 'meeting', id))) throw gone()
      const flagged = await startsOfFlags(db, await flagsOfMeeting(db, id))
      return { ...flagged, profileIds: [...(await profilesOfMeeting(db, id)), ...flagged.profileIds] }
    }
    case 'incident': {
      if (!(await isThere(db, 'incident', id))) throw gone()
      const profileIds: number[] = []
      const snapshot = bureau.snapshot()
      for (const profile of await profileFilters(db)) {
        const positions = await bureau.select(db, JSON.parse(profile.filter_json) as Filter, snapshot)
        if (positions.some(at => snapshot.ids[at] === id)) profileIds.push(profile.id)
      }
      const hotspotIds = (await hotspotsOfIncident(db, id)).slice(0, mostHotspots)
      return { profileIds, seeds: about({ hotspotIds }) }
    }
    case 'hotspot':
    case 'analysis': {
      if (!(await isThere(db, kind, id))) throw gone()
      const profiles = (await profileFilters(db)).filter(profile => {
        if (kind === 'analysis') return profile.analysis_id === id
        return profile.hotspot_id === id || (JSON.parse(profile.selected_json) as Filter).hotspotId === id
      })
      const seeds = kind === 'analysis' ? about({ analysisIds: [id] }) : about({ hotspotIds: [id] })
      return { profileIds: profiles.map(profile => profile.id), seeds }
    }
    case 'flag': {
      const found = await startsOfFlags(db, [id])
      if (!found.seeds) throw gone()
      return found
    }
  }
}

/** The profiles that what was flagged became, and what it was flagged for; no seeds where there is nothing flagged. */
async function startsOfFlags(db: Context['db'], ids: readonly number[]): Promise<Starts> {
  const flags = (await flagRows(db).execute()).filter(({ id }) => ids.includes(id))
  if (flags.length === 0) return { profileIds: [], seeds: null }
  const { profiles } = await knownRows(db)
  return {
    profileIds: profiles
      .filter(profile => flags.some(flag => isAbout(asFlagRow(flag), profile)))
      .map(({ id }) => id),
    seeds: about({
      hotspotIds: flags.flatMap(({ hotspot_id }) => hotspot_id ?? []),
      newsItemIds: flags.flatMap(({ news_item_id }) => news_item_id ?? []),
      flagIds: flags.map(({ id }) => id),
    }),
  }
}

function about(seeds: Partial<Seeds>): Seeds {
  return {
    profileId: null,
    analysisIds: [],
    hotspotIds: [],
    newsItemIds: [],
    flagIds: [],
    ...seeds,
  }
}

function filterOf({ hotspotIds, newsItemIds }: Seeds): Filter | null {
  const [hotspotId] = hotspotIds
  const [newsItemId] = newsItemIds
  return hotspotId !== undefined ? { hotspotId } : newsItemId !== undefined ? { newsItemId } : null
}

async function traceOfProfile(context: Context, profileId: number): Promise<OneTrace> {
  const { seeds, profile, filter, evaluation } = await seedsOfProfile(context.db, profileId)
  const { profiles } = await knownRows(context.db)
  const own = profiles.find(one => one.id === profileId)!
  // What was put before the group and became this profile, with what it was found in.
  for (const flag of await flagRows(context.db).execute()) {
    if (!isAbout(asFlagRow(flag), own)) continue
    seeds.flagIds.push(flag.id)
    if (flag.hotspot_id !== null) seeds.hotspotIds.push(flag.hotspot_id)
    if (flag.news_item_id !== null) seeds.newsItemIds.push(flag.news_item_id)
  }
  const { id, number, title, status } = profile
  return {
    profile: { id, number, title, status },
    filter,
    nodes: traceOf({ ...(await rowsOf(context, seeds, profile, filter)), evaluation }),
  }
}

async function rowsOf(
  context: Context,
  seeds: Seeds,
  profile: TraceRows['profile'],
  filter: Filter | null,
): Promise<TraceRows> {
  const { db } = context
  const found = await foundRows(db, seeds)
  return {
    profile,
    ...(await callsOf(context, filter)),
    ...found,
    nominations: await nominationRows(db, {
      profileId: seeds.profileId,
      nominationId: profile?.nominationId ?? null,
    }),
    ...(await decidedRows(
      db,
      seeds.profileId,
      found.flags.map(({ id }) => id),
    )),
    evaluation: null,
    ...(await reportedRows(db, seeds.profileId)),
  }
}

/** The calls it is about, and the imports that brought them. */
async function callsOf({ db, bureau }: Context, filter: Filter | null) {
  if (!filter) return { imports: [], calls: null }
  const snapshot = bureau.snapshot()
  const positions = await bureau.select(db, filter, snapshot)
  if (positions.length === 0) return { imports: [], calls: null }
  const names = await importNames(db)
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const at of positions) {
    first = Math.min(first, snapshot.fromMinutes[at]!)
    last = Math.max(last, snapshot.fromMinutes[at]!)
  }
  return {
    imports: [...tally(snapshot.imports, positions)]
      .map(([id, calls]) => ({ id, calls, ...(names.get(id) ?? { fileName: '', at: '' }) }))
      .sort((a, b) => (a.at < b.at ? -1 : 1)),
    calls: { count: positions.length, first: localDay(first), last: localDay(last) },
  }
}
