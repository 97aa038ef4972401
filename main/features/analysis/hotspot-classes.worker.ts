import { counted, whole } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { middlesOf, outlineOfCells } from './ground/cell-grid.ts'
import { contiguousCells } from './ground/contiguous-cells.ts'
import { squareGrid } from './ground/square-grid.ts'
import type { CellGrid } from './ground/study-area.ts'
import { numberColumn, placeColumns, textColumn } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import { hotspotOf, type MethodInput, type MethodResult, ranked } from './telling/hotspots.ts'
import { byClass } from './telling/row-order.ts'
import { dayInWords, metres } from './telling/words.ts'
import { dayNumbers, dayOfNumber, numberOfDay } from './when/days.ts'
import { type ClassedCells, classedCells, equalPeriods, hotspotClasses } from './when/hotspot-classes.ts'

const fewestPeriods = 3

type Input = Pick<
  MethodInput<'hotspot-classes'>,
  'eastings' | 'northings' | 'fromMinutes' | 'parameters' | 'period'
>

/** Which ground is hot anew, lastingly, more and more, less and less, on and off, or no longer. */
export function run(input: Input): MethodResult {
  const { parameters, period } = input
  const { cellMetres, bandMetres, periodDays, alpha, minCount } = parameters
  const lastDay = period.to === '' ? 0 : numberOfDay(period.to)
  const firstDay = period.from === '' ? 1 : numberOfDay(period.from)
  const periods = equalPeriods(firstDay, lastDay, parameters)
  if (periods.length < fewestPeriods) {
    throw new AppError(
      'invalid',
      `Hotspot classes need ${fewestPeriods} periods of ${counted(periodDays, 'day')} or more; the ${counted(lastDay - firstDay + 1, 'day')} from ${dayInWords(period.from)} to ${dayInWords(period.to)} hold ${whole(periods.length)}.`,
      { next: 'Choose a longer period of time, or shorter periods.' },
    )
  }
  const { positions, eastings, northings, periodOfPoint } = within(input, periods)
  const grid = squareGrid(eastings, northings, cellMetres, bandMetres)
  const classed = classedCells(grid, periodOfPoint, { periods: periods.length, bandMetres, alpha, minCount })
  const meanPerCell = eastings.length / Math.max(1, grid.counts.length)
  const grouped = hotspotClasses.map(name => ({
    name,
    hotspots: ranked(
      contiguousCells(grid, cell => classed.classes[cell] === name).map(group => {
        const hottest = group.cells.reduce((a, b) => (classed.highest[b]! > classed.highest[a]! ? b : a))
        return hotspotOf(eastings, northings, group.members, outlineOfCells(grid, group.cells), {
          expected: meanPerCell * group.cells.length,
          z: classed.highest[hottest]!,
          q: classed.q[hottest]!,
        })
      }),
    ),
  }))
  const hotspots = grouped.flatMap(group => group.hotspots)
  const warnings = groundWarnings({ eastings, northings }, hotspots, {
    minCount,
    needing: 'a hot cell',
    reach: {
      name: 'distance',
      metres: bandMetres,
      cellMetres,
      otherwise: 'each cell is judged without its neighbours',
    },
  })
  const found = grouped.filter(group => group.hotspots.length > 0)
  const [from, to] = [dayInWords(dayOfNumber(periods[0]!.from)), dayInWords(period.to)]
  const outside = input.eastings.length - positions.length
  return {
    statement:
      `Hotspot classes: ${counted(eastings.length, 'incident')} in ${counted(periods.length, 'period')} of ${counted(periodDays, 'day')} from ${from} to ${to}, each searched for hot cells of ${metres(cellMetres)} by Gi* at a false discovery rate of ${alpha} with ${counted(minCount, 'incident')} or more. ` +
      (found.length === 0
        ? 'No cell was hot in any period.'
        : `${found.map(group => `${whole(group.hotspots.length)} ${group.name}`).join(', ')}, ranked in this order and by incidents within it.`),
    warnings,
    choices: [
      {
        parameter: 'periods',
        reason: `${periods.length < parameters.periods ? `Only ${counted(periods.length, 'whole period')} of the ${parameters.periods} asked for fit; they` : 'They'} end with ${to} and neither overlap nor leave a day out${outside > 0 ? `; ${counted(outside, 'incident')} before ${from} ${outside === 1 ? 'is' : 'are'} left out` : ''}.`,
      },
      {
        parameter: 'classes',
        reason: `New is hot only in the last ${counted(Math.max(1, Math.floor(periods.length / 3)), 'period')} or fewer without a break; lasting is hot now and in three quarters of the periods or without a break; its trend is that of Mann and Kendall at ${alpha}.`,
      },
    ],
    // Members are positions among the incidents given, not among those of the periods.
    hotspots: hotspots.map(hotspot => ({ ...hotspot, members: hotspot.members.map(at => positions[at]!) })),
    tables: [cellTable(grid, classed, periods.length), hotspotTable(grouped)],
  }
}

