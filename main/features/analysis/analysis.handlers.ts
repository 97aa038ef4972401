import type { analysis } from '#shared/features/analysis/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { freezeRow } from '../../store/freezes.ts'
import { nextMoment } from '../../store/moments.ts'
import { frozen } from '../incidents/snapshot.ts'
import { listAnalyses, readAnalysis, readTable } from './analysis.store.ts'
import { bearable } from './bearing.ts'
import { comparisonHandlers } from './compare.handlers.ts'
import { compute, incidentsAt, periodOf } from './compute.handlers.ts'
import type { run as suggest } from './defaults.worker.ts'
import { tableExportHandlers } from './export-table.handlers.ts'
import { flagsHandlers } from './flags.handlers.ts'
import { freezeOfMerged } from './given.handlers.ts'
import { newsHandlers } from './news.handlers.ts'
import { overlayHandlers } from './overlay.handlers.ts'
import { presenceHandlers } from './presence.handlers.ts'
import { prepareAnalysis } from './run.handlers.ts'

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
    const { db, bureau, host, signal, report, changed } = context
    report({ stage: 'Choosing incidents', done: 0, total: null })
    const earlierId = freezeId ?? (await freezeOfMerged(db, parameters))
    const earlier = earlierId === undefined ? null : await freezeRow(db, earlierId)
    const frozenAt = earlier?.made_at ?? (await nextMoment(db, host.now()))
    const snapshot = earlier ? bureau.snapshotAt(earlier) : bureau.snapshot()
    const prepared = await prepareAnalysis(context, { parameters, filter, seed, snapshot, frozenAt })
    const result = await db.transaction().execute(async trx => {
      const freeze = earlier ?? { made_at: frozenAt, reason: 'analysis', ...frozen(snapshot) }
      const id = await prepared.keep(trx, freeze)
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
    const earlier = await freezeRow(context.db, freezeId)
    const { resultSha256 } = await compute(context, {
      parameters,
      filter,
      seed,
      snapshot: context.bureau.snapshotAt(earlier),
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
