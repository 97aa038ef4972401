import { addMonths } from 'date-fns/addMonths'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { subDays } from 'date-fns/subDays'
import { AppError } from '#shared/rpc/error.ts'
import { daysBetween, plusDays } from '#shared/working-days.ts'
import type { Context } from '../../../backend/context.ts'
import { changeSentence } from '../../analysis/change/sentence.ts'
import { areaRates } from '../../analysis/where/hot-areas.ts'
import { areaAt, indexAreas } from '../../areas/membership.ts'
import { coverageOf, joinedPeriod } from '../../profiles/coverage.ts'
import { wholeMonthsOf } from '../../profiles/period.ts'
import { bureauOnPaper } from '../packs.store.ts'
import type { PackAsked } from '../pipeline.ts'
import type { AreaRate, Neighbourhood } from './neighbourhood/content.ts'
import { profilesUnderWay } from './neighbourhood/profiles.store.ts'
import { neighbourhoodPack } from './neighbourhood.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { packSources } from './pack-sources.handlers.ts'
import { isAtTheTable } from './parts/audience.ts'
import { type Counting, countingNow } from './parts/counting.handlers.ts'
import { headOf } from './parts/head.ts'
import { hotspotsWithin } from './parts/hotspots-within.handlers.ts'
import { placesOf } from './parts/place-map.ts'
import { restrictedPriorities } from './parts/priorities-for.handlers.ts'
import { areaOf, figuresOfAreas } from './parts/subjects-read.store.ts'
import { within } from './parts/within.ts'

const monthsTold = 12
type Period = Neighbourhood['period']

/** A neighbourhood, or any other area, on one page. */
export const readNeighbourhood: PackReader = async (context, asked) => {
  const { db, bureau, host } = context
  const area = await areaOf(db, asked.id)
  if (!area)
    throw new AppError('not-found', 'That area is no longer there.', { next: 'Choose another area.' })
  const set = (await bureau.areaSets(db)).find(({ id }) => id === area.area_set_id)
  const counting = await countingNow(context, asked)
  const period = lastMonths(context, asked)
  const figures = await bureau.figures(
    db,
    within({ areaIds: [area.id], ...period }, asked.sourceIds),
    host.now(),
  )
  const positions = (await counting.select({ areaIds: [area.id], ...period })) ?? new Uint32Array(0)
  const months = new Set(wholeMonthsOf(period))
  const ground = indexAreas([area.polygons])
  const isWithin = (easting: number, northing: number) => areaAt(ground, easting, northing) === 0
  const priorities = await restrictedPriorities(context, asked)
  return neighbourhoodPack({
    head: headOf(asked, await bureauOnPaper(db)),
    area: { name: area.name, code: area.code, setName: set?.name ?? '', polygons: area.polygons },
    freeze: counting.freeze,
    period,
    total: figures.total,
    months: monthsOf(figures.months, months),
    categories: figures.categories,
    hours: figures.hourByWeekday,
    yearBefore: await yearBefore(counting, area.id, period, figures.total),
    rate: await rateOf(context, counting, area, period),
    places: placesOf(counting.snapshot, positions),
    areas: (await bureau.areas(db, area.area_set_id)).map(({ name, polygons }) => ({ name, polygons })),
    hotspots: await hotspotsWithin(context, asked, isWithin),
    profiles: await profilesUnderWay(db, isWithin, isAtTheTable(asked.audience.kind)),
    priorities: priorities.filter(({ areaId }) => areaId === area.id),
    sources: await packSources(context, asked),
  })
}

/** Months without a call are told as such. */
function monthsOf(counted: Neighbourhood['months'], months: ReadonlySet<string>) {
  const counts = new Map(counted.map(({ month, count }) => [month, count]))
  return [...months].map(month => ({ month, count: counts.get(month) ?? 0 }))
}

/** The last whole months that the sources cover, twelve of them or as many as there are. */
function lastMonths({ bureau }: Context, { sourceIds, madeOn }: PackAsked): Period {
  const covered = [...coverageOf(bureau.snapshot())].filter(([id]) => sourceIds?.includes(id) ?? true)
  const { from, to } = joinedPeriod(covered.map(([, one]) => one)) ?? { from: madeOn, to: madeOn }
  const whole = wholeMonthsOf({ from, to }).slice(-monthsTold)
  const [first] = whole
  const last = whole.at(-1)
  if (!first || !last) return { from, to }
  return {
    from: `${first}-01`,
    to: lightFormat(subDays(addMonths(parseISO(`${last}-01`), 1), 1), 'yyyy-MM-dd'),
  }
}

async function yearBefore(
  { select, isComplete }: Counting,
  areaId: number,
  { from, to }: Period,
  total: number,
) {
  const earlier = {
    from: lightFormat(addMonths(parseISO(from), -monthsTold), 'yyyy-MM-dd'),
    to: plusDays(from, -1),
  }
  const everything = (await select(earlier)) ?? []
  // Callers may have gone from a source that is left out to one that is not.
  if (everything.length === 0 || !(await isComplete({ areaIds: [areaId] }))) return null
  const count = (await select({ areaIds: [areaId], ...earlier }))?.length ?? 0
  const days = (period: Period) => daysBetween(period.from, period.to) + 1
  return {
    count,
    sentence: changeSentence({
      now: { count: total, exposure: days({ from, to }) },
      before: { count, exposure: days(earlier) },
    }),
  }
}

async function rateOf(
  { db, bureau }: Context,
  { snapshot, select }: Counting,
  area: { id: number; area_set_id: number },
  period: Period,
): Promise<AreaRate | null> {
  const figures = await figuresOfAreas(db, area.area_set_id)
  const residents = figures.find(({ unit, name }) => /resident|population|people/i.test(`${unit} ${name}`))
  if (!residents) return null
  const { areaIds, values } = await bureau.areaFigure(db, residents.id)
  const areaOfPosition = await bureau.areaOfPositions(db, area.area_set_id, snapshot)
  const counts = new Map<number, number>()
  for (const at of (await select(period)) ?? []) {
    counts.set(areaOfPosition[at]!, (counts.get(areaOfPosition[at]!) ?? 0) + 1)
  }
  const rates = areaRates(
    Float64Array.from(areaIds, id => counts.get(id) ?? 0),
    values,
  )
  const at = areaIds.indexOf(area.id)
  if (at < 0 || !(values[at]! > 0)) return null
  const figure = { per: residents.unit || 'residents', of: values[at]!, overall: rates.overall }
  return { ...figure, rate: rates.rate[at]!, lower: rates.lower[at]!, upper: rates.upper[at]! }
}
