import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconHeadset, IconPencilPlus } from '@tabler/icons-react'
import type { ICellRendererParams } from 'ag-grid-community'
import { useNavigate } from 'react-router'
import type { BriefingSummary } from '#shared/features/briefings/briefing.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { formatDay, formatInstant } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { BriefingsLinks } from './briefings-links.tsx'
import { StandingBadge } from './standing-badge.tsx'

/** Every version of the call-taker briefing, and whether one is in use. */
export default function BriefingsPage() {
  const briefings = useQuestion('briefings.list')
  const draft = useCommand('briefings.draft')
  const mayDraft = useMayCall('briefings.draft')
  const navigate = useNavigate()
  useHelpTopic('call-taker-briefing')
  const open = briefings.data?.find(({ standing }) => standing === 'draft')
  const begin = mayDraft && !open && (
    <Button
      leftSection={<IconPencilPlus size={16} aria-hidden />}
      loading={draft.isPending}
      onClick={() =>
        draft.mutate(undefined, { onSuccess: ({ id }) => void navigate(`/briefings/versions/${id}`) })
      }
    >
      Draft the next version
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Call-taker briefings"
        about="One page for the 101 centre and the call management centre: what is hot, what to ask, who owns it."
        actions={
          <>
            <HelpButton topic="call-taker-briefing" about="call-taker briefings" />
            {begin}
          </>
        }
      />
      <BriefingsLinks />
      <Answered question={briefings}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconHeadset}
              title="No briefings yet"
              next="Draft the first from the problem profiles and priorities under way; a manager approves it."
            >
              {begin}
            </EmptyState>
          ) : (
            <Stack gap="md">
              <NoneInUse briefings={rows} />
              <Table
                label="Call-taker briefings"
                columns={columns}
                rows={rows}
                empty="No briefings"
                fitRows
                onOpen={({ id }) => void navigate(`/briefings/versions/${id}`)}
              />
            </Stack>
          )
        }
      </Answered>
    </Page>
  )
}

/** Says so where call-takers have nothing they may use. */
function NoneInUse({ briefings }: { briefings: readonly BriefingSummary[] }) {
  if (briefings.some(({ standing }) => standing === 'current')) return null
  const expired = briefings.find(({ standing }) => standing === 'expired')
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="No briefing is in use">
      {expired
        ? `Version ${expired.issue} expired on ${formatDay(expired.expiresOn)}. Draft the next version and have it approved.`
        : 'The first version waits to be approved.'}
    </Alert>
  )
}

const columns: Columns<BriefingSummary> = [
  { field: 'issue', headerName: 'Version', width: 100, type: 'rightAligned', initialSort: 'desc' },
  {
    field: 'standing',
    headerName: 'Status',
    width: 140,
    cellRenderer: ({ value }: ICellRendererParams<BriefingSummary>) => <StandingBadge standing={value} />,
  },
  {
    field: 'expiresOn',
    headerName: 'Use until',
    width: 140,
    valueFormatter: ({ value }) => formatDay(value),
  },
  { field: 'lines', headerName: 'Places', type: 'rightAligned', width: 100 },
  {
    headerName: 'Approved',
    flex: 1,
    minWidth: 200,
    valueGetter: ({ data }) =>
      data?.approvedAt ? `${formatInstant(data.approvedAt)}, ${data.approvedBy ?? ''}` : 'Not yet',
  },
  {
    headerName: 'Drafted',
    flex: 1,
    minWidth: 200,
    valueGetter: ({ data }) => data && `${formatInstant(data.draftedAt)}, ${data.draftedBy}`,
  },
]
