import { Badge, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import type { IncidentRow } from '#shared/features/incidents/contract.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import type { Output } from '../../client/names.ts'
import { likelihoodOf } from './link-words.ts'
import styles from './links.module.css'

export type Suggestion = Output<'incidents.linkSuggestions'>['rows'][number]

/** How likely it is that two calls tell of one event, and why. */
export function LinkScore({ suggestion }: { suggestion: Suggestion }) {
  const { score, reasons, putOff } = suggestion
  return (
    <div>
      <Group gap="sm" align="baseline">
        <span className={styles.score}>{score.toFixed(2)}</span>
        <Text fw={600}>{likelihoodOf(score)}</Text>
        {putOff && (
          <Badge variant="light" color="gray">
            Put off
          </Badge>
        )}
      </Group>
      <Text mt={4}>{reasons.join(' · ')}</Text>
    </div>
  )
}

/** What is said of each call, and what stands there where nothing is: not knowing is nothing they agree on. */
const facts: [label: string, (row: IncidentRow) => string | null, unknown?: string][] = [
  ['Source', row => row.sourceName],
  ['When', row => row.when],
  ['Category', row => row.category],
  ['Standard code', row => row.codeName, 'not coded'],
  ['Place', row => row.place],
  ['Grid reference', gridReferenceOf, 'could not be placed'],
  ['Channel', row => row.channel],
  ['Outcome', row => row.outcome],
  ['Reference', row => row.reference],
]

/** Both calls side by side, each fact on one line; what both say alike stands out. */
export function PairTable({ incident, other }: Suggestion) {
  const lines = facts.map(([label, of, unknown]) => ({ label, unknown, one: of(incident), two: of(other) }))
  return (
    <Table aria-label="Both calls" withTableBorder layout="fixed" verticalSpacing={5}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={150}>
            <VisuallyHidden>Fact</VisuallyHidden>
          </Table.Th>
          <Table.Th>A</Table.Th>
          <Table.Th>B</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines
          .filter(({ one, two, unknown }) => one !== null || two !== null || unknown)
          .map(({ label, one, two, unknown = '–' }) => (
            <Table.Tr key={label} className={one !== null && one === two ? styles.same! : ''}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{one ?? unknown}</Table.Td>
              <Table.Td>{two ?? unknown}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  )
}

function gridReferenceOf({ easting, northing, placePrecision }: IncidentRow): string | null {
  if (easting === null || northing === null) return null
  return `${toGridReference(easting, northing) ?? 'off the grid'} (${placePrecision})`
}
