import { useMemo } from 'react'
import type { ComparedRow } from '#shared/features/analysis/compare.ts'
import type { Figure } from '#shared/features/analysis/figures.ts'
import { formatCount } from '../../../ui/counts.ts'
import { type Columns, Table } from '../../../ui/table.tsx'

type CompareTableProps = {
  label: string
  rows: readonly ComparedRow[]
  chosenKey: string | null
  onChoose: (key: string) => void
}
type Row = ComparedRow & { id: string }

/** Counts before ratios, ratios with their interval; q says whether a row stands out among all of them. */
export function CompareTable({ label, rows, chosenKey, onChoose }: CompareTableProps) {
  const withIds = useMemo(() => rows.map(row => ({ ...row, id: row.key })), [rows])
  return (
    <Table<Row>
      label={label}
      columns={columns}
      rows={withIds}
      empty="No row: none of the incidents is known exactly enough."
      selectedId={chosenKey}
      onSelect={({ key }) => onChoose(key)}
    />
  )
}

const order = (figure: Figure) => (typeof figure === 'number' ? figure : Number.NEGATIVE_INFINITY)
const numeric = { type: 'rightAligned', comparator: (a: Figure, b: Figure) => order(a) - order(b) }
const signed = (count: number) => `${count > 0 ? '+' : ''}${formatCount(count)}`
const probability = (value: number) => (value < 0.001 ? '< 0.001' : value.toFixed(3))

const columns: Columns<Row> = [
  { field: 'label', headerName: 'What', flex: 1, minWidth: 112, tooltipField: 'label' },
  { field: 'a', headerName: 'A', width: 54, ...numeric, valueFormatter: ({ value }) => formatCount(value) },
  { field: 'b', headerName: 'B', width: 54, ...numeric, valueFormatter: ({ value }) => formatCount(value) },
  {
    field: 'difference',
    headerName: 'A − B',
    width: 60,
    ...numeric,
    valueFormatter: ({ value }) => signed(value),
  },
  {
    field: 'percent',
    headerName: 'Change',
    headerTooltip:
      'Change of the rate in per cent, per day or hour that was counted; only where both counts are ten or more.',
    width: 82,
    ...numeric,
    valueFormatter: ({ value }) =>
      typeof value === 'number' ? `${value > 0 ? '+' : ''}${value.toFixed(1)} %` : 'n/a',
    tooltipValueGetter: ({ value }) => (typeof value === 'number' ? '' : value?.unavailable),
  },
  {
    field: 'ratio',
    headerName: 'Ratio (95 %)',
    headerTooltip: 'How many times the rate of B the rate of A is, and the range that chance leaves open.',
    width: 148,
    ...numeric,
    valueFormatter: ({ data }) => (data ? ratioText(data) : ''),
  },
  {
    field: 'q',
    headerName: 'q',
    headerTooltip: 'q: the share of false alarms to expect among rows as striking as this one.',
    width: 62,
    ...numeric,
    valueFormatter: ({ value }) => probability(value),
    tooltipValueGetter: ({ data }) => (data ? `p ${probability(data.p)} for this row alone` : ''),
  },
]

function ratioText({ ratio, lower, upper }: Row) {
  const text = (figure: Figure) => (typeof figure === 'number' ? figure.toFixed(2) : '…')
  if (typeof ratio !== 'number') return 'n/a'
  return `${text(ratio)} (${text(lower)} – ${text(upper)})`
}
