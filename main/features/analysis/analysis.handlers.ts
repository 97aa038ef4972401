import type { analysis, Parameters } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf, JobContext } from '../../backend/context.ts'
import { nextMoment } from '../../store/moments.ts'
import { encodeIncidentIds } from '../incidents/incident-ids.ts'
import { localDay } from '../incidents/local-time.ts'
import { gather, placedAmong } from '../incidents/places.ts'
import { frozen, type Snapshot } from '../incidents/snapshot.ts'
import { addAnalysis, listAnalyses, readAnalysis, readFreeze } from './analysis.store.ts'
import type { run as suggest } from './defaults.worker.ts'
import { caveatsOf, eventsCaveat } from './telling/caveats.ts'
import type { FoundHotspot, MethodResult } from './telling/hotspots.ts'
import { counted } from './telling/words.ts'

export const analysisHandlers: HandlersOf<typeof analysis> = {
  async defaults({ db, bureau, workers }, { method, filter }) {
    const snapshot = bureau.snapshot()
    const placed = placedAmong(snapshot, await bureau.select(db, filter, snapshot))
    const eastings = gather(snapshot.eastings, placed)
    const northings = gather(snapshot.northings, placed)
    return workers.run<typeof suggest>(
      'analysis/defaults',
      { method, eastings, northings },
      { transfer: [eastings.buffer, northings.buffer] as ArrayBuffer[] },
    )
  },

  async run(context, { parameters, filter, seed, freezeId }) {
    const { db, bureau, host, person, signal, report, changed } = context
    report({ stage: 'Choosing incidents', done: 0, total: null })
    const earlier = freezeId === undefined ? null : await readFreeze(db, freezeId)
    const snapshot = earlier ? bureau.snapshotAt(earlier) : bureau.snapshot()
    // The codes are read as of the freeze, not just before it: run again, they are the same.
    const frozenAt = earlier?.made_at ?? (await nextMoment(db, host.now()))
    const { positions, placed } = await chooseIncidents(context, filter, snapshot, frozenAt)
    report({ stage: `Finding hotspots among ${counted(placed.length, 'incident')}`, done: 0, total: null })
    const found = await findHotspots(context, parameters, snapshot, placed)
    const caveats = caveatsOf(snapshot, positions, placed, await bureau.freshness(db, host.now()))
    const { count: _counted, ...everyCall } = filter
    const calls = await bureau.select(db, everyCall, snapshot, frozenAt)
    const asEvents = eventsCaveat(filter, {
      ...{ calls: calls.length, events: positions.length },
      day: localDay(host.now().getTime() / 60_000),
    })
    report({ stage: 'Naming and saving', done: 0, total: found.hotspots.length })
    const madeAt = host.now().toISOString()
    const result = await db.transaction().execute(async trx => {
      const hotspots = []
      for (const [index, hotspot] of found.hotspots.entries()) {
        hotspots.push({
          ...hotspot,
          rank: index + 1,
          label: await labelOf({ db: trx, bureau }, hotspot),
          incidentIds: encodeIncidentIds(hotspot.members.map(member => snapshot.ids[placed[member]!]!)),
        })
        report({ stage: 'Naming and saving', done: index + 1, total: found.hotspots.length })
      }
      const id = await addAnalysis(trx, {
        freeze: earlier ?? {
          made_at: frozenAt,
          reason: 'analysis',
          ...frozen(snapshot),
        },
        analysis: {
          parameters,
          filter,
          seed,
          incidents: placed.length,
          unplaced: positions.length - placed.length,
          softwareVersion: host.version,
          madeAt,
          madeBy: person.name,
          statement: found.statement,
          warnings: [...found.warnings, ...caveats, ...asEvents],
        },
        hotspots,
      })
      // The last moment at which nothing has been kept.
      stopIfCancelled(signal)
      return readAnalysis(trx, id)
    })
    changed('analysis')
    return result
  },

  list: ({ db }) => listAnalyses(db),
  get: ({ db }, { analysisId }) => readAnalysis(db, analysisId),
}

async function chooseIncidents({ db, bureau }: Context, filter: Filter, snapshot: Snapshot, asOf: string) {
  const positions = await bureau.select(db, filter, snapshot, asOf)
  const placed = placedAmong(snapshot, positions)
  if (placed.length > 0) return { positions, placed }
  throw new AppError(
    'invalid',
    positions.length === 0
      ? 'There are no incidents in this selection.'
      : `None of the ${counted(positions.length, 'incident')} in this selection has a place.`,
    { next: 'Widen the period, or take in more sources or categories.' },
  )
}

function findHotspots(
  { workers, signal }: JobContext,
  parameters: Parameters,
  snapshot: Snapshot,
  placed: Uint32Array,
): Promise<MethodResult> {
  const eastings = gather(snapshot.eastings, placed)
  const northings = gather(snapshot.northings, placed)
  type Run = (input: {
    eastings: Float64Array
    northings: Float64Array
    parameters: Parameters
  }) => MethodResult
  return workers.run<Run>(
    `analysis/${parameters.method}`,
    { eastings, northings, parameters },
    { signal, transfer: [eastings.buffer, northings.buffer] as ArrayBuffer[] },
  )
}

/** Where a hotspot is, in words: the area its centre lies in, and the grid reference of the centre. */
async function labelOf({ db, bureau }: Pick<Context, 'db' | 'bureau'>, { centre }: FoundHotspot) {
  const [easting, northing] = centre
  const reference = toGridReference(easting, northing) ?? `E ${easting} N ${northing}`
  const [area] = await bureau.areasAt(db, easting, northing)
  return area ? `${area.name}, ${reference}` : reference
}

function stopIfCancelled(signal: AbortSignal) {
  if (signal.aborted) throw new AppError('cancelled', 'The analysis was cancelled. Nothing of it was kept.')
}
