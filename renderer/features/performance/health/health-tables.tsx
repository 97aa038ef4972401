import { Anchor, Table, Text, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { AgencyHealth } from '#shared/features/performance/health.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatDay, formatInstant } from '../../../ui/dates.ts'
import { Late } from '../../../ui/late.tsx'
import styles from '../performance.module.css'

type Agencies = { agencies: readonly AgencyHealth[] }
type Column = { name: string; cell: (agency: AgencyHealth) => ReactNode; wide?: boolean }

const of = (part: number, whole: number) => (whole === 0 ? 'n/a' : `${part} of ${whole}`)

export function AttendanceTable({ agencies }: Agencies) {
  return (
    <ByAgency
      label="Who came"
      agencies={agencies}
      columns={[
        { name: 'Attended', cell: ({ attended, held }) => of(attended, held) },
        { name: 'Meeting by meeting', cell: ({ meetings }) => <Meetings meetings={meetings} />, wide: true },
      ]}
    />
  )
}

function Meetings({ meetings }: Pick<AgencyHealth, 'meetings'>) {
  return (
    <span className={styles.months}>
      {meetings.map(({ meetingId, heldOn, attending, apologies }) => {
        const [mark, words] = attending
          ? ['✓', 'came']
          : apologies
            ? ['a', 'sent apologies']
            : ['', 'did not come']
        return (
          <span
            key={meetingId}
            title={`${formatDay(heldOn)}: ${words}`}
            className={attending ? styles.came : apologies ? styles.apologies : styles.absent}
          >
            <span aria-hidden>{mark}</span>
            <VisuallyHidden>{`${formatDay(heldOn)}: ${words}. `}</VisuallyHidden>
          </span>
        )
      })}
    </span>
  )
}

export function ActionsTable({ agencies }: Agencies) {
  return (
    <ByAgency
      label="What became of the actions set"
      agencies={agencies}
      columns={[
        { name: 'Set', cell: ({ actions }) => actions.set },
        { name: 'Done on time', cell: ({ actions }) => of(actions.doneOnTime, actions.set) },
        { name: 'Done late', cell: ({ actions }) => actions.doneLate },
        { name: 'Cancelled', cell: ({ actions }) => actions.cancelled },
        { name: 'Not yet due', cell: ({ actions }) => actions.open },
        { name: 'Overdue', cell: ({ actions }) => actions.overdue },
        {
          name: 'Carried forward',
          cell: ({ actions: { carried, mostCarried } }) =>
            carried === 0 ? 0 : `${carried}, one ${countOf(mostCarried, 'time')}`,
        },
      ]}
    />
  )
}

export function FilesTable({ agencies }: Agencies) {
  return (
    <ByAgency
      label="What was sent and answered"
      agencies={agencies}
      columns={[
        {
          name: 'Files of its sources on time',
          cell: ({ sources }) => (sources.length === 0 ? 'Sends none' : sources.map(Source)),
          wide: true,
        },
        { name: 'Reply files answered', cell: ({ replies }) => of(replies.answered, replies.sent) },
        {
          name: 'Answered within (median)',
          cell: ({ replies }) => (replies.medianDays === null ? 'n/a' : countOf(replies.medianDays, 'day')),
        },
      ]}
    />
  )
}

function Source({
  sourceId,
  name,
  onTime,
  of: whole,
  expectedEveryDays,
  lastImport,
  lateDays,
}: AgencyHealth['sources'][number]) {
  const agreed =
    expectedEveryDays === null ? 'no rhythm agreed' : `every ${countOf(expectedEveryDays, 'day')} agreed`
  return (
    <Text key={sourceId} fz="inherit">
      <Anchor component={Link} to="/imports/freshness" fz="inherit" underline="always">
        {name}
      </Anchor>
      {`: ${of(onTime, whole)}, ${agreed}, last ${lastImport ? formatInstant(lastImport).split(',')[0] : 'never'} `}
      {lateDays !== null && lateDays > 0 && <Late words={`${countOf(lateDays, 'day')} late`} />}
    </Text>
  )
}

function ByAgency({ label, agencies, columns }: Agencies & { label: string; columns: readonly Column[] }) {
  if (agencies.length === 0) {
    return <Text c="dimmed">You stand for no agency: a manager enters which in the settings.</Text>
  }
  return (
    <Table aria-label={label} className={styles.table!}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Agency</Table.Th>
          {columns.map(({ name, wide }) => (
            <Table.Th key={name} ta={wide ? 'left' : 'right'}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {agencies.map(agency => (
          <Table.Tr key={agency.agencyId}>
            <Table.Th scope="row">
              {agency.agencyName}
              {agency.own && ' (yours)'}
            </Table.Th>
            {columns.map(({ name, cell, wide }) => (
              <Table.Td key={name} ta={wide ? 'left' : 'right'}>
                {cell(agency)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
