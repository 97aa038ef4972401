import { Table, Text } from '@mantine/core'
import type { AgencyHealth } from '#shared/features/performance/health.ts'
import type { Period } from '#shared/features/performance/period.ts'
import { periodInWords } from '#shared/features/performance/period-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { countOf } from '../../../ui/counts.ts'
import { Late } from '../../../ui/late.tsx'
import styles from '../performance.module.css'
import { Card } from './card.tsx'

type PartnershipCardProps = { period: Period; address: string }

/** Who comes, does what was set, and sends what was agreed. */
export function PartnershipCard({ period, address }: PartnershipCardProps) {
  const question = useQuestion('performance.health', { period }, { keepLast: true })
  return (
    <Card
      wide
      title="Partnership"
      about={`Counts, ${periodInWords(period)}`}
      to={`/performance/partnership${address}`}
      leadsTo="Meeting by meeting"
    >
      <Answered question={question} height={160}>
        {({ agencies }) =>
          agencies.length === 0 ? (
            <Text c="dimmed">You stand for no agency: a manager enters which in the settings.</Text>
          ) : (
            <Table aria-label="Partnership" className={styles.table!} verticalSpacing={3} fz="inherit">
              <Table.Thead>
                <Table.Tr>
                  {heads.map((head, at) => (
                    <Table.Th key={head} ta={at === 0 ? 'left' : 'right'}>
                      {head}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {agencies.map(agency => (
                  <OneAgency key={agency.agencyId} agency={agency} />
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Answered>
    </Card>
  )
}

const heads = [
  'Agency',
  'Meetings attended',
  'Actions done on time',
  'Overdue',
  'Carried forward',
  'Files on time',
]
const of = (part: number, whole: number) => (whole === 0 ? 'n/a' : `${part} of ${whole}`)

function OneAgency({ agency }: { agency: AgencyHealth }) {
  const { agencyName, own, attended, held, actions, sources } = agency
  const late = Math.max(0, ...sources.map(({ lateDays }) => lateDays ?? 0))
  const files = { onTime: 0, of: 0 }
  for (const source of sources) {
    files.onTime += source.onTime
    files.of += source.of
  }
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {agencyName}
        {own && ' (yours)'}
      </Table.Th>
      <Table.Td ta="right">{of(attended, held)}</Table.Td>
      <Table.Td ta="right">{of(actions.doneOnTime, actions.set)}</Table.Td>
      <Table.Td ta="right">{actions.overdue}</Table.Td>
      <Table.Td ta="right">{actions.carried}</Table.Td>
      <Table.Td ta="right">
        {sources.length === 0 ? 'sends none' : of(files.onTime, files.of)}
        {late > 0 && (
          <>
            {' '}
            <Late words={`${countOf(late, 'day')} late now`} />
          </>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
