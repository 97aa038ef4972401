import { Box, Button, Stack } from '@mantine/core'
import { IconFileDescription, IconMap2 } from '@tabler/icons-react'
import type { ICellRendererParams } from 'ag-grid-community'
import { Link, useNavigate } from 'react-router'
import type { ProfileSummary } from '#shared/features/profiles/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMay } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatDay, formatInstant } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { StatusBadge } from './status-badge.tsx'

/** Every problem profile of the bureau. */
export default function ProfilesPage() {
  const profiles = useQuestion('profiles.list')
  const navigate = useNavigate()
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Profiles"
          about="Problem profiles: persistent problems, their evidence, and the plan for them."
          actions={<FindHotspots />}
        />
        <Answered question={profiles}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconFileDescription}
                title="No problem profiles yet"
                next="Find hotspots on the map, choose one, and make it a problem profile."
              >
                <FindHotspots />
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

function FindHotspots() {
  if (!useMay('analysis.run')) return null
  return (
    <Button component={Link} to="/map" variant="default" leftSection={<IconMap2 size={16} aria-hidden />}>
      Find hotspots
    </Button>
  )
}

const columns: Columns<ProfileSummary> = [
  { field: 'number', headerName: 'Number', width: 124 },
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
    width: 110,
    valueFormatter: ({ value }) => formatCount(value),
  },
  { field: 'openActions', headerName: 'Open actions', type: 'rightAligned', width: 126 },
  {
    field: 'adoptedOn',
    headerName: 'Adopted',
    width: 120,
    valueFormatter: ({ value }) => (value ? formatDay(value) : ''),
  },
  {
    field: 'createdAt',
    headerName: 'Made',
    width: 150,
    initialSort: 'desc',
    valueFormatter: ({ value }) => formatInstant(value),
  },
]
