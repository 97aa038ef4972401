import { useMemo } from 'react'
import type { Output } from '../../client/names.ts'
import { type Columns, Table } from '../../ui/table.tsx'

type PreviewRow = Output<'imports.preview'>['rows'][number]
type NumberedRow = PreviewRow & { id: number }

/** The first rows as they would be loaded, or why they would not. */
export function PreviewTable({ rows }: { rows: PreviewRow[] }) {
  const numbered = useMemo(() => rows.map(row => ({ ...row, id: row.line })), [rows])
  return (
    <Table
      label="The first rows as they will be loaded"
      columns={columns}
      rows={numbered}
      empty="The file has no rows."
    />
  )
}

// Nothing that is still to be judged may be cut off.
const wrapped = { wrapText: true, autoHeight: true, cellStyle: { lineHeight: '18px', paddingBlock: '6px' } }

const columns: Columns<NumberedRow> = [
  { field: 'line', headerName: 'Line', type: 'rightAligned', width: 58, sortable: false },
  {
    headerName: 'Becomes',
    flex: 2,
    minWidth: 120,
    sortable: false,
    ...wrapped,
    valueGetter: ({ data }) => data && outcomeOf(data),
  },
  {
    headerName: 'When',
    width: 106,
    sortable: false,
    ...wrapped,
    valueGetter: ({ data }) => data?.incident?.when,
  },
  {
    headerName: 'Category',
    minWidth: 112,
    flex: 2,
    sortable: false,
    ...wrapped,
    valueGetter: ({ data }) => data?.incident?.category,
  },
  {
    headerName: 'Code',
    minWidth: 84,
    flex: 1,
    sortable: false,
    ...wrapped,
    valueGetter: ({ data }) => data?.incident && (data.incident.codeName ?? 'not coded'),
  },
  {
    headerName: 'Where',
    width: 84,
    sortable: false,
    ...wrapped,
    valueGetter: ({ data }) => data?.incident && placeOf(data.incident),
  },
  {
    headerName: 'Place',
    minWidth: 84,
    flex: 1,
    sortable: false,
    ...wrapped,
    valueGetter: ({ data }) => data?.incident?.place,
  },
  {
    headerName: 'Reference',
    width: 104,
    sortable: false,
    valueGetter: ({ data }) => data?.incident?.reference,
  },
]

function placeOf({ easting, northing }: NonNullable<PreviewRow['incident']>) {
  if (easting === null || northing === null) return 'not placed'
  return `${Math.round(easting)} ${Math.round(northing)}`
}

function outcomeOf({ incident, reasons }: PreviewRow) {
  return [incident ? 'loaded' : 'rejected', ...reasons].join(': ')
}
