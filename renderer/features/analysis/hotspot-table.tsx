import { useMemo } from 'react'
import type { Hotspot } from '#shared/features/analysis/contract.ts'
import { formatCount, formatFigure } from '../../ui/counts.ts'
import { type Columns, Table } from '../../ui/table.tsx'

type HotspotTableProps = {
  hotspots: readonly Hotspot[]
  chosenId: number | null
  tickedIds: readonly number[]
  onTick: (hotspotIds: number[]) => void
  onChoose: (hotspotId: number) => void
  onOpen: (hotspot: Hotspot) => void
}

/** The hotspots of an analysis, in the order of their rank; the one chosen is chosen on the map too. */
export function HotspotTable({ hotspots, chosenId, tickedIds, onTick, onChoose, onOpen }: HotspotTableProps) {
  const columns = useMemo(() => columnsOf(hotspots), [hotspots])
  return (
    <Table<Hotspot>
      label="Hotspots of the analysis"
      columns={columns}
      rows={hotspots}
      empty="No hotspot found with these parameters."
      selectedId={chosenId}
      ticks={{
        ids: tickedIds,
        onChange: ids => onTick(ids.map(Number)),
        nameOf: id => `Tick hotspot ${hotspots.find(hotspot => hotspot.id === id)?.rank}`,
      }}
      onSelect={hotspot => onChoose(hotspot.id)}
      onOpen={onOpen}
    />
  )
}

/** A figure the method does not give for any hotspot has no column. */
function columnsOf(hotspots: readonly Hotspot[]): Columns<Hotspot> {
  const figures = figureColumns.filter(({ field }) =>
    hotspots.some(hotspot => typeof hotspot[field] === 'number'),
  )
  return [
    { field: 'rank', headerName: '#', width: 44, ...numeric },
    {
      field: 'label',
      headerName: 'Where',
      flex: 1,
      minWidth: 110,
      tooltipField: 'label',
      wrapText: true,
      autoHeight: true,
      cellStyle: { lineHeight: '17px', paddingBlock: '6px' },
    },
    { field: 'count', headerName: 'Incidents', width: 84, ...numeric, valueFormatter: asCount },
    ...figures,
    {
      field: 'areaHectares',
      headerName: 'ha',
      headerTooltip: 'Its ground in hectares: 1 ha is 100 m by 100 m.',
      width: 54,
      ...numeric,
      valueFormatter: asFigure,
    },
  ]
}

type Figure = Hotspot['expected']
type Shown = { value: Figure }

const numeric = { type: 'rightAligned', comparator: (a: Figure, b: Figure) => orderOf(a) - orderOf(b) }
const asCount = ({ value }: { value: number }) => formatCount(value)
const asFigure = ({ value }: Shown) => (typeof value === 'number' ? formatFigure(value, 1) : 'n/a')
const asSignificance = ({ value }: Shown) => {
  if (typeof value !== 'number') return 'n/a'
  return value < 0.001 ? '< 0.001' : formatFigure(value, 3)
}

const figureColumns = [
  {
    field: 'expected' as const,
    headerName: 'Expected',
    headerTooltip: 'Incidents that would be there if they were spread as the method takes for ordinary.',
    width: 84,
    ...numeric,
    valueFormatter: asFigure,
  },
  {
    field: 'z' as const,
    headerName: 'z',
    headerTooltip:
      'z: how far the count is above the expected one. Above 2 is unusual, above 3 very unusual.',
    width: 54,
    ...numeric,
    valueFormatter: asFigure,
  },
  {
    field: 'q' as const,
    headerName: 'q',
    headerTooltip:
      'q: the share of false alarms to expect among hotspots as strong as this one. 0.05 is one in twenty.',
    width: 74,
    ...numeric,
    valueFormatter: asSignificance,
  },
]

function orderOf(value: Figure) {
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY
}
