import { Box, Button, Stack } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import type { AssessmentSummary } from '#shared/features/tasking/assessment.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../../client/use-desk.ts'
import { sayFailure } from '../../../client/words.ts'
import { formatDay, formatInstant } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { type Columns, Table } from '../../../ui/table.tsx'
import { TaskingLinks } from '../tasking-links.tsx'

/** The tactical assessments, the newest first, and the button that drafts the next. */
export default function AssessmentsPage() {
  const assessments = useQuestion('tasking.assessments')
  const { start, running } = useJob('tasking.makeAssessment')
  const mayMake = useMayCall('tasking.makeAssessment')
  const navigate = useNavigate()
  useHelpTopic('tactical-assessment')
  const open = (id: number) => void navigate(`/tasking/assessment/${id}`)
  const make = mayMake && !running && (
    <Button
      leftSection={<IconReportAnalytics size={16} aria-hidden />}
      onClick={() => void start({}).then(({ id }) => open(id), sayFailure)}
    >
      Draft this fortnight
    </Button>
  )
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Tactical assessment"
          about="The fortnight’s picture, drafted from the data as they stand, edited, and put before the group."
          actions={
            <>
              {make}
              <HelpButton topic="tactical-assessment" about="The tactical assessment" />
            </>
          }
        />
        <TaskingLinks />
        {running && (
          <Box mb="md" maw={480}>
            <JobProgress
              label="Drafting the assessment"
              progress={running.progress}
              onCancel={running.cancel}
            />
          </Box>
        )}
        <Answered question={assessments}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconReportAnalytics}
                title="No assessment yet"
                next="One click freezes the data and drafts what is new, what rose and fell, and what to put before the group."
              >
                {make}
              </EmptyState>
            ) : (
              <Box flex={1} mih={0}>
                <Table
                  label="Tactical assessments"
                  columns={columns}
                  rows={rows}
                  empty="No assessments"
                  onOpen={({ id }) => open(id)}
                />
              </Box>
            )
          }
        </Answered>
      </Stack>
    </Page>
  )
}

const columns: Columns<AssessmentSummary> = [
  { field: 'number', headerName: 'Number', width: 130 },
  { field: 'title', headerName: 'Title', flex: 2, minWidth: 180 },
  { field: 'from', headerName: 'From', width: 120, valueFormatter: ({ value }) => formatDay(value) },
  { field: 'to', headerName: 'To', width: 120, valueFormatter: ({ value }) => formatDay(value) },
  {
    field: 'status',
    headerName: 'Status',
    width: 100,
    valueFormatter: ({ value }) => (value === 'final' ? 'Final' : 'Draft'),
  },
  { field: 'items', headerName: 'Items', type: 'rightAligned', width: 90 },
  { field: 'flagged', headerName: 'Before the group', type: 'rightAligned', width: 150 },
  {
    field: 'madeAt',
    headerName: 'Made',
    width: 160,
    valueFormatter: ({ value }) => formatInstant(value),
  },
  { field: 'madeBy', headerName: 'By', flex: 1, minWidth: 110 },
]
