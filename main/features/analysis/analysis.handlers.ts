import type { analysis } from '#shared/features/analysis/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { nextMoment } from '../../store/moments.ts'
import { encodeIncidentIds } from '../incidents/incident-ids.ts'
import { localDay } from '../incidents/local-time.ts'
import { frozen } from '../incidents/snapshot.ts'
import { addAnalysis, listAnalyses, readAnalysis, readFreeze, readTable } from './analysis.store.ts'
import { bearable, leftOut } from './bearing.ts'
import { comparisonHandlers } from './compare.handlers.ts'
import { compute, incidentsAt, periodOf } from './compute.handlers.ts'
import type { run as suggest } from './defaults.worker.ts'
import { tableExportHandlers } from './export-table.handlers.ts'
import { flagsHandlers } from './flags.handlers.ts'
import { freezeOfMerged } from './given.handlers.ts'
import { labelOf } from './label.handlers.ts'
import { newsHandlers } from './news.handlers.ts'
import { overlayHandlers } from './overlay.handlers.ts'
import { presenceHandlers } from './presence.handlers.ts'
import { sourcesUsed } from './sources-used.ts'
import { caveatsOf, eventsCaveat } from './telling/caveats.ts'
import { partlyCovered } from './telling/partly-covered.ts'

export const analysisHandlers: HandlersOf<typeof analysis> = {
  ...newsHandlers,
  ...flagsHandlers,
  ...comparisonHandlers,
  ...overlayHandlers,
  ...presenceHandlers,
  ...tableExportHandlers,
  async defaults({ db, bureau, workers }, { method, filter }) {
    const snapshot = bureau.snapshot()
    const { chosen } = bearable(method, snapshot, await bureau.select(db, filter, snapshot))
    const [areaSet] = await bureau.areaSets(db)
    return workers.run<typeof suggest>('analysis/defaults', {
      method,
      incidents: incidentsAt(snapshot, chosen),
      period: periodOf(filter, snapshot, chosen),
      areaSetId: areaSet?.id ?? null,
    })
  },

  async run(context, { parameters, filter, seed, freezeId }) {
    const { db, bureau, host, person, signal, report, changed } = context
    report({ stage: 'Choosing incidents', done: 0, total: null })
    const earlierId = freezeId ?? (await freezeOfMerged(db, parameters))
    const earlier = earlierId === undefined ? null : await readFreeze(db, earlierId)
    const frozenAt = earlier?.made_at ?? (await nextMoment(db, host.now()))
    const computed = await compute(context, { parameters, filter, seed, earlier, frozenAt })
    const { snapshot, positions, borne, found, choices, resultSha256 } = computed
    const freshness = await bureau.freshness(db, host.now())
    const nameOfSource = new Map(freshness.map(({ sourceId, sourceName }) => [sourceId, sourceName]))
    const caveats = [
      ...caveatsOf(snapshot, positions, borne.chosen, freshness),
      ...partlyCovered(parameters, computed.period, sourcesUsed(snapshot, [borne.chosen], nameOfSource)),
    ]
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
          label: hotspot.title ?? (await labelOf({ db: trx, bureau }, hotspot.centre)),
          incidentIds: encodeIncidentIds(computed.idsOf(hotspot.members)),
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
          incidents: borne.chosen.length,
          unplaced: borne.unplaced,
          softwareVersion: host.version,
          madeAt,
          madeBy: person.name,
          statement: found.statement,
          warnings: [...found.warnings, ...leftOut(parameters.method, borne), ...caveats, ...asEvents],
          choices,
          resultSha256,
        },
        hotspots,
        tables: found.tables,
      })
      // The last moment at which nothing has been kept.
      stopIfCancelled(signal)
      return readAnalysis(trx, id)
    })
    changed('analysis')
    return result
  },

  async rerun(context, { analysisId }) {
    const {
      parameters,
      filter,
      seed,
      freezeId,
      resultSha256: was,
    } = await readAnalysis(context.db, analysisId)
    context.report({ stage: 'Choosing incidents', done: 0, total: null })
    const earlier = await readFreeze(context.db, freezeId)
    const { resultSha256 } = await compute(context, {
      ...{ parameters, filter, seed, earlier },
      frozenAt: earlier.made_at,
    })
    return { identical: resultSha256 === was, resultSha256, was }
  },

  list: ({ db }) => listAnalyses(db),
  get: ({ db }, { analysisId }) => readAnalysis(db, analysisId),
  table: ({ db }, { analysisId, key }) => readTable(db, analysisId, key),
}

function stopIfCancelled(signal: AbortSignal) {
  if (signal.aborted) throw new AppError('cancelled', 'The analysis was cancelled. Nothing of it was kept.')
}
