import { type ReactNode, useMemo, useState } from 'react'
import type { Filter, IncidentRow, sortKeys } from '#shared/features/incidents/contract.ts'
import { useDesk } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { type Columns, Table } from '../../ui/table.tsx'
import { IncidentDrawer } from './incident-drawer.tsx'

type SortKey = (typeof sortKeys)[number]
type Sort = { key: SortKey; descending: boolean }
export const latestFirst: Sort = { key: 'when', descending: true }

type IncidentRowsProps = {
  filter: Filter
  onSort: (sort: Sort) => void
  /** The way from an incident to what came of it. */
  trace: (incidentId: number) => ReactNode
}

/** The incidents of a filter, sent a page at a time as one scrolls; a click or Enter shows everything kept of one. */
export function IncidentRows({ filter, onSort, trace }: IncidentRowsProps) {
  const client = useDesk()
  const [openedId, setOpenedId] = useState<number | null>(null)

  const pages = useMemo(
    () => ({
      getRows({ startRow, endRow, sortModel, successCallback, failCallback }: PageWanted) {
        const [sorted] = sortModel
        const sort = sorted
          ? { key: sorted.colId as SortKey, descending: sorted.sort === 'desc' }
          : latestFirst
        onSort(sort)
        client.incidents.rows({ filter, offset: startRow, limit: endRow - startRow, sort }).then(
          ({ rows, total }) => successCallback(rows, total),
          error => {
            sayFailure(error)
            failCallback()
          },
        )
      },
    }),
    [client, filter, onSort],
  )

  return (
    <>
      <Table<IncidentRow>
        label="Incidents of the filter"
        columns={columns}
        pages={pages}
        empty="No incident fits the filter. Take a condition away."
        onOpen={({ id }) => setOpenedId(id)}
      />
      <IncidentDrawer incidentId={openedId} onClose={() => setOpenedId(null)} trace={trace} />
    </>
  )
}

type PageWanted = {
  startRow: number
  endRow: number
  sortModel: { colId: string; sort?: 'asc' | 'desc' | null }[]
  successCallback(rows: IncidentRow[], total: number): void
  failCallback(): void
}

const columns: Columns<IncidentRow> = [
  {
    colId: 'when',
    field: 'when',
    headerName: 'When',
    width: 138,
    sortingOrder: ['desc', 'asc'],
    initialSort: 'desc',
  },
  { colId: 'category', field: 'category', headerName: 'Category', flex: 3, minWidth: 130 },
  { colId: 'place', field: 'place', headerName: 'Place', flex: 3, minWidth: 130 },
  { colId: 'source', field: 'sourceName', headerName: 'Source', flex: 2, minWidth: 90 },
  { field: 'codeName', headerName: 'Standard code', flex: 2, minWidth: 112, sortable: false },
  { field: 'outcome', headerName: 'Outcome', flex: 2, minWidth: 100, sortable: false },
  { colId: 'reference', field: 'reference', headerName: 'Reference', width: 118 },
]
