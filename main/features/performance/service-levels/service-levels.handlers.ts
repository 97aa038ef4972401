import { may } from '#shared/features/access/rules.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Period } from '#shared/features/performance/period.ts'
import { outcomes, promiseWords, whyNoPromise } from '#shared/features/performance/service-level-rules.ts'
import {
  type LevelDetail,
  mostSelected,
  type ServiceLevel,
  type ServiceLevels,
  type serviceLevels,
} from '#shared/features/performance/service-levels.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Among, Context, HandlersOf } from '../../../backend/context.ts'
import { localMonth } from '../../incidents/local-time.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import { readCalls } from './breaches.store.ts'
import { type Measured, measure, type ResponseColumns } from './measure.ts'
import { knownUntil, responsesOf } from './response-times.store.ts'
import { filterOf, inForce, resultOf, toldCounts } from './results.ts'
import {
  changesOf,
  keepServiceLevel,
  readServiceLevel,
  readServiceLevels,
  requireSubject,
  retireServiceLevel,
  sourcesOfAgencies,
} from './service-levels.store.ts'
import { countByGroup, worstFirst } from './tell.ts'

type LevelsAsked = { period: Period; before?: Period | undefined; agencyId?: number | undefined }

/** How promises were kept, as the person may see it: of partners only their own agency's. */
export async function serviceLevelsOf(
  context: Context,
  asked: LevelsAsked,
  among: Among = {},
): Promise<ServiceLevels> {
  const { db, person } = context
  const looking = await lookAt(context, among)
  const own = person.agencyId
  const levels = (await readServiceLevels(db)).filter(
    ({ agencyId }) => maySee(context, agencyId) && (asked.agencyId ?? agencyId) === agencyId,
  )
  const agencies: ServiceLevels['agencies'] = []
  for (const level of levels) {
    let agency = agencies.find(({ agencyId }) => agencyId === level.agencyId)
    if (!agency) {
      const { agencyId, agencyName } = level
      agency = { agencyId, agencyName, isOwn: agencyId === own, levels: [] }
      agencies.push(agency)
    }
    agency.levels.push(
      resultOf(
        level,
        await looking.during(level, asked.period),
        asked.before ? await looking.during(level, asked.before) : null,
      ),
    )
  }
  agencies.sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
  return { asOf: looking.asOf.toISOString(), period: asked.period, agencies }
}

function maySee({ person }: Context, agencyId: number): boolean {
  return may(person.role, 'performance.read') || person.agencyId === agencyId
}

type During = { period: Period; filter: Filter; measured: Measured }
type Looking = {
  snapshot: Snapshot
  asOf: Date
  /** What became of the calls of a promise in some days; null where it was not in force. */
  during(level: ServiceLevel, period: Period): Promise<During | null>
}

async function lookAt({ db, bureau }: Context, among: Among): Promise<Looking> {
  const { snapshot = bureau.snapshot(), sourceIds = null } = among
  const asOf = among.asOf === undefined ? bureau.now() : new Date(among.asOf)
  const responses: ResponseColumns = responsesOf(bureau.store, snapshot)
  const until = await knownUntil(db, snapshot)
  const sources = (await sourcesOfAgencies(db)).filter(({ id }) => sourceIds?.includes(id) ?? true)
  const known = { knownUntil: (at: number) => until[at]!, now: Math.floor(asOf.getTime() / 60_000) }
  return {
    snapshot,
    asOf,
    async during(level, asked) {
      const period = inForce(level, asked)
      if (!period) return null
      const own = sources.filter(({ agencyId }) => agencyId === level.agencyId).map(({ id }) => id)
      const filter = filterOf(level, period, own)
      const positions = await bureau.select(db, filter, snapshot, among.asOf)
      return { period, filter, measured: measure(level, snapshot, responses, positions, known) }
    },
  }
}

/** Throws `not-found`, also for one the person may not see: whether it is there is not told. */
async function levelFor(context: Context, serviceLevelId: number): Promise<ServiceLevel> {
  const level = await readServiceLevel(context.db, serviceLevelId)
  if (maySee(context, level.agencyId)) return level
  throw new AppError('not-found', 'That service level is no longer there.', { next: 'Go back to the list.' })
}

