import type { AnalysisAsked, JobContext, PreparedAnalysis } from '../../backend/context.ts'
import { encodeIncidentIds } from '../incidents/incident-ids.ts'
import { localDay } from '../incidents/local-time.ts'
import { addAnalysis } from './analysis.store.ts'
import { leftOut } from './bearing.ts'
import { compute } from './compute.handlers.ts'
import { labelOf } from './label.handlers.ts'
import { sourcesUsed } from './sources-used.ts'
import { caveatsOf, eventsCaveat } from './telling/caveats.ts'
import { partlyCovered } from './telling/partly-covered.ts'

/**
 * Runs a method and names what it found. Nothing is kept before `keep` is called, in a transaction of the caller's:
 * so several analyses can be kept together or not at all.
 */
export async function prepareAnalysis(context: JobContext, asked: AnalysisAsked): Promise<PreparedAnalysis> {
  const { db, bureau, host, person, report } = context
  const { parameters, filter, seed, snapshot, frozenAt } = asked
  const computed = await compute(context, asked)
  const { positions, borne, found, choices, resultSha256 } = computed
  const freshness = await bureau.freshness(db, host.now())
  const nameOfSource = new Map(freshness.map(({ sourceId, sourceName }) => [sourceId, sourceName]))
  const caveats = [
    ...caveatsOf(snapshot, positions, borne.chosen, freshness),
    ...partlyCovered(parameters, computed.period, sourcesUsed(snapshot, [borne.chosen], nameOfSource)),
  ]
  const { count: _counted, ...everyCall } = filter
  const calls = await bureau.select(db, everyCall, snapshot, frozenAt)
  const asEvents = eventsCaveat(filter, {
    calls: calls.length,
    events: positions.length,
    day: localDay(host.now().getTime() / 60_000),
  })
  report({ stage: 'Naming and saving', done: 0, total: found.hotspots.length })
  const hotspots: PreparedAnalysis['hotspots'] = []
  for (const [index, { title, members, ...hotspot }] of found.hotspots.entries()) {
    hotspots.push({
      ...hotspot,
      rank: index + 1,
      label: title ?? (await labelOf({ db, bureau }, hotspot.centre)),
      incidentIds: computed.idsOf(members),
    })
    report({ stage: 'Naming and saving', done: index + 1, total: found.hotspots.length })
  }
  const madeAt = host.now().toISOString()
  return {
    hotspots,
    incidents: borne.chosen.length,
    resultSha256,
    keep: (trx, freeze) =>
      addAnalysis(trx, {
        freeze,
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
        hotspots: hotspots.map(({ incidentIds, ...hotspot }) => ({
          ...hotspot,
          incidentIds: encodeIncidentIds(incidentIds),
        })),
        tables: found.tables,
      }),
  }
}
