import { Box, Stack } from '@mantine/core'
import { IconFileDescription } from '@tabler/icons-react'
import type { ICellRendererParams } from 'ag-grid-community'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { ProfileSummary } from '#shared/features/profiles/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatDay, formatDayOf } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { NewProfile } from './life/new-profile.tsx'
import { StatusBadge } from './status-badge.tsx'

/** Every problem profile of the bureau. */
export default function ProfilesPage() {
  const profiles = useQuestion('profiles.list')
  const navigate = useNavigate()
  const unseen = useQuestion('profiles.unseen')
  const columns = useMemo(() => columnsWith(unseen.data ?? []), [unseen.data])
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Profiles"
          about="Problem profiles: persistent problems, their evidence, and the plan for them."
          actions={<NewProfile />}
        />
        <Answered question={profiles}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconFileDescription}
                title="No problem profiles yet"
                next="Make one of a hotspot on the map, of an area, of a saved filter or of a nomination."
              >
                <NewProfile />
              </EmptyState>
            ) : (
              <Box flex={1} mih={0}>
                <Table
                  label="Problem profiles"
                  columns={columns}
                  rows={rows}
                  empty="No profiles"
                  onOpen={({ id }) => void navigate(`/profiles/${id}`)}
                />
              </Box>
            )
          }
        </Answered>
      </Stack>
    </Page>
  )
}

type Unseen = { profileId: number; incidents: number; mine: boolean }

function columnsWith(unseen: readonly Unseen[]): Columns<ProfileSummary> {
  const of = new Map(unseen.map(one => [one.profileId, one]))
  const looked: Columns<ProfileSummary> = [
    {
      colId: 'unseen',
      headerName: 'New',
      headerTooltip: 'Incidents that came since you last looked; empty where you have not looked yet.',
      type: 'rightAligned',
      width: 72,
      valueGetter: ({ data }) => data && of.get(data.id)?.incidents,
    },
    {
      colId: 'mine',
      headerName: 'Yours',
      width: 76,
      valueGetter: ({ data }) => (data && of.get(data.id)?.mine ? 'yes' : ''),
    },
  ]
  return [...columns.slice(0, 5), ...looked, ...columns.slice(5)]
}

const columns: Columns<ProfileSummary> = [
  { field: 'number', headerName: 'Number', width: 112 },
  { field: 'title', headerName: 'Title', flex: 2, minWidth: 200 },
  { field: 'areaLabel', headerName: 'Area', flex: 1, minWidth: 150 },
  {
    field: 'status',
    headerName: 'Status',
    width: 120,
    cellRenderer: ({ value }: ICellRendererParams<ProfileSummary>) => <StatusBadge status={value} />,
  },
  {
    field: 'count',
    headerName: 'Incidents',
    type: 'rightAligned',
    width: 98,
    valueFormatter: ({ value }) => formatCount(value),
  },
  { field: 'openActions', headerName: 'Open actions', type: 'rightAligned', width: 120 },
  {
    field: 'adoptedOn',
    headerName: 'Adopted',
    width: 112,
    valueFormatter: ({ value }) => (value ? formatDay(value) : ''),
  },
  {
    field: 'createdAt',
    headerName: 'Made',
    width: 112,
    initialSort: 'desc',
    valueFormatter: ({ value }) => formatDayOf(value),
  },
]
