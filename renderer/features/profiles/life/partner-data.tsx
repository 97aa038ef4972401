import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { PartnerEvidence } from '#shared/features/profiles/life.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { countOf, formatCount } from '../../../ui/counts.ts'
import { formatAsTold, formatDay } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'

type PartnerDataProps = { profileId: number; mapOf: (filter: Filter) => string }

/** What each partner's sources hold of the place, up to when, and which months are missing. */
export function PartnerData({ profileId, mapOf }: PartnerDataProps) {
  const evidence = useQuestion('profiles.partnerEvidence', { profileId })
  return (
    <Section
      title="Data of each partner"
      about={
        evidence.data &&
        `${formatDay(evidence.data.from)} to ${formatDay(evidence.data.to)}${evidence.data.frozenOn ? ', as frozen on adoption' : ''}`
      }
    >
      <Answered question={evidence} height={160}>
        {answer => (
          <>
            <Sources evidence={answer} mapOf={mapOf} />
            {answer.silent.length > 0 && <Text mt="xs">Nothing here from {answer.silent.join(', ')}.</Text>}
            <People people={answer.people} />
          </>
        )}
      </Answered>
    </Section>
  )
}

function Sources({ evidence, mapOf }: { evidence: PartnerEvidence; mapOf: PartnerDataProps['mapOf'] }) {
  return (
    <Table aria-label="Data of each partner">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Agency and source</Table.Th>
          <Table.Th ta="right">Incidents</Table.Th>
          <Table.Th>Up to</Table.Th>
          <Table.Th>Months missing</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {evidence.agencies.flatMap(({ agencyName, sources }) =>
          sources.map(source => (
            <Table.Tr key={source.sourceId}>
              <Table.Td>
                {agencyName}: {source.sourceName}
                {source.late && ' (late)'}
              </Table.Td>
              <Table.Td ta="right">
                {source.count > 0 ? (
                  <Anchor component={Link} to={mapOf(source.filter)}>
                    {formatCount(source.count)}
                  </Anchor>
                ) : (
                  'none'
                )}
              </Table.Td>
              <Table.Td>{source.lastIncident ? formatAsTold(source.lastIncident) : 'nothing yet'}</Table.Td>
              <Table.Td>
                {source.gaps.length === 0
                  ? 'none'
                  : source.gaps.length > 3
                    ? `${source.gaps.length} months`
                    : source.gaps.join(', ')}
              </Table.Td>
            </Table.Tr>
          )),
        )}
      </Table.Tbody>
    </Table>
  )
}

const partNames = { caller: 'a caller', victim: 'a victim', offender: 'an offender' } as const

function People({ people }: { people: PartnerEvidence['people'] }) {
  const named = people.filter(one => one.named > 0)
  if (named.length === 0) return <Text mt="xs">No incident here names a person.</Text>
  return named.map(({ part, named: incidents, repeats }) => (
    <Text key={part} mt={4}>
      {countOf(incidents, 'incident')} {incidents === 1 ? 'names' : 'name'} {partNames[part]}
      {repeats ? `: ${repeatsInWords(repeats)}` : '.'}
    </Text>
  ))
}

type Repeats = NonNullable<PartnerEvidence['people'][number]['repeats']>

function repeatsInWords({ people, more, incidentsOfMore, most }: Repeats) {
  const all = countOf(people, 'person', 'people')
  if (more === 0) return `${all}, none more than once.`
  return `${all}, ${formatCount(more)} of them more than once (${countOf(incidentsOfMore, 'incident')}); the most is ${formatCount(most)}.`
}
