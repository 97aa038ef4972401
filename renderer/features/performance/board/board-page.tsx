import { Box, Button, Stack, Tabs, Text } from '@mantine/core'
import { IconCalendarPlus, IconGavel } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Board, BoardMeetingSummary } from '#shared/features/performance/board.ts'
import { Answered } from '../../../client/answered.tsx'
import { useAddress } from '../../../client/use-address.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { type Columns, Table } from '../../../ui/table.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { BoardForm } from './board-form.tsx'
import { memoWords, stateWords } from './board-words.ts'
import { OutstandingItems } from './outstanding-items.tsx'

/** The APEL board: its meetings, and what it still waits for. */
export default function BoardPage() {
  const board = useQuestion('performance.board')
  const [address, change] = useAddress()
  useHelpTopic('apel-board')
  const shown = address.get('show') === 'outstanding' ? 'outstanding' : 'meetings'
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <Answered question={board} page="Board">
          {known => (
            <>
              <Head board={known} />
              <PerformanceLinks />
              {known ? (
                <Tabs
                  value={shown}
                  onChange={value =>
                    change({ show: value === 'outstanding' ? value : null }, { replace: false })
                  }
                  display="flex"
                  flex={1}
                  mih={0}
                  style={{ flexDirection: 'column' }}
                >
                  <Tabs.List mb="sm">
                    <Tabs.Tab value="meetings">Meetings</Tabs.Tab>
                    <Tabs.Tab value="outstanding">Outstanding</Tabs.Tab>
                  </Tabs.List>
                  <Tabs.Panel value="meetings" flex={1} mih={0}>
                    <Meetings />
                  </Tabs.Panel>
                  <Tabs.Panel value="outstanding">
                    <OutstandingItems />
                  </Tabs.Panel>
                </Tabs>
              ) : (
                <NoBoard />
              )}
            </>
          )}
        </Answered>
      </Stack>
    </Page>
  )
}

function Head({ board }: { board: Board | null }) {
  const mayWrite = useMayCall('performance.saveBoard')
  const [editing, setEditing] = useState(false)
  const plan = useCommand('performance.planBoardMeeting')
  const navigate = useNavigate()
  const next = board?.next.find(({ meetingId }) => meetingId === null)?.day
  return (
    <>
      <PageHeader
        title={board?.name ?? 'APEL board'}
        about={
          board ? (
            <Text component="span">
              Every {board.everyWeeks} weeks; chair {board.chair || 'not named'}, vice-chair{' '}
              {board.viceChair || 'not named'}; drafted {board.draftDays} days before
            </Text>
          ) : (
            'What the board is told, what it asks for, and what came of it.'
          )
        }
        actions={
          <>
            {board && mayWrite && (
              <Button variant="default" onClick={() => setEditing(true)}>
                Board and members
              </Button>
            )}
            {next && mayWrite && (
              <Button
                leftSection={<IconCalendarPlus size={16} aria-hidden />}
                loading={plan.isPending}
                onClick={() =>
                  plan.mutate(
                    { heldOn: next },
                    {
                      onSuccess: ({ boardMeetingId }) =>
                        void navigate(`/performance/board/${boardMeetingId}`),
                    },
                  )
                }
              >
                Plan {formatDay(next)}
              </Button>
            )}
            <HelpButton topic="apel-board" about="The APEL board" />
          </>
        }
      />
      {editing && board && <BoardForm board={board} onClose={() => setEditing(false)} />}
    </>
  )
}

function NoBoard() {
  const mayWrite = useMayCall('performance.saveBoard')
  const [making, setMaking] = useState(false)
  return (
    <>
      <EmptyState
        icon={IconGavel}
        title="No board yet"
        next="Say when the board meets and who leads it. Its meetings are then planned, and their packs drafted in time."
      >
        {mayWrite && <Button onClick={() => setMaking(true)}>Set up the board</Button>}
      </EmptyState>
      {making && <BoardForm board={null} onClose={() => setMaking(false)} />}
    </>
  )
}

function Meetings() {
  const meetings = useQuestion('performance.boardMeetings')
  const navigate = useNavigate()
  return (
    <Answered question={meetings}>
      {rows => (
        <Box h="100%">
          <Table
            label="Meetings of the board"
            columns={columns}
            rows={rows}
            empty="No meetings yet"
            onOpen={({ id }) => void navigate(`/performance/board/${id}`)}
          />
        </Box>
      )}
    </Answered>
  )
}

const columns: Columns<BoardMeetingSummary> = [
  { field: 'number', headerName: 'Number', width: 130 },
  {
    field: 'heldOn',
    headerName: 'Day',
    width: 130,
    initialSort: 'desc',
    valueFormatter: ({ value }) => formatDay(value),
  },
  { headerName: 'State', width: 120, valueGetter: ({ data }) => (data ? stateWords[data.state] : '') },
  {
    field: 'draftOn',
    headerName: 'Draft due',
    width: 130,
    valueFormatter: ({ value }) => formatDay(value),
  },
  { field: 'items', headerName: 'Recorded', type: 'rightAligned', width: 110 },
  { field: 'open', headerName: 'Still open', type: 'rightAligned', width: 110 },
  {
    headerName: 'Follow-up memo',
    flex: 1,
    minWidth: 180,
    valueGetter: ({ data }) => (data ? memoWords(data) : ''),
  },
]
