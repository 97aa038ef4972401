import { Button, Stack } from '@mantine/core'
import { IconMessage2, IconPlus } from '@tabler/icons-react'
import type { ICellRendererParams } from 'ag-grid-community'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, formatCount, formatFigure } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { AdoptPriority } from './adopt-priority.tsx'
import { BriefingsLinks } from './briefings-links.tsx'
import { OutstandingVoices } from './outstanding-voices.tsx'
import { ReviewWords } from './review-words.tsx'

/** What the neighbourhoods asked for: what is counted, what is to be reviewed, and who waits for an answer. */
export default function PrioritiesPage() {
  const priorities = useQuestion('briefings.priorities')
  const mayAdopt = useMayCall('briefings.adoptPriority')
  const [adopting, setAdopting] = useState(false)
  const navigate = useNavigate()
  useHelpTopic('priorities')
  const adopt = mayAdopt && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdopting(true)}>
      Adopt a priority
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Neighbourhood priorities"
        about="What groups and meetings asked for, what was done about it, and what was said back to them."
        actions={
          <>
            <HelpButton topic="priorities" about="neighbourhood priorities" />
            {adopt}
          </>
        }
      />
      <BriefingsLinks />
      <Answered question={priorities} height="40vh">
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMessage2}
              title="No priorities yet"
              next="Adopt what a residents’ group, a ward meeting or a partner’s office brought to the bureau."
            >
              {adopt}
            </EmptyState>
          ) : (
            <Stack gap="md">
              <Section title="Priorities" about={wordsOf(rows)}>
                <Table
                  label="Neighbourhood priorities"
                  columns={columns}
                  rows={rows}
                  empty="No priorities"
                  fitRows
                  onOpen={({ id }) => void navigate(`/briefings/priorities/${id}`)}
                />
              </Section>
              <OutstandingVoices priorities={rows} />
            </Stack>
          )
        }
      </Answered>
      <AdoptPriority
        opened={adopting}
        onClose={() => setAdopting(false)}
        onAdopted={id => void navigate(`/briefings/priorities/${id}`)}
      />
    </Page>
  )
}

function wordsOf(rows: readonly Priority[]) {
  const active = rows.filter(({ status }) => status === 'active')
  const of = (review: Priority['review']) => active.filter(each => each.review === review).length
  return `${countOf(active.length, 'priority', 'priorities')} active · reviews: ${of('overdue') || 'none'} overdue, ${of('due') || 'none'} due within four weeks`
}

const daysPerMonth = 365.2425 / 12

/** A count with its rate: a year and a few weeks are not compared by their counts. */
function countAndRate(change: Priority['change'] | undefined, side: 'before' | 'since') {
  if (!change) return 'n/a'
  const [count, from, to] =
    side === 'before'
      ? [change.beforeCount, change.beforeFrom, change.beforeTo]
      : [change.count, change.from, change.to]
  const months = ((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1) / daysPerMonth
  return months < 1
    ? formatCount(count)
    : `${formatCount(count)} (${formatFigure(count / months, 1)} a month)`
}

const columns: Columns<Priority> = [
  { field: 'number', headerName: 'Number', width: 124 },
  { field: 'title', headerName: 'Priority', flex: 2, minWidth: 200 },
  { field: 'areaLabel', headerName: 'Area', flex: 1, minWidth: 120 },
  {
    headerName: 'Owner',
    flex: 2,
    minWidth: 150,
    valueGetter: ({ data }) => data && `${data.owner} (${data.agencyName})`,
  },
  {
    headerName: 'Year before',
    headerTooltip: 'Calls counted in the year before it was adopted, and how many a month that is',
    type: 'rightAligned',
    width: 150,
    valueGetter: ({ data }) => data?.change?.beforeCount ?? null,
    valueFormatter: ({ data }) => countAndRate(data?.change, 'before'),
  },
  {
    headerName: 'Since',
    headerTooltip: 'Calls counted since it was adopted, and how many a month that is',
    type: 'rightAligned',
    width: 150,
    valueGetter: ({ data }) => data?.change?.count ?? null,
    valueFormatter: ({ data }) => countAndRate(data?.change, 'since'),
  },
  {
    headerName: 'To answer',
    headerTooltip: 'Who raised something and has not been answered',
    type: 'rightAligned',
    field: 'outstanding',
    width: 108,
  },
  {
    headerName: 'Review',
    field: 'reviewOn',
    width: 212,
    initialSort: 'asc',
    comparator: (a, b, one, other) =>
      Number(one.data?.status === 'closed') - Number(other.data?.status === 'closed') ||
      String(a).localeCompare(String(b)),
    cellRenderer: ({ data }: ICellRendererParams<Priority>) => data && <ReviewWords priority={data} />,
  },
]
