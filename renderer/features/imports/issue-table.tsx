import { useMemo } from 'react'
import type { ImportIssue } from '#shared/features/imports/contract.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import { useDesk } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { rowsByPage } from '../../ui/rows-by-page.ts'
import { type Columns, Table } from '../../ui/table.tsx'

type NumberedIssue = ImportIssue & { id: number }

/** The rows that were not simply loaded, sent a page at a time as one scrolls. */
export function IssueTable({ importId, outcome }: { importId: number; outcome: RowOutcome }) {
  const client = useDesk()
  const pages = useMemo(
    () =>
      rowsByPage<NumberedIssue>(async wanted => {
        const { total, rows } = await client.imports.issues({ importId, outcome, ...wanted })
        // A row of the file can have several things wrong with it: its line is no key.
        return { total, rows: rows.map((row, index) => ({ ...row, id: wanted.offset + index })) }
      }, sayFailure),
    [client, importId, outcome],
  )
  return <Table label="Rows" columns={columns} pages={pages} empty="No such rows" />
}

const columns: Columns<NumberedIssue> = [
  { field: 'line', headerName: 'Line', type: 'rightAligned', width: 96, sortable: false },
  { field: 'reason', headerName: 'Reason', flex: 2, minWidth: 200, sortable: false },
  { field: 'column', headerName: 'Column', width: 160, sortable: false },
  { field: 'raw', headerName: 'What stood there', flex: 3, minWidth: 240, sortable: false },
]
