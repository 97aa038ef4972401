import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { SourceFreshness } from '#shared/features/imports/freshness.ts'
import { Answered } from '../../client/answered.tsx'
import { useToday } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { isLate, lateWords } from '../../features/imports/freshness-words.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { formatAsTold } from '../../ui/dates.ts'
import { dayOf, inDays } from '../../ui/days.ts'
import { Late } from '../../ui/late.tsx'
import { Section } from '../../ui/section.tsx'

/** How fresh each source is, the late ones first. */
export function Freshness() {
  const freshness = useQuestion('imports.freshness')
  const late = freshness.data?.filter(isLate).length ?? 0
  return (
    <Section
      title="Sources"
      about={freshness.data && (late === 0 ? 'None is late.' : `${countOf(late, 'source')} late`)}
      actions={
        <Anchor component={Link} to="/imports/freshness">
          Freshness board
        </Anchor>
      }
    >
      <Answered question={freshness} height={140}>
        {sources =>
          sources.length === 0 ? (
            <Text c="dimmed">No sources yet. Add them under Imports.</Text>
          ) : (
            <Table aria-label="Freshness of each source">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Source</Table.Th>
                  <Table.Th>Last import</Table.Th>
                  <Table.Th>Incidents up to</Table.Th>
                  <Table.Th ta="right">Incidents</Table.Th>
                  <Table.Th ta="right">Not placed</Table.Th>
                  <Table.Th ta="right">Not coded</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lateFirst(sources).map(source => (
                  <SourceRow key={source.sourceId} source={source} />
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Answered>
    </Section>
  )
}

function SourceRow({ source }: { source: SourceFreshness }) {
  const today = useToday()
  const lateByIncident = lateWords(source.byIncident)
  return (
    <Table.Tr>
      <Table.Td>
        {source.sourceName}
        <Text size="xs" c="dimmed">
          {source.agencyName}
        </Text>
      </Table.Td>
      <Table.Td>
        {source.lastImport ? inDays(dayOf(source.lastImport), today) : 'never'}
        {source.late && (
          <div>
            <Late words={expected(source.expectedEveryDays)} />
          </div>
        )}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {source.lastIncident ? formatAsTold(source.lastIncident) : 'none yet'}
        {lateByIncident && !source.late && (
          <div>
            <Late words={lateByIncident} />
          </div>
        )}
      </Table.Td>
      <Table.Td ta="right">{formatCount(source.incidents)}</Table.Td>
      <Table.Td ta="right">{formatCount(source.unplaced)}</Table.Td>
      <Table.Td ta="right">{formatCount(source.uncoded)}</Table.Td>
    </Table.Tr>
  )
}

function expected(days: number | null) {
  if (days === null) return 'Late'
  return days === 1 ? 'Late: expected daily' : `Late: expected every ${days} days`
}

function lateFirst(sources: SourceFreshness[]) {
  return [...sources].sort(
    (a, b) => Number(isLate(b)) - Number(isLate(a)) || a.sourceName.localeCompare(b.sourceName),
  )
}
