import { MessageChannel } from 'node:worker_threads'
import { counted } from '#shared/count-words.ts'
import {
  type Method,
  methods,
  type OfferedMethod,
  type Parameters,
} from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { AnalysisAsked, JobContext } from '../../backend/context.ts'
import { extentDays } from '../incidents/by-month.ts'
import { gather } from '../incidents/places.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { bearable } from './bearing.ts'
import type { run as suggest } from './defaults.worker.ts'
import { givenFor } from './given.handlers.ts'
import { hashOfResult } from './result-bytes.files.ts'
import { studyOf } from './study.handlers.ts'
import type { ChosenIncidents, MethodInput, MethodResult } from './telling/hotspots.ts'

const hoursOfWeek = 168

/**
 * Runs a method on the incidents of a filter. Keeps nothing: the same question gives the same bytes.
 *
 * The way of every analysis: filter → positions in a snapshot (`bureau.select`) → those the method can bear
 * (`bearing.ts`) → columns of their own → `<method>.worker.ts` on a thread → `MethodResult` (`telling/hotspots.ts`) →
 * its hash (`result-bytes.files.ts`). From here `analysis.handlers.ts` names the hotspots and keeps it all
 * (`analysis.store.ts`); `rerun` compares the hash alone. Figures reach the screen as tables that say by their
 * `drawing` how they are seen.
 */
export async function compute(
  context: JobContext,
  { parameters, filter, seed, snapshot, frozenAt }: AnalysisAsked,
) {
  refuseOwnHours(parameters.method, filter)
  const { db, bureau, workers, signal, report } = context
  const positions = await bureau.select(db, filter, snapshot, frozenAt)
  const borne = bearable(parameters.method, snapshot, positions)
  const { chosen } = borne
  report({ stage: `Finding hotspots among ${counted(chosen.length, 'incident')}`, done: 0, total: null })
  const incidents = incidentsAt(snapshot, chosen)
  const period = periodOf(filter, snapshot, chosen)
  const study = await studyOf(context, {
    parameters,
    filter,
    snapshot,
    chosen,
    frozenAt,
    periodOf: asked => periodOf(asked, snapshot, chosen),
  })
  const given = await givenFor(db, { parameters, filter, snapshot, chosen })
  const suggested = isOffered(parameters.method)
    ? await workers.run<typeof suggest>(
        'analysis/defaults',
        { method: parameters.method, incidents, period, areaSetId: areaSetOf(parameters) },
        { signal },
      )
    : null
  const { port1: near, port2: far } = new MessageChannel()
  near.on('message', report)
  const found: MethodResult = await workers
    .run<(input: MethodInput<Method>) => MethodResult>(
      `analysis/${parameters.method}`,
      { ...incidents, parameters, seed, period, study, given, port: far } as MethodInput<Method>,
      { signal, transfer: [far] },
    )
    .finally(() => near.close())
  const idsOf = (members: Uint32Array) => members.map(member => snapshot.ids[chosen[member]!]!)
  return {
    positions,
    borne,
    period,
    found,
    idsOf,
    choices: [...takenOver(parameters, suggested), ...found.choices],
    resultSha256: hashOfResult(found, idsOf),
  }
}

/** Of some hours of the week alone each would stand out from an even week, for no other reason than the filter. */
function refuseOwnHours(method: Method, { weekHours }: Filter): void {
  if (method !== 'hour-by-weekday' || !weekHours) return
  const hours = new Set(weekHours).size
  if (hours === hoursOfWeek) return
  throw new AppError(
    'invalid',
    `The filter is limited to ${counted(hours, 'hour')} of the week, so against an even week every one of them would stand out.`,
    { next: 'Take the hours of the week out of the filter.' },
  )
}

function isOffered(method: Method): method is OfferedMethod {
  return (methods as readonly Method[]).includes(method)
}

function areaSetOf(parameters: Parameters): number | null {
  return parameters.method === 'hot-areas' ? parameters.areaSetId : null
}

/** The reasons for those parameters that are as the data suggest them. */
function takenOver(parameters: Parameters, suggested: Awaited<ReturnType<typeof suggest>> | null) {
  if (!suggested) return []
  const given = parameters as Record<string, unknown>
  const proposed = suggested.parameters as Record<string, unknown>
  return suggested.reasons.filter(
    ({ parameter }) => JSON.stringify(given[parameter]) === JSON.stringify(proposed[parameter]),
  )
}

/** Some incidents of a snapshot in columns of their own. */
export function incidentsAt(snapshot: Snapshot, chosen: Uint32Array): ChosenIncidents {
  return {
    eastings: gather(snapshot.eastings, chosen),
    northings: gather(snapshot.northings, chosen),
    fromMinutes: gather(snapshot.fromMinutes, chosen),
    toMinutes: gather(snapshot.toMinutes, chosen),
    timePrecisions: gather(snapshot.timePrecisions, chosen),
    placePrecisions: gather(snapshot.placePrecisions, chosen),
  }
}

/**
 * The days a filter asks for, as far as the bureau holds incidents of its sources, of any kind: a day without the
 * incidents of the filter is then a true zero, and one that nobody has sent yet is not taken for one.
 */
export function periodOf(filter: Filter, snapshot: Snapshot, chosen: Uint32Array) {
  const { sourceIds } = filter
  const held = sourceIds
    ? Uint32Array.from(snapshot.ids.keys()).filter(at => sourceIds.includes(snapshot.sources[at]!))
    : undefined
  const extent = extentDays(snapshot, held) ?? extentDays(snapshot, chosen)
  if (!extent) return { from: filter.from ?? '', to: filter.to ?? '' }
  const { first, last } = extent
  return {
    from: filter.from && filter.from > first ? filter.from : first,
    to: filter.to && filter.to < last ? filter.to : last,
  }
}
