import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Computed } from '#shared/features/performance/measures.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Among, Context } from '../../../backend/context.ts'
import { countInPeriods } from '../../analysis/when/days.ts'
import { coverageIn } from '../../briefings/coverage-kept.ts'
import type { Point } from './control-points.ts'
import { wholeMonths } from './whole-months.ts'

/** The figures of a measure by month, and what they stand on. */
export type Series = {
  points: Point[]
  /** Exactly the incidents counted, without their days; null for entered figures. */
  filter: Filter | null
  unavailable: string | null
  notes: string[]
}

type Asking = Pick<Context, 'db' | 'bureau'>

/** Counts the incidents of a computed measure by whole month, per 1,000 residents where it is a rate. */
export async function computedSeries(
  context: Asking,
  computed: Computed,
  { snapshot: asked, asOf, sourceIds = null }: Among,
): Promise<Series> {
  const filter = within(computed.filter, sourceIds)
  const among = await residentsOf(context, { ...computed, filter })
  if ('unavailable' in among) return { points: [], filter: null, notes: [], ...among }
  const { db, bureau } = context
  const snapshot = asked ?? bureau.snapshot()
  const positions = await bureau.select(db, among.filter, snapshot, asOf)
  const telling = new Set(filter.sourceIds)
  // Of a million incidents no list is made twice.
  const minutes = new Int32Array(positions.length)
  for (let i = 0; i < positions.length; i++) {
    minutes[i] = snapshot.fromMinutes[positions[i]!]!
    if (!filter.sourceIds) telling.add(snapshot.sources[positions[i]!]!)
  }
  const coverage = coverageIn(snapshot)
  const sources = (await bureau.sources(db)).flatMap(({ id, name }) => {
    const found = telling.has(id) ? coverage.get(id) : undefined
    return found ? [{ name, ...found.period }] : []
  })
  const { months, notes } = wholeMonths(sources)
  if (months.length === 0) {
    return {
      points: [],
      filter: among.filter,
      unavailable: 'No whole month of incidents is held of what is counted.',
      notes,
    }
  }
  const { counts } = countInPeriods(minutes, months)
  const { residents } = among
  return {
    points: months.map(({ from }, at) => ({
      month: from.slice(0, 7),
      value: residents === null ? counts[at]! : (counts[at]! * 1000) / residents,
      base: residents,
    })),
    filter: among.filter,
    unavailable: null,
    notes: [
      ...(residents === null
        ? []
        : [
            `Per 1,000 of ${residents.toLocaleString('en-GB')} residents; what lies outside their areas or has no place is not counted.`,
          ]),
      ...notes,
      'Counted live: a late or undone import changes the figures.',
    ],
  }
}

function within(filter: Filter, sourceIds: readonly number[] | null): Filter {
  if (sourceIds === null) return filter
  const wanted = filter.sourceIds
  return { ...filter, sourceIds: sourceIds.filter(id => wanted === undefined || wanted.includes(id)) }
}

/** The incidents counted and the residents among whom they are; null where no rate is asked for. */
async function residentsOf(
  { db, bureau }: Asking,
  { filter, areaFigureId }: Computed,
): Promise<{ filter: Filter; residents: number | null } | { unavailable: string }> {
  if (areaFigureId === null) return { filter, residents: null }
  try {
    const { areaIds, values } = await bureau.areaFigure(db, areaFigureId)
    const residentsIn = new Map(Array.from(areaIds, (id, at) => [id, values[at]!]))
    const wanted = filter.areaIds ?? [...residentsIn.keys()]
    const residents = wanted.reduce((sum, id) => sum + (residentsIn.get(id) ?? Number.NaN), 0)
    if (Number.isNaN(residents)) {
      return { unavailable: 'One of its areas has no number of residents, so there is no rate.' }
    }
    if (residents <= 0) return { unavailable: 'Nobody lives in its areas, so there is no rate.' }
    return { filter: { ...filter, areaIds: wanted }, residents }
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error
    return { unavailable: 'The number of residents it was computed with was removed: choose another one.' }
  }
}
