import { useMemo } from 'react'
import { type Columns, Table } from './table.tsx'

/** Figures of one kind, a value for each row. NaN stands where there is none, for the reason in `missing`. */
export type FigureColumn = { key: string; title: string; help?: string | undefined } & (
  | {
      kind: 'number'
      decimals: number
      unit?: string | undefined
      missing?: string | undefined
      values: Float64Array
    }
  | { kind: 'text'; values: readonly string[] }
)

type Row = { id: number }
type FigureTableProps = {
  /** What the table lists, for those who hear it. */
  label: string
  rows: number
  columns: readonly FigureColumn[]
  empty: string
  /** Row numbers, from nought, in the order of the columns whatever the table is sorted by. */
  chosenRow: number | null
  onChoose: (row: number) => void
  onOpen?: ((row: number) => void) | undefined
}

/** Columns of figures as a table: sorted by any of them, and never a number without its unit. */
export function FigureTable(props: FigureTableProps) {
  const { label, rows, columns, empty, chosenRow, onChoose, onOpen } = props
  const rowNumbers = useMemo(() => Array.from({ length: rows }, (_, id): Row => ({ id })), [rows])
  const shown = useMemo(() => columns.map(columnOf), [columns])
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

function columnOf(column: FigureColumn): Columns<Row>[number] {
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
      flex: 2,
      minWidth: 110,
      valueGetter: ({ data }) => data && column.values[data.id],
      tooltipValueGetter: ({ value }) => value,
    }
  }
  const { values, decimals, missing } = column
  return {
    ...titled,
    flex: 1,
    minWidth: 78,
    type: 'rightAligned',
    valueGetter: ({ data }) => data && values[data.id],
    comparator: (one: number, other: number) => orderOf(one) - orderOf(other),
    valueFormatter: ({ value }) => formatFixed(value, decimals),
    tooltipValueGetter: ({ value }) => (Number.isNaN(value) ? (missing ?? 'There is no figure here.') : null),
  }
}

/** `Density, per km²`: what a column holds, and in what. */
export function titleOf(column: FigureColumn): string {
  return column.kind === 'number' && column.unit ? `${column.title}, ${column.unit}` : column.title
}

/** A figure with all its decimals, so that a column can be read down; `n/a` where there is none. */
export function formatFixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return 'n/a'
  // A small probability is not nought.
  const least = 10 ** -decimals
  if (value > 0 && value < least && decimals > 1) return `< ${least.toFixed(decimals)}`
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** Where there is no figure, it comes after all others. */
function orderOf(value: number) {
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value
}
