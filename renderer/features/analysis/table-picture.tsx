import { useMemo } from 'react'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import { ControlChart, type ControlPoint } from '../../ui/control-chart.tsx'
import { formatDay, formatMonth } from '../../ui/dates.ts'
import { HeatTable } from '../../ui/heat-table.tsx'
import { WeekGrid } from '../../ui/week-grid.tsx'
import { numberIn, textIn } from './leads-to.ts'
import { nearRepeatHeat } from './near-repeat-heat.ts'

/** What a table looks like where it is more than rows and not on the map; nothing for the others. */
export function TablePicture({ table }: { table: FigureTable }) {
  if (table.drawing.kind === 'periods') return <PeriodsPicture table={table} />
  if (table.drawing.kind === 'week') return <WeekPicture table={table} value={table.drawing.value} />
  const heat = nearRepeatHeat(table)
  return heat && <HeatTable {...heat} />
}

function PeriodsPicture({ table }: { table: FigureTable }) {
  const points = useMemo(() => controlPoints(table), [table])
  return points && <ControlChart title={table.title} points={points} />
}

/** The rows of a table of periods with control limits; null where it has none. */
export function controlPoints(table: FigureTable): ControlPoint[] | null {
  if (table.drawing.kind !== 'periods') return null
  const { value } = table.drawing
  if (!['mean', 'lower', 'upper'].every(key => table.columns.some(column => column.key === key))) return null
  return Array.from({ length: table.rows }, (_, row) => ({
    name: periodName(textIn(table, 'from', row) ?? '', textIn(table, 'to', row) ?? ''),
    value: numberIn(table, value, row),
    mean: numberIn(table, 'mean', row),
    lower: numberIn(table, 'lower', row),
    upper: numberIn(table, 'upper', row),
    signal: textIn(table, 'signal', row) ?? '',
  }))
}

/** A month by its name, any other period by its first day. */
function periodName(from: string, to: string) {
  const isMonth = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && to.slice(8) >= '28'
  return isMonth ? formatMonth(from.slice(0, 7)) : formatDay(from)
}

function WeekPicture({ table, value }: { table: FigureTable; value: string }) {
  const { values, marks, lines } = useMemo(() => weekOf(table, value), [table, value])
  return (
    <WeekGrid
      title={table.title}
      values={values}
      marks={marks}
      describe={hour => lines[hour]!}
      {...(marks.some(Boolean)
        ? { note: 'A dot marks an hour that stands out from the rest of the week.' }
        : {})}
    />
  )
}

function weekOf(table: FigureTable, value: string) {
  const rows = Array.from({ length: table.rows }, (_, row) => row)
  return {
    values: rows.map(row => numberIn(table, value, row)),
    marks: rows.map(row => Boolean(textIn(table, 'signal', row))),
    lines: rows.map(row => {
      const [low, high] = [numberIn(table, 'lower', row), numberIn(table, 'upper', row)]
      const interval = Number.isNaN(low) ? '' : `, 95 % interval ${low.toFixed(1)} to ${high.toFixed(1)}`
      return `${numberIn(table, value, row).toFixed(1)}${interval}${suffixed(textIn(table, 'signal', row))}`
    }),
  }
}

function suffixed(signal: string | undefined) {
  return signal ? `; ${signal}` : ''
}
