import { usualExpiry } from '#shared/features/briefings/briefing-rules.ts'
import type { HourByWeekday } from '#shared/features/incidents/contract.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../backend/context.ts'
import { areaAt, indexAreas } from '../../areas/membership.ts'
import { extentDays } from '../../incidents/by-month.ts'
import { hourByWeekday } from '../../incidents/hour-by-weekday.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import { pick } from '../../profiles/figures.ts'
import { areaOutlines, bureauOnPaper } from '../packs.store.ts'
import type { PackAsked } from '../pipeline.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { packSources } from './pack-sources.handlers.ts'
import { isAtTheTable } from './parts/audience.ts'
import { countingFrom } from './parts/counting.handlers.ts'
import { headOf } from './parts/head.ts'
import { placesOf } from './parts/place-map.ts'
import { asReadBy } from './parts/read-as.handlers.ts'
import { type PatrolPlace, patrolPack } from './patrol.ts'

/** More do not fit on one page, nor into one shift. */
const placesTold = 5

/** A patrol briefing from the hotspots of one analysis, with what the problem profiles that cover them ask for. */
export const readPatrol: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const analysis = await bureau.analysis(db, asked.id)
  const hotspots = analysis.hotspots.filter(({ polygons }) => polygons.length > 0)
  if (hotspots.length === 0) {
    throw new AppError('conflict', `Analysis ${asked.id} found no hotspot that covers any ground.`, {
      next: 'Choose an analysis with hotspots.',
    })
  }
  const counting = await countingFrom(context, analysis.freezeId, asked)
  const covering = await profilesCovering(context, asked)
  const isWhole = asked.sourceIds === null
  const places: PatrolPlace[] = []
  const all = new Set<number>()
  let untold = 0
  for (const { id, rank, label, count, expected, centre, polygons } of hotspots) {
    if (places.length === placesTold) break
    // What incidents of a source that is left out made a hotspot is not told without them.
    if (!(await counting.isComplete({ hotspotId: id }))) {
      untold++
      continue
    }
    const positions = await counting.select({ hotspotId: id })
    for (const at of positions ?? []) all.add(at)
    places.push({
      rank,
      label,
      polygons,
      count: positions === null ? null : count,
      expected: isWhole && typeof expected === 'number' ? expected : null,
      hours: hoursOf(counting.snapshot, positions ?? new Uint32Array(0)),
      profile: covering(...centre),
    })
  }
  const held = extentDays(counting.snapshot)
  const { from, to } = analysis.filter
  return patrolPack({
    head: headOf(asked, await bureauOnPaper(db)),
    analysis: {
      id: asked.id,
      statement: isWhole && isAtTheTable(asked.audience.kind) ? analysis.statement : '',
      hotspots: hotspots.length,
      from: from && from > (held?.first ?? '') ? from : (held?.first ?? asked.madeOn),
      to: to && to < (held?.last ?? '9999') ? to : (held?.last ?? asked.madeOn),
    },
    freeze: counting.freeze,
    apart: counting.apart,
    validUntil: usualExpiry(asked.madeOn),
    places,
    untold,
    points: placesOf(counting.snapshot, Uint32Array.from(all).sort()),
    areas: await areaOutlines(db),
    sources: await packSources(context, asked, null, { snapshot: counting.snapshot, at: counting.frozenAt }),
  })
}

function hoursOf(snapshot: Snapshot, positions: Uint32Array): HourByWeekday {
  const hours = hourByWeekday(
    pick(snapshot.fromMinutes, positions),
    pick(snapshot.toMinutes, positions),
    pick(snapshot.timePrecisions, positions),
  )
  if (hours.kind === 'refused') return hours
  const { kind, values, incidents, left } = hours
  return { kind, values: Array.from(values), incidents, left }
}

/** The profile under way whose outline holds a point, and what its plan and its open actions ask for. */
async function profilesCovering(context: Context, { audience }: PackAsked) {
  const { db, bureau, host } = context
  const active = (await bureau.profileSummaries(db)).filter(
    ({ status }) => status === 'adopted' || status === 'monitored',
  )
  const open = (await bureau.tasking.actions(asReadBy(context, audience))).filter(
    ({ status }) => !isEnded(status),
  )
  const known: { ground: ReturnType<typeof indexAreas>; profile: NonNullable<PatrolPlace['profile']> }[] = []
  for (const { id, number, title } of active) {
    const { polygons } = await bureau.profile(db, id, host.now())
    const { entries } = await bureau.profileDocument(db, id)
    const planned = entriesOf(entries, 'plan')
      .filter(({ entry }) => entry.kind === 'enforcement')
      .map(({ entry }) => entry.what)
    const actions = open
      .filter(({ profileId }) => profileId === id)
      .map(action => `${action.number}: ${action.what}`)
    known.push({
      ground: indexAreas([polygons]),
      profile: { number, title, asks: planned.length > 0 ? planned : actions },
    })
  }
  return (easting: number, northing: number) =>
    known.find(({ ground }) => areaAt(ground, easting, northing) === 0)?.profile ?? null
}
