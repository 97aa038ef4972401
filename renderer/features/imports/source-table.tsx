import { Text } from '@mantine/core'
import { useMemo } from 'react'
import type { Source } from '#shared/features/imports/contract.ts'
import { type Reach, reachNames } from '#shared/features/packs/audience.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'
import { type Columns, Table } from '../../ui/table.tsx'

type SourceTableProps = { sources: Source[]; onOpen: ((source: Source) => void) | undefined }

export function SourceTable({ sources, onOpen }: SourceTableProps) {
  const today = useToday()
  const agencies = useQuestion('settings.agencies')
  const columns = useMemo<Columns<Source>>(
    () => [
      { field: 'name', headerName: 'Source', flex: 2, minWidth: 150 },
      { field: 'key', headerName: 'Key', width: 140 },
      {
        headerName: 'Agency',
        flex: 1,
        minWidth: 130,
        valueGetter: ({ data }) => agencies.data?.find(({ id }) => id === data?.agencyId)?.name ?? '',
      },
      { field: 'marking', headerName: 'Marking', width: 160 },
      {
        field: 'reach',
        headerName: 'May reach',
        flex: 1,
        minWidth: 130,
        valueFormatter: ({ value }) => reachNames[value as Reach],
      },
      { field: 'purpose', headerName: 'Purpose', flex: 2, minWidth: 130 },
      {
        field: 'expectedEveryDays',
        headerName: 'Expected',
        width: 126,
        valueFormatter: ({ value }) => everyDays(value),
      },
      {
        field: 'dropFolder',
        headerName: 'Drop folder',
        flex: 1,
        minWidth: 110,
        tooltipField: 'dropFolder',
        valueFormatter: ({ value }) => value || 'none',
      },
      {
        field: 'reviewOn',
        headerName: 'Agreement review',
        width: 190,
        valueFormatter: ({ value }) => reviewWords(value, today),
      },
    ],
    [agencies.data, today],
  )
  if (sources.length === 0) {
    return <Text c="dimmed">No sources yet. Add the first, or choose a file to import and add it there.</Text>
  }
  return (
    <Table
      label="Sources"
      columns={columns}
      rows={sources}
      empty="No sources"
      fitRows
      {...(onOpen ? { onOpen } : {})}
    />
  )
}

function everyDays(days: number | null) {
  if (days === null) return 'not set'
  return days === 1 ? 'daily' : `every ${days} days`
}

function reviewWords(day: string | null, today: string) {
  if (day === null) return 'no date set'
  return day < today ? `${formatDay(day)}, overdue` : formatDay(day)
}
