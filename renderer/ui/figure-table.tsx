import { useMemo } from 'react'
import { formatDay } from './dates.ts'
import { type FigureColumn, formatFixed, titleOf } from './figures.ts'
import { type Columns, Table } from './table.tsx'

type Row = { id: number }
type FigureTableProps = {
  /** What the table lists, for those who hear it. */
  label: string
  rows: number
  columns: readonly FigureColumn[]
  empty: string
  /** Row numbers, from nought, in the order of the columns whatever the table is sorted by. */
  chosenRow: number | null
  /** The column that says most: its greatest figures come first. */
  mostOf?: string | undefined
  onChoose: (row: number) => void
  onOpen?: ((row: number) => void) | undefined
}

/** Columns of figures as a table: sorted by any of them, and never a number without its unit. */
export function FigureTable(props: FigureTableProps) {
  const { label, rows, columns, empty, chosenRow, mostOf, onChoose, onOpen } = props
  const rowNumbers = useMemo(() => Array.from({ length: rows }, (_, id): Row => ({ id })), [rows])
  const shown = useMemo(() => columns.map(column => columnOf(column, mostOf)), [columns, mostOf])
  return (
    <Table<Row>
      label={label}
      columns={shown}
      rows={rowNumbers}
      empty={empty}
      selectedId={chosenRow}
      onSelect={({ id }) => onChoose(id)}
      {...(onOpen ? { onOpen: ({ id }: Row) => onOpen(id) } : {})}
    />
  )
}

function columnOf(column: FigureColumn, mostOf: string | undefined): Columns<Row>[number] {
  const { key, help } = column
  const titled = {
    colId: key,
    headerName: titleOf(column),
    ...(help ? { headerTooltip: help } : {}),
    wrapHeaderText: true,
    autoHeaderHeight: true,
  }
  if (column.kind === 'text') {
    return {
      ...titled,
      ...(column.values.every(isDay) ? { flex: 1, minWidth: 108 } : { flex: 2, minWidth: 120 }),
      valueGetter: ({ data }) => data && column.values[data.id],
      valueFormatter: ({ value }) => (isDay(value) ? formatDay(value) : value),
      tooltipValueGetter: ({ value }) => (isDay(value) ? null : value),
    }
  }
  const { values, decimals, missing } = column
  return {
    ...titled,
    flex: 1,
    minWidth: widthOf(titled.headerName, values, decimals),
    sortingOrder: ['desc', 'asc', null],
    ...(key === mostOf ? { initialSort: 'desc' as const } : {}),
    type: 'rightAligned',
    valueGetter: ({ data }) => data && values[data.id],
    comparator: (one: number, other: number) => orderOf(one) - orderOf(other),
    valueFormatter: ({ value }) => formatFixed(value, decimals),
    tooltipValueGetter: ({ value }) => (Number.isNaN(value) ? (missing ?? 'There is no figure here.') : null),
  }
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

const characterPixels = 7.4
const cellPaddingPixels = 26
/** The arrow of the column that the table is sorted by. */
const arrowPixels = 18

/** Wide enough for the longest word of its title and for its longest figure. */
function widthOf(title: string, values: Float64Array, decimals: number) {
  const longestWord = Math.max(...title.split(' ').map(word => word.length))
  let [low, high, least] = [0, 0, Number.POSITIVE_INFINITY]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
    if (value > 0 && value < least) least = value
  }
  const figures = [low, high, Number.isFinite(least) ? least : 0].map(
    value => formatFixed(value, decimals).length,
  )
  const longest = Math.max(
    longestWord * characterPixels + arrowPixels,
    Math.max(...figures) * characterPixels,
  )
  return Math.ceil(Math.max(56, longest + cellPaddingPixels))
}

/** Where there is no figure, it comes after all others. */
function orderOf(value: number) {
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value
}
