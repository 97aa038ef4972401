import { useMemo } from 'react'
import type { ImportIssue } from '#shared/features/imports/contract.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import { useDesk } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { formatCount } from '../../ui/counts.ts'
import { rowsByPage } from '../../ui/rows-by-page.ts'
import { type Columns, Table } from '../../ui/table.tsx'

/** A reason and what would mend it take two lines on a small screen. */
export const issuePixels = 46

type NumberedIssue = ImportIssue & { id: number }
type IssueTableProps = { importId: number; fileName: string; outcome: RowOutcome; reason: string | null }

/** The rows that were not simply loaded, sent a page at a time as one scrolls. */
export function IssueTable({ importId, fileName, outcome, reason }: IssueTableProps) {
  const client = useDesk()
  const pages = useMemo(
    () =>
      rowsByPage<NumberedIssue>(async wanted => {
        const asked = { importId, outcome, ...(reason === null ? {} : { reason }), ...wanted }
        const { total, rows } = await client.imports.issues(asked)
        // A row of the file can have several things wrong with it: its line is no key.
        return { total, rows: rows.map((row, index) => ({ ...row, id: wanted.offset + index })) }
      }, sayFailure),
    [client, importId, outcome, reason],
  )
  const columns = useMemo(() => columnsOf(fileName), [fileName])
  return <Table label="Rows" columns={columns} pages={pages} empty="No such rows" rowPixels={issuePixels} />
}

const told = { sortable: false, wrapText: true, cellStyle: { lineHeight: '18px', paddingBlock: '5px' } }

function columnsOf(fileName: string): Columns<NumberedIssue> {
  return [
    {
      headerName: 'File',
      width: 130,
      sortable: false,
      valueGetter: () => fileName,
      tooltipValueGetter: () => fileName,
    },
    counted('line', 'Line', 80),
    counted('byte', 'Byte', 92),
    { field: 'column', headerName: 'Column', width: 130, sortable: false, tooltipField: 'column' },
    { field: 'raw', headerName: 'What stood there', flex: 3, minWidth: 170, tooltipField: 'raw', ...told },
    { field: 'reason', headerName: 'Reason', flex: 3, minWidth: 190, tooltipField: 'reason', ...told },
    {
      field: 'mend',
      headerName: 'What would put it right',
      flex: 3,
      minWidth: 170,
      tooltipField: 'mend',
      ...told,
    },
  ]
}

function counted(field: 'line' | 'byte', headerName: string, width: number) {
  return {
    field,
    headerName,
    width,
    type: 'rightAligned',
    sortable: false,
    valueFormatter: ({ value }: { value: number | null | undefined }) =>
      value === null || value === undefined ? '' : formatCount(value),
  } as const
}
