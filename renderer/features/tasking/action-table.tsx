import type { ICellRendererParams } from 'ag-grid-community'
import { useState } from 'react'
import type { Action } from '#shared/features/tasking/contract.ts'
import { type Columns, Table } from '../../ui/table.tsx'
import { ActionDrawer } from './action-drawer.tsx'
import { DueWords } from './due-words.tsx'

type ActionTableProps = {
  label: string
  actions: readonly Action[]
  /** Fills its place and scrolls, instead of being as high as its rows. */
  fill?: boolean
  /** Only the columns that matter most, for a place beside something else. */
  narrow?: boolean
  empty?: string
}

/** Actions with who owes them and by when; Enter opens one. */
export function ActionTable({
  label,
  actions,
  fill = false,
  narrow = false,
  empty = 'No actions',
}: ActionTableProps) {
  const [openId, setOpenId] = useState<number | null>(null)
  return (
    <>
      <Table
        label={label}
        columns={narrow ? narrowColumns : columns}
        rows={actions}
        empty={empty}
        fitRows={!fill}
        onOpen={({ id }) => setOpenId(id)}
      />
      <ActionDrawer
        action={actions.find(({ id }) => id === openId) ?? null}
        onClose={() => setOpenId(null)}
      />
    </>
  )
}

const due: Columns<Action>[number] = {
  field: 'dueOn',
  headerName: 'Due',
  width: 250,
  cellRenderer: ({ data }: ICellRendererParams<Action>) => data && <DueWords action={data} />,
}

// Nothing of a long action may be cut off where there is little room.
const wrapped = { wrapText: true, autoHeight: true, cellStyle: { lineHeight: '18px', paddingBlock: '6px' } }

const columns: Columns<Action> = [
  { field: 'number', headerName: 'Number', width: 84 },
  { field: 'what', headerName: 'What', flex: 2, minWidth: 150 },
  { field: 'agencyName', headerName: 'Agency', flex: 1, minWidth: 110 },
  { field: 'owner', headerName: 'Owner', flex: 1, minWidth: 110 },
  due,
  { field: 'profileTitle', headerName: 'Profile', flex: 1, minWidth: 100 },
  { field: 'carriedForward', headerName: 'Carried', type: 'rightAligned', width: 92 },
]

const narrowColumns: Columns<Action> = [
  { field: 'what', headerName: 'What', flex: 3, minWidth: 120, ...wrapped },
  {
    headerName: 'Who',
    flex: 2,
    minWidth: 110,
    valueGetter: ({ data }) => data && `${data.agencyName}, ${data.owner}`,
    ...wrapped,
  },
  { ...due, width: 168, ...wrapped },
]
