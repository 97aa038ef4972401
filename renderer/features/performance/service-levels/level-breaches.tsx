import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Period } from '#shared/features/performance/period.ts'
import { spanWords } from '#shared/features/performance/service-level-rules.ts'
import { type Breach, mostSelected, type ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { countOf, formatCount } from '../../../ui/counts.ts'
import { Section } from '../../../ui/section.tsx'

type LevelBreachesProps = { level: ServiceLevel; period: Period; mapOf: (filter: Filter) => string }

const shown = 25

/** The calls that were not kept, the longest first, with the way to all of them on the map. */
export function LevelBreaches({ level, period, mapOf }: LevelBreachesProps) {
  const question = useQuestion(
    'performance.serviceLevelBreaches',
    { serviceLevelId: level.id, period, limit: shown },
    { keepLast: true },
  )
  const total = question.data?.total ?? 0
  return (
    <Section
      title="Not kept"
      about={`${countOf(total, 'call')}, the longest first${total > shown ? `; the first ${shown} are shown` : ''}`}
      actions={
        question.data &&
        total > 0 && (
          <Anchor component={Link} to={mapOf(question.data.filter)}>
            {total > mostSelected
              ? `Show the worst ${formatCount(mostSelected)} on the map`
              : 'Show them on the map'}
          </Anchor>
        )
      }
    >
      <Answered question={question}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text c="dimmed">Every call that could be measured was kept.</Text>
          ) : (
            <Breaches rows={rows} level={level} mapOf={mapOf} />
          )
        }
      </Answered>
    </Section>
  )
}

type BreachesProps = { rows: Breach[]; level: ServiceLevel; mapOf: (filter: Filter) => string }

function Breaches({ rows, level, mapOf }: BreachesProps) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table aria-label="Calls that were not kept">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Call</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th>Category</Table.Th>
            <Table.Th>Place</Table.Th>
            <Table.Th>Took</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.incidentId}>
              <Table.Th scope="row" fw={400}>
                <Anchor component={Link} to={mapOf({ incidentIds: [row.incidentId] })}>
                  {row.reference ?? `Call ${row.incidentId}`}
                </Anchor>
              </Table.Th>
              <Table.Td>{row.when}</Table.Td>
              <Table.Td>{row.category}</Table.Td>
              <Table.Td>{row.place ?? 'Not known'}</Table.Td>
              <Table.Td>{tookWords(row, level)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function tookWords({ outcome, elapsed, rough }: Breach, level: ServiceLevel): string {
  const words = spanWords(elapsed, level)
  if (outcome === 'overdue') return `open for ${words} when last told`
  return rough ? `at least ${words}` : words
}