/** The incidents that began in one of the periods. */
function within({ eastings, northings, fromMinutes }: Input, periods: { from: number; to: number }[]) {
  const days = dayNumbers(fromMinutes)
  const [first, last] = [periods[0]!.from, periods.at(-1)!.to]
  const length = periods[0]!.to - first + 1
  const positions = Uint32Array.from(days.keys()).filter(at => days[at]! >= first && days[at]! <= last)
  return {
    positions,
    eastings: Float64Array.from(positions, at => eastings[at]!),
    northings: Float64Array.from(positions, at => northings[at]!),
    periodOfPoint: Uint16Array.from(positions, at => Math.floor((days[at]! - first) / length)),
  }
}

function cellTable(grid: CellGrid, classed: ClassedCells, periods: number): MethodResult['tables'][0] {
  const ranked: readonly string[] = hotspotClasses
  const kept = byClass(
    [...grid.counts.keys()].filter(cell => grid.counts[cell]! > 0),
    cell => (classed.classes[cell] === 'none' ? ranked.length : ranked.indexOf(classed.classes[cell]!)),
    cell => grid.counts[cell]!,
  )
  const middles = middlesOf(grid, kept)
  const of = (values: ArrayLike<number>) => kept.map(cell => values[cell]!)
  return {
    key: 'cells',
    title: 'Cells by class',
    note: `The ${counted(kept.length, 'cell')} that hold an incident, over ${counted(periods, 'period')}.`,
    rows: kept.length,
    drawing: {
      kind: 'cells',
      shape: grid.shape,
      cellMetres: grid.cellMetres,
      value: 'class',
      scale: 'classes',
    },
    columns: [
      ...placeColumns(middles.eastings, middles.northings),
      textColumn(
        'class',
        'Class',
        kept.map(cell => classed.classes[cell]!),
        'None where it was hot in no period.',
      ),
      numberColumn('count', 'Incidents', of(grid.counts)),
      numberColumn('latest', 'In the last period', of(classed.latest)),
      numberColumn('hotPeriods', 'Hot periods', of(classed.hotPeriods)),
      numberColumn('highest', 'Highest z', of(classed.highest), {
        decimals: 2,
        help: 'The highest score of any one period.',
      }),
      numberColumn('trend', 'Trend z', of(classed.trend), {
        decimals: 2,
        help: 'Above zero where its scores rise from period to period; 0 where it was never hot.',
      }),
    ],
  }
}

function hotspotTable(
  grouped: { name: string; hotspots: MethodResult['hotspots'] }[],
): MethodResult['tables'][0] {
  const rows = grouped.flatMap(({ name, hotspots }) => hotspots.map(hotspot => ({ name, hotspot })))
  return {
    key: 'classes',
    title: 'Hotspots by class',
    note: 'Cells of one class side by side are one hotspot.',
    rows: rows.length,
    drawing: { kind: 'none' },
    columns: [
      numberColumn(
        'rank',
        'Rank',
        rows.map((_, at) => at + 1),
      ),
      textColumn(
        'class',
        'Class',
        rows.map(({ name }) => name),
      ),
      numberColumn(
        'count',
        'Incidents',
        rows.map(({ hotspot }) => hotspot.count),
      ),
    ],
  }
}
