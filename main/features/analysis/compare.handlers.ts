import { counted, whole } from '#shared/count-words.ts'
import type { comparison } from '#shared/features/analysis/compare.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import { nameOfCode } from '../imports/categories/schemes.ts'
import { countByMonthOnly, monthsCut } from '../incidents/month-cut.ts'
import { gather } from '../incidents/places.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { comparable, type Days, daysIn } from './change/comparable.ts'
import { countByCells } from './change/compare-cells.ts'
import { countBy, type Division, divisionsOf } from './change/compare-counts-by.ts'
import { compareRows } from './change/compare-rows.ts'
import { countBySteps, stepUnit } from './change/compare-steps.ts'
import { exposureOf } from './change/exposure.ts'
import { changeSentence } from './change/sentence.ts'
import { areaNames, categoryNames } from './names.store.ts'
import { sourcesUsed } from './sources-used.ts'
import { lateSources } from './telling/caveats.ts'
import { dayInWords } from './telling/words.ts'

type Side = { filter: Filter; days: Days; positions: Uint32Array; leftOut: number; cut: number }

export const comparisonHandlers: HandlersOf<typeof comparison> = {
  async compare(context, { a, b, areaSetId, cellMetres }) {
    const { db, bureau, host } = context
    refuseSameHotspot(a, b)
    const snapshot = bureau.snapshot()
    const asked = {
      a: await bureau.select(db, a, snapshot),
      b: await bureau.select(db, b, snapshot),
    }
    refuseOverlap(asked.a, asked.b)
    const names = await namesOf(context, areaSetId)
    const sources = sourcesUsed(snapshot, [asked.a, asked.b], names.sources)
    const found = comparable({ a, b }, sources)
    if (!found) throw nothingInCommon(asked.a.length + asked.b.length)
    const sideOf = (filter: Filter, days: Days, positions: Uint32Array) =>
      narrowed(context, snapshot, { filter, days, positions, sourceIds: found.sourceIds })
    const one = await sideOf(a, found.a, asked.a)
    const other = await sideOf(b, found.b, asked.b)
    const exposure = exposureOf({ ...a, days: found.a }, { ...b, days: found.b })
    refuseNever('first', exposure.a, found.a)
    refuseNever('second', exposure.b, found.b)

    const areaOfPosition =
      areaSetId === undefined ? null : await bureau.areaOfPositions(db, areaSetId, snapshot)
    const groups = divisionsOf(snapshot, await bureau.codeTable(db), names, areaOfPosition).map(division =>
      groupOf(division, one, other),
    )
    const [total] = compareRows([totalOf(one, other)], () => exposure)
    const isMonth = (side: Side) => gather(snapshot.timePrecisions, side.positions).includes(month)
    const unit = stepUnit(found.a, found.b, isMonth(one) || isMonth(other))
    const steps = (side: Side) => countBySteps(gather(snapshot.fromMinutes, side.positions), side.days, unit)
    const all = new Uint32Array(one.positions.length + other.positions.length)
    all.set(one.positions)
    all.set(other.positions, one.positions.length)
    return {
      sentence: changeSentence({
        now: { count: one.positions.length, exposure: exposure.a },
        before: { count: other.positions.length, exposure: exposure.b },
        unit: exposure.unit,
      }),
      warnings: [
        ...found.leftOut.map(({ reason }) => reason),
        ...cutDays('first', a, one),
        ...cutDays('second', b, other),
        ...cutMonths('first', one),
        ...cutMonths('second', other),
        ...hoursDiffer(a, b),
        ...lateSources(snapshot, all, await bureau.freshness(db, host.now())),
      ],
      a: told(one),
      b: told(other),
      total: total!,
      groups,
      steps: { unit, a: steps(one), b: steps(other) },
      cells: countByCells(snapshot, one.positions, other.positions, cellMetres),
    }
  },
}

const month = timePrecisions.indexOf('month')

async function namesOf({ db, bureau }: Context, areaSetId: number | undefined) {
  return {
    sources: new Map((await bureau.sources(db)).map(({ id, name }) => [id, name])),
    categories: await categoryNames(db),
    codes: (code: string) => nameOfCode(code) ?? code,
    areas: await areaNames(db, areaSetId),
  }
}

/** The same incident on both sides would be compared with itself: the tests ask for independent counts. */
function refuseOverlap(a: Uint32Array, b: Uint32Array): void {
  let [both, at, next] = [0, 0, 0]
  // Both are ascending.
  while (at < a.length && next < b.length) {
    const [one, other] = [a[at]!, b[next]!]
    if (one === other) both++
    if (one <= other) at++
    if (other <= one) next++
  }
  if (both === 0) return
  throw new AppError(
    'invalid',
    `${counted(both, 'incident is', 'incidents are')} in both of what is compared.`,
    {
      next: 'Choose periods that do not overlap, or filters that exclude each other.',
    },
  )
}

