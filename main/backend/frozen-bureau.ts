import { readFreshness } from '../features/incidents/freshness.store.ts'
import { isLate } from '../features/incidents/freshness.ts'
import { ofSources } from '../features/incidents/of-sources.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'
import { openProfileReading } from '../features/profiles/profile-reading.store.ts'
import { compareSince } from '../features/profiles/since-adoption.ts'
import type { Row } from '../store/schema.ts'
import type { Bureau, Context } from './context.ts'

/** Of a snapshot, the incidents of some sources alone: kept as long as it is. */
const kept = new WeakMap<Snapshot, Map<string, Snapshot>>()

/**
 * The context as it was at a freeze, knowing of some sources alone: whatever is counted in it is counted from the
 * incidents, codes and links of then, on the clock of then. What people wrote since is not taken back by it.
 *
 * @param sourceIds null for all sources.
 */
export function asFrozen<C extends Context>(
  context: C,
  freeze: Row<'freeze'>,
  sourceIds: readonly number[] | null,
): C {
  const now = () => new Date(freeze.made_at)
  return {
    ...context,
    bureau: frozenBureau(context.bureau, freeze, sourceIds),
    host: { ...context.host, now },
  }
}

function frozenBureau(bureau: Bureau, freeze: Row<'freeze'>, sourceIds: readonly number[] | null): Bureau {
  const snapshotAt = (at: Row<'freeze'>) => only(bureau.snapshotAt(at), sourceIds)
  const snapshot = () => snapshotAt(freeze)
  const isMeant = (sourceId: number) => sourceIds?.includes(sourceId) ?? true
  const select: Bureau['select'] = (db, filter, of = snapshot(), asOf = freeze.made_at) =>
    bureau.select(db, filter, of, asOf)
  const codeTable: Bureau['codeTable'] = (db, asOf = freeze.made_at) => bureau.codeTable(db, asOf)
  const sources: Bureau['sources'] = async db => {
    const last = await lastImports(db, freeze)
    const all = await bureau.sources(db)
    return all
      .filter(({ id }) => isMeant(id))
      .map(source => ({ ...source, lastImport: last.get(source.id) ?? null }))
  }
  const reading = openProfileReading({ snapshot, select, codeTable, sources })
  return {
    ...bureau,
    snapshot,
    snapshotAt,
    select,
    codeTable,
    sources,
    now: () => new Date(freeze.made_at),
    areaOfPositions: (db, areaSetId, of = snapshot()) => bureau.areaOfPositions(db, areaSetId, of),
    async freshness(db, now) {
      const last = await lastImports(db, freeze)
      const told = (await readFreshness(db, snapshot(), now)).filter(({ sourceId }) => isMeant(sourceId))
      return told.map(one => {
        const lastImport = last.get(one.sourceId) ?? null
        return { ...one, lastImport, late: isLate(lastImport, one.expectedEveryDays, now) }
      })
    },
    ...reading,
    async profile(db, profileId, now) {
      const profile = await reading.profile(db, profileId, now)
      const { baseline, since } = profile
      if (!baseline || sourceIds === null) return profile
      // The kept baseline counts every source: it is counted again from its own freeze, of these alone.
      const then = frozenBureau(bureau, await freezeRow(db, baseline.freezeId), sourceIds)
      const { from, to } = baseline.figures
      const figures = await then.figures(db, { ...profile.filter, from, to }, then.now())
      return {
        ...profile,
        count: figures.total,
        figures,
        baseline: { ...baseline, figures },
        since: since && compareSince(figures, since, since.months),
      }
    },
  }
}

function only(snapshot: Snapshot, sourceIds: readonly number[] | null): Snapshot {
  if (sourceIds === null) return snapshot
  const known = kept.get(snapshot) ?? new Map<string, Snapshot>()
  kept.set(snapshot, known)
  const key = sourceIds.join(' ')
  const part = known.get(key) ?? ofSources(snapshot, sourceIds)
  known.set(key, part)
  return part
}

/** When the last import of each source that the freeze holds was finished. */
import { freezeRow } from '../store/freezes.ts'

async function lastImports(db: Context['db'], freeze: Row<'freeze'>): Promise<Map<number, string>> {
  const ids = new Set(JSON.parse(freeze.import_ids_json) as number[])
  const rows = await db
    .selectFrom('import')
    .select(['id', 'source_id', 'finished_at'])
    .where('finished_at', 'is not', null)
    .orderBy('finished_at')
    .execute()
  return new Map(rows.filter(({ id }) => ids.has(id)).map(row => [row.source_id, row.finished_at!]))
}
