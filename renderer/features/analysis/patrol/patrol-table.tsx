import { useMemo } from 'react'
import type { Figure } from '#shared/features/analysis/figures.ts'
import type { PatrolRow } from '#shared/features/analysis/presence.ts'
import { formatCount, formatFigure } from '../../../ui/counts.ts'
import { type Columns, Table } from '../../../ui/table.tsx'

type Row = PatrolRow & { id: number }
type PatrolTableProps = {
  rows: readonly PatrolRow[]
  chosenId: number | null
  onChoose: (hotspotId: number) => void
}

/** Calls and minutes of each hotspot: counts first, then how they compare. */
export function PatrolTable({ rows, chosenId, onChoose }: PatrolTableProps) {
  const withIds = useMemo(() => rows.map(row => ({ ...row, id: row.hotspotId })), [rows])
  return (
    <Table<Row>
      label="Hotspots, their calls and the presence in them"
      columns={columns}
      rows={withIds}
      empty="No hotspots"
      selectedId={chosenId}
      onSelect={({ id }) => onChoose(id)}
    />
  )
}

const order = (figure: Figure) => (typeof figure === 'number' ? figure : Number.POSITIVE_INFINITY)
const numeric = { type: 'rightAligned', comparator: (a: Figure, b: Figure) => order(a) - order(b) }
const text = (figure: Figure) => (typeof figure === 'number' ? formatFigure(figure, 1) : 'n/a')

const columns: Columns<Row> = [
  { field: 'rank', headerName: '#', width: 42, ...numeric },
  { field: 'label', headerName: 'Where', flex: 1, minWidth: 110, tooltipField: 'label' },
  {
    field: 'calls',
    headerName: 'Calls',
    width: 60,
    ...numeric,
    valueFormatter: ({ value }) => formatCount(value),
  },
  {
    field: 'minutes',
    headerName: 'Minutes',
    headerTooltip: 'Minutes that units spent in it, all positions together.',
    width: 80,
    ...numeric,
    valueFormatter: ({ value }) => (value > 0 && value < 1 ? 'under 1' : formatCount(Math.round(value))),
  },
  {
    field: 'callsPerHour',
    headerName: 'Calls / hour there',
    headerTooltip: 'Calls per day for each hour of presence per day, with the 95 % interval of the calls.',
    width: 140,
    ...numeric,
    valueFormatter: ({ data }) =>
      data
        ? typeof data.callsPerHour === 'number'
          ? `${text(data.callsPerHour)} (${text(data.lower)} – ${text(data.upper)})`
          : 'nobody there'
        : '',
  },
  {
    headerName: 'Rank',
    headerTooltip: 'Its rank by calls, and by presence: far apart is where demand and presence part.',
    colId: 'ranks',
    width: 62,
    type: 'rightAligned',
    valueGetter: ({ data }) => (data ? data.rankByPresence - data.rankByCalls : 0),
    valueFormatter: ({ data }) => (data ? `${data.rankByCalls} → ${data.rankByPresence}` : ''),
  },
  {
    field: 'hoursWithout',
    headerName: 'Alone',
    headerTooltip: 'Hours of the week with calls, of which there are positions, but none of them here.',
    width: 64,
    ...numeric,
  },
]
