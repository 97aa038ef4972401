import { Box, Button, Stack } from '@mantine/core'
import { IconCalendarPlus, IconUsersGroup } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { MeetingSummary } from '#shared/features/tasking/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { NewMeeting } from './new-meeting.tsx'
import { NextMeeting } from './next-meeting.tsx'
import styles from './tasking.module.css'
import { TaskingLinks } from './tasking-links.tsx'

/** The meetings of the joint management group, newest first. */
export function MeetingsPage({ flagged }: { flagged: ReactNode }) {
  const meetings = useQuestion('tasking.meetings')
  const mayCreate = useMayCall('tasking.createMeeting')
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const create = (
    <Button leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      New meeting
    </Button>
  )
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Tasking"
          about="Meetings of the joint management group (JMG), what they decided and whom they tasked."
          actions={mayCreate && create}
        />
        <TaskingLinks />
        <Box className={styles.flaggedRoom!}>{meetings.data && <NextMeeting meetings={meetings.data} />}</Box>
        <Box className={styles.flaggedRoom!}>{flagged}</Box>
        <Answered question={meetings}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconUsersGroup}
                title="No meetings yet"
                next="Set the date of the next JMG meeting, then put the profiles that were raised on its agenda."
              >
                {mayCreate && create}
              </EmptyState>
            ) : (
              <Box flex={1} mih={0}>
                <Table
                  label="Meetings"
                  columns={columns}
                  rows={rows}
                  empty="No meetings"
                  onOpen={({ id }) => void navigate(`/tasking/meetings/${id}`)}
                />
              </Box>
            )
          }
        </Answered>
      </Stack>
      <NewMeeting opened={creating} onClose={() => setCreating(false)} />
    </Page>
  )
}

const columns: Columns<MeetingSummary> = [
  {
    field: 'heldOn',
    headerName: 'Date',
    width: 130,
    initialSort: 'desc',
    valueFormatter: ({ value }) => formatDay(value),
  },
  { field: 'title', headerName: 'Meeting', flex: 2, minWidth: 200 },
  { field: 'chair', headerName: 'Chair', flex: 2, minWidth: 170 },
  {
    field: 'status',
    headerName: 'Status',
    width: 110,
    valueFormatter: ({ value }) => (value === 'held' ? 'Held' : 'Planned'),
  },
  { field: 'agencies', headerName: 'Agencies', type: 'rightAligned', width: 110 },
  { field: 'items', headerName: 'Items', type: 'rightAligned', width: 90 },
  { field: 'decisions', headerName: 'Decisions', type: 'rightAligned', width: 110 },
  { field: 'actions', headerName: 'Actions set', type: 'rightAligned', width: 120 },
  {
    headerName: 'Minutes',
    width: 110,
    // Said in words: the table would draw a yes or no as a box to tick.
    valueGetter: ({ data }) => (data?.minutesApproved ? 'Approved' : data?.status === 'held' ? 'Draft' : ''),
  },
]