/** The incidents of a hotspot are those that its analysis counted: of another period it has none. */
function refuseSameHotspot(a: Filter, b: Filter): void {
  if (a.hotspotId === undefined || a.hotspotId !== b.hotspotId) return
  throw new AppError(
    'invalid',
    'Both are limited to the incidents of one hotspot, which has none of other days.',
    {
      next: 'Take that condition out of the filter, and limit it to a drawn polygon or an area instead.',
    },
  )
}

function nothingInCommon(incidents: number): AppError {
  return incidents === 0
    ? new AppError('invalid', 'There are no incidents in either of the two.', { next: 'Widen both filters.' })
    : new AppError('invalid', 'No source has data for both of what is compared.', {
        next: 'Choose periods for which the same sources have reported: Imports, Freshness shows which do.',
      })
}

/** Saturday nights in a week from Monday to Friday: nothing could have been counted. */
function refuseNever(which: string, exposure: number, { from, to }: Days): void {
  if (exposure > 0) return
  throw new AppError(
    'invalid',
    `The ${which} period, from ${dayInWords(from)} to ${dayInWords(to)}, has none of the hours of the week asked for.`,
    { next: 'Choose longer periods, or more hours of the week.' },
  )
}

type Narrowing = { filter: Filter; days: Days; positions: Uint32Array; sourceIds: number[] }

async function narrowed(context: Context, snapshot: Snapshot, asked: Narrowing): Promise<Side> {
  const { db, bureau } = context
  const filter = { ...asked.filter, sourceIds: asked.sourceIds, ...asked.days }
  const positions = await bureau.select(db, filter, snapshot)
  let cut = 0
  for (const month of monthsCut(snapshot, asked.days)) {
    cut += countByMonthOnly(snapshot, await bureau.select(db, { ...filter, ...month }, snapshot))
  }
  return {
    filter,
    days: asked.days,
    positions,
    leftOut: asked.positions.length - positions.length,
    cut,
  }
}

function totalOf(a: Side, b: Side) {
  const filters = { a: a.filter, b: b.filter }
  return { key: 'total', label: 'All', a: a.positions.length, b: b.positions.length, filters }
}

function groupOf(division: Division, a: Side, b: Side) {
  const [ofA, ofB] = [countBy(division, a.positions), countBy(division, b.positions)]
  const keys = [...new Set([...ofA.counts.keys(), ...ofB.counts.keys()])].sort()
  const rows = keys.map(key => {
    const filters = { a: division.narrow(a.filter, key), b: division.narrow(b.filter, key) }
    return {
      key,
      label: division.label(key),
      a: ofA.counts.get(key) ?? 0,
      b: ofB.counts.get(key) ?? 0,
      filters: filters.a && filters.b ? { a: filters.a, b: filters.b } : null,
    }
  })
  // A row of some hours or of one weekday had only those hours of each period.
  const compared = compareRows(rows, ({ filters }) =>
    exposureOf(
      { days: a.days, weekHours: (filters?.a ?? a.filter).weekHours },
      { days: b.days, weekHours: (filters?.b ?? b.filter).weekHours },
    ),
  )
  const isOrdered = division.by === 'hours' || division.by === 'weekday'
  const note =
    ofA.without + ofB.without === 0
      ? ''
      : `Not in this table: ${whole(ofA.without)} and ${whole(ofB.without)} ${division.without}.`
  return {
    by: division.by,
    note,
    rows: isOrdered ? compared.sort((one, other) => (one.key < other.key ? -1 : 1)) : compared,
  }
}

function told({ filter, days, positions, leftOut }: Side) {
  return { filter, ...days, days: daysIn(days), count: positions.length, leftOut }
}

function cutDays(which: string, { from, to }: Filter, { days, leftOut }: Side): string[] {
  const isCut = (from !== undefined && from < days.from) || (to !== undefined && to > days.to)
  if (!isCut) return []
  const reason = leftOut > 0 ? `; ${counted(leftOut, 'incident')} outside of it not counted` : ''
  return [
    `The ${which} period is counted from ${dayInWords(days.from)} to ${dayInWords(days.to)} only (${counted(daysIn(days), 'day')}), the days for which every source counted has data${reason}.`,
  ]
}

function cutMonths(which: string, { cut }: Side): string[] {
  if (cut === 0) return []
  return [
    `The ${which} period begins or ends within a month, and of ${counted(cut, 'incident')} only that month is known: they are counted whole or not at all.`,
  ]
}

function hoursDiffer(a: Filter, b: Filter): string[] {
  if (JSON.stringify(a.weekHours ?? null) === JSON.stringify(b.weekHours ?? null)) return []
  return ['The two are limited to different hours of the week; rates are per day, not per hour.']
}
