import { Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { GroupRecord } from '#shared/features/tasking/record.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { CountBars } from '../../../ui/count-bars.tsx'
import { countOf } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { TaskingLinks } from '../tasking-links.tsx'

/** Who came to the meetings, and who did what was set, by agency over time. */
export default function RecordPage() {
  const [period, setPeriod] = useState({ from: '', to: '' })
  const question = useQuestion(
    'tasking.record',
    { ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) },
    { keepLast: true },
  )
  return (
    <Page>
      <PageHeader
        title="Attendance and completion"
        about="Counts over the meetings held: who came, and what became of the actions they set."
      />
      <TaskingLinks />
      <Group gap="sm" mb="md" align="flex-end">
        {(['from', 'to'] as const).map(end => (
          <DayInput
            key={end}
            label={end === 'from' ? 'Meetings from' : 'Until'}
            w={150}
            value={period[end]}
            onChange={event => setPeriod({ ...period, [end]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Answered question={question}>
        {record =>
          record.meetings.length === 0 ? (
            <Text c="dimmed">No meeting was held in these days. Choose a longer period.</Text>
          ) : (
            <Stack gap="md">
              <ByAgency record={record} />
              <Section title="Who came" about={`${countOf(record.meetings.length, 'meeting')} held`}>
                <CountBars
                  title="Agencies present by meeting"
                  noun="Meeting"
                  bars={record.meetings.map(({ heldOn, present }) => ({
                    label: formatDay(heldOn),
                    count: present,
                  }))}
                  note={`Of ${countOf(record.agencies.length, 'agency', 'agencies')}.`}
                />
              </Section>
            </Stack>
          )
        }
      </Answered>
    </Page>
  )
}

type Row = GroupRecord['agencies'][number]
const columns: { name: string; cell: (row: Row) => string | number }[] = [
  { name: 'Meetings attended', cell: row => `${row.attended} of ${row.held}` },
  { name: 'Actions set', cell: row => row.set },
  { name: 'Done on time', cell: row => of(row.doneOnTime, row.set) },
  { name: 'Done late', cell: row => row.doneLate },
  { name: 'Cancelled', cell: row => row.cancelled },
  { name: 'Not yet due', cell: row => row.open },
  { name: 'Overdue', cell: row => row.overdue },
  { name: 'Carried forward', cell: row => row.carried },
]
const of = (part: number, whole: number) => (whole === 0 ? '–' : `${part} of ${whole}`)

function ByAgency({ record }: { record: GroupRecord }) {
  return (
    <Section
      title="By agency"
      about="Every action set is in one of the five columns from done on time to overdue; carried forward counts those that outlasted a meeting."
    >
      <Table aria-label="By agency">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agency</Table.Th>
            {columns.map(({ name }) => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {record.agencies.map(row => (
            <Table.Tr key={row.agencyId}>
              <Table.Th scope="row">{row.agencyName}</Table.Th>
              {columns.map(({ name, cell }) => (
                <Table.Td key={name} ta="right">
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
