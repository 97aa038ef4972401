import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Computed, Measure, MeasureInFull } from '#shared/features/performance/measures.ts'
import type { Among, Context } from '../../../backend/context.ts'
import type { Row } from '../../../store/schema.ts'
import { hasYearlyRhythm } from '../../analysis/when/yearly-rhythm.ts'
import { comparePeers } from './compare-peers.ts'
import { controlPoints, type Point } from './control-points.ts'
import { earlierFigures, figureRows } from './figures.store.ts'
import { forecastTold } from './forecast-told.ts'
import { judgeTarget } from './judge-target.ts'
import { latestSentence } from './latest.ts'
import { eventRows, type MeasureRow, measureRow, measureRows, rebaseRows } from './measures.store.ts'
import { computedSeries, type Series } from './series.handlers.ts'
import { yearOnYear } from './year-on-year.ts'

type Asking = Pick<Context, 'db' | 'bureau'>

/** Every measure with its figures and what stands out; for the screen, the command line and packs alike. */
export async function measuresOf(context: Asking, among: Among = {}): Promise<Measure[]> {
  const { db } = context
  const figures = Map.groupBy(
    await figureRows(db, among.asOf).where('force', '=', '').execute(),
    ({ measure_id }) => measure_id,
  )
  const rebases = Map.groupBy(await rebaseRows(db).execute(), ({ measure_id }) => measure_id)
  const told: Measure[] = []
  for (const row of await measureRows(db).execute()) {
    const series = await seriesOf(context, row, figures.get(row.id) ?? [], among)
    told.push(
      asMeasure(
        row,
        series,
        (rebases.get(row.id) ?? []).map(({ month }) => month),
      ).measure,
    )
  }
  return told
}

/** One measure with all that can be said of it. Throws `not-found`. */
export async function measureOf(
  context: Asking,
  measureId: number,
  among: Among = {},
): Promise<MeasureInFull> {
  const { db } = context
  const row = await measureRow(db, measureId)
  const figures = await figureRows(db, among.asOf).where('measure_id', '=', measureId).execute()
  const earlier = await earlierFigures(db, measureId)
  const rebases = await rebaseRows(db).where('measure_id', '=', measureId).execute()
  const series = await seriesOf(
    context,
    row,
    figures.filter(({ force }) => force === ''),
    among,
  )
  const { measure, rebased } = asMeasure(
    row,
    series,
    rebases.map(({ month }) => month),
  )
  const peers = Map.groupBy(
    figures.filter(({ force }) => force !== ''),
    ({ force }) => force,
  )
  const told = { ...measure, direction: row.direction }
  return {
    ...measure,
    figures: figures
      .filter(({ value }) => value !== null)
      .map(figure => ({
        ...asFigure(figure),
        earlier: earlier.get(`${figure.force} ${figure.month}`) ?? 0,
      })),
    rebases: rebases.map(({ id, month, reason, at, by_login }) => ({
      id,
      month,
      reason,
      at,
      by: by_login,
      told: rebased.find(one => one.month === month)?.told ?? '',
    })),
    notes: notesOf(series),
    yearOnYear: yearOnYear(told, series.points),
    peers: comparePeers(
      told,
      series.points,
      [...peers]
        .map(([force, rows]) => ({ force, points: pointsOf(rows) }))
        .filter(({ points }) => points.length > 0),
      row.id,
    ),
    forecast: forecastTold(told, series.points, {
      least: leastOf(row, series.points),
      most: row.basis === 'percentage' ? 100 : null,
    }),
    countedFilter: series.filter,
    history: (await eventRows(db, measureId)).map(({ at, by_login, kind, note }) => ({
      at,
      by: by_login,
      kind,
      note,
    })),
  }
}

export function asFigure(row: Row<'measure_figure'>) {
  const { id, force, month, value, base, how, at } = row
  return { id, force, month, value, base, how, at, fileName: row.file_name, by: row.by_login }
}

function asMeasure(row: MeasureRow, series: Series, rebaseMonths: readonly string[]) {
  const { id, number, name, basis, unit, direction, decimals, target, owner, definition, source, version } =
    row
  const { points, rebased } = controlPoints(series.points, rebaseMonths, leastOf(row, series.points))
  const measured = { basis, unit, decimals, direction, target }
  const measure: Measure = {
    id,
    number,
    name,
    basis,
    unit,
    direction,
    decimals,
    target,
    owner,
    definition,
    source,
    version,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    computed: computedOf(row),
    closedOn: row.closed_on,
    closedBecause: row.closed_because,
    points,
    unavailable: series.unavailable,
    sentence: series.unavailable ?? latestSentence(measured, points),
    judged: judgeTarget(measured, points),
  }
  return { measure, rebased }
}

async function seriesOf(
  context: Asking,
  row: MeasureRow,
  figures: readonly Row<'measure_figure'>[],
  among: Among,
): Promise<Series> {
  const computed = computedOf(row)
  if (computed) return computedSeries(context, computed, among)
  const points = pointsOf(figures)
  return {
    points,
    filter: null as Filter | null,
    unavailable: points.length === 0 ? 'No figures have been entered yet.' : null,
    notes: [],
  }
}

function pointsOf(figures: readonly Row<'measure_figure'>[]): Point[] {
  return figures.flatMap(({ month, value, base }) => (value === null ? [] : [{ month, value, base }]))
}

/** Months in between without a figure are told: neighbours are taken across the gap. */
function notesOf({ points, notes: known }: Series): string[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return known
  const values = points.map(({ value }) => value)
  const notes = hasYearlyRhythm(values, 12)
    ? [
        ...known,
        'These months rise and fall alike year after year, and the limits do not take seasons out: such a rhythm by itself makes many stand out. Compare a month with the same month of the year before.',
      ]
    : known
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  const missing = index(last.month) - index(first.month) + 1 - points.length
  if (missing === 0) return notes
  return [
    ...notes,
    `${missing === 1 ? 'One month' : `${missing} months`} in between ${missing === 1 ? 'has' : 'have'} no figure: the control chart takes the months on both sides as neighbours.`,
  ]
}

const computedOf = ({ computed_json }: Pick<MeasureRow, 'computed_json'>) =>
  computed_json === null ? null : (JSON.parse(computed_json) as Computed)
/** Nothing lies below zero but what is measured otherwise and has been there. */
const leastOf = ({ basis }: Pick<MeasureRow, 'basis'>, points: readonly Point[]) =>
  basis === 'other' && points.some(({ value }) => value < 0) ? null : 0