export const serviceLevelsHandlers: HandlersOf<typeof serviceLevels> = {
  serviceLevels: (context, asked) => serviceLevelsOf(context, asked),

  async serviceLevel(context, { serviceLevelId, period, before, areaSetId }) {
    const { db } = context
    const level = await levelFor(context, serviceLevelId)
    const looking = await lookAt(context, {})
    const now = await looking.during(level, period)
    const result = resultOf(level, now, before ? await looking.during(level, before) : null)
    const history = await changesOf(db, serviceLevelId)
    return {
      ...result,
      ...(now
        ? await grouped(context, looking.snapshot, now, areaSetId)
        : { months: [], areas: null, channels: [] }),
      history: history.map(({ at, by, what, promise }) => ({ at, by, what, words: promiseWords(promise) })),
    }
  },

  async serviceLevelBreaches(context, { serviceLevelId, period, offset, limit }) {
    const { db } = context
    const level = await levelFor(context, serviceLevelId)
    const { during, snapshot } = await lookAt(context, {})
    const now = await during(level, period)
    if (!now) return { total: 0, rows: [], filter: { incidentIds: [] } }
    const { measured } = now
    const worst = worstFirst(measured)
    const idOf = (i: number) => snapshot.ids[measured.positions[i]!]!
    const shown = worst.slice(offset, offset + limit)
    const calls = await readCalls(db, shown.map(idOf))
    return {
      total: worst.length,
      rows: shown.map(i => ({
        ...calls.get(idOf(i))!,
        incidentId: idOf(i),
        outcome: outcomes[measured.outcomes[i]!]!,
        elapsed: measured.elapsed[i]!,
        rough: measured.rough[i] === 1,
      })),
      filter: { incidentIds: worst.slice(0, mostSelected).map(idOf) },
    }
  },

  async saveServiceLevel({ db, host, person, changed }, level) {
    const reason = whyNoPromise(level)
    if (reason !== null)
      throw new AppError('invalid', reason, { next: 'Change the promise, then save it again.' })
    await requireSubject(db, level)
    const saved = await keepServiceLevel(db, level, { at: host.now().toISOString(), by: person.login })
    changed('performance')
    return saved
  },

  async removeServiceLevel({ db, host, person, changed }, { serviceLevelId, version }) {
    const change = { at: host.now().toISOString(), by: person.login }
    await retireServiceLevel(db, { id: serviceLevelId, version }, change)
    changed('performance')
  },
}

/** The same calls by month, by area and by channel. */
async function grouped(
  { db, bureau }: Context,
  snapshot: Snapshot,
  { measured, filter }: During,
  asked: number | undefined,
): Promise<Pick<LevelDetail, 'months' | 'areas' | 'channels'>> {
  const byMonth = countByGroup(measured, at => localMonth(snapshot.fromMinutes[at]!))
  const byChannel = countByGroup(measured, at => snapshot.channelWords[snapshot.channels[at]!]!)
  const sets = await bureau.areaSets(db)
  const set = sets.find(({ id }) => id === asked) ?? sets.find(({ drawn }) => !drawn) ?? null
  return {
    months: [...byMonth]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, counts]) => ({ month, ...toldCounts(counts) })),
    channels: [...byChannel]
      .map(([channel, counts]) => ({
        name: channel || 'Not known',
        filter: { ...filter, channels: [channel] },
        ...toldCounts(counts),
      }))
      .sort((a, b) => b.calls - a.calls),
    areas: set && { areaSetId: set.id, areaSetName: set.name, rows: await byArea(set.id) },
  }

  async function byArea(areaSetId: number) {
    const areaOf = await bureau.areaOfPositions(db, areaSetId, snapshot)
    const counts = countByGroup(measured, at => areaOf[at]!)
    const names = new Map((await bureau.areas(db, areaSetId)).map(({ id, name }) => [id, name]))
    return [...counts]
      .map(([areaId, each]) => ({
        name: names.get(areaId) ?? 'Outside all of them, or not placed',
        filter: areaId === 0 ? filter : { ...filter, areaIds: [areaId] },
        ...toldCounts(each),
      }))
      .sort((a, b) => b.share.of - b.share.kept - (a.share.of - a.share.kept) || b.calls - a.calls)
  }
}
