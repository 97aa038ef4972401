import { Box } from '@mantine/core'
import { useNavigate } from 'react-router'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { type Columns, Table } from '../../ui/table.tsx'

const mostFitted = 10
const statusWords = { running: 'Running', done: 'Loaded', undone: 'Undone' }

/** The imports with the sum of each; Enter opens one. */
export function ImportTable({ imports }: { imports: ImportSummary[] }) {
  const navigate = useNavigate()
  const short = imports.length <= mostFitted
  return (
    <Box {...(short ? {} : { h: 'min(46vh, 520px)' })}>
      <Table
        label="Imports"
        columns={columns}
        rows={imports}
        empty="Nothing has been imported yet."
        fitRows={short}
        onOpen={({ id }) => void navigate(`/imports/${id}`)}
      />
    </Box>
  )
}

type CountField = 'read' | 'loaded' | 'rejected' | 'duplicate' | 'changed' | 'unplaced' | 'uncoded'

function counted(field: CountField, headerName: string, width: number) {
  return {
    field,
    headerName,
    type: 'rightAligned',
    width,
    valueFormatter: ({ value }: { value: number }) => formatCount(value),
  } as const
}

const columns: Columns<ImportSummary> = [
  { field: 'fileName', headerName: 'File', flex: 5, minWidth: 180, tooltipField: 'fileName' },
  { field: 'sourceName', headerName: 'Source', flex: 3, minWidth: 130, tooltipField: 'sourceName' },
  {
    field: 'startedAt',
    headerName: 'Imported',
    width: 164,
    initialSort: 'desc',
    valueFormatter: ({ value }) => formatInstant(value),
  },
  counted('read', 'Read', 74),
  counted('loaded', '= loaded', 88),
  counted('rejected', '+ rejected', 92),
  counted('duplicate', '+ duplicate', 98),
  counted('changed', 'Changed', 84),
  counted('unplaced', 'Not placed', 94),
  counted('uncoded', 'Not coded', 90),
  {
    field: 'status',
    headerName: 'Status',
    width: 84,
    valueFormatter: ({ value }) => statusWords[value as ImportSummary['status']],
  },
]
