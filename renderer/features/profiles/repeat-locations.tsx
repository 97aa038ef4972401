import { Table, Text } from '@mantine/core'
import type { Figures } from '#shared/features/profiles/contract.ts'
import { formatCount, formatFigure } from '../../ui/counts.ts'

const mostShown = 10

/** Places with more than one incident, most first, or why they cannot be told apart. */
export function RepeatLocations({ repeats }: { repeats: Figures['repeatLocations'] }) {
  if (repeats.kind === 'refused') return <Text c="dimmed">{repeats.reason}</Text>
  if (repeats.places.length === 0) return <Text c="dimmed">No place has more than one incident.</Text>
  return (
    <Table aria-label="Repeat locations">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Place</Table.Th>
          <Table.Th>Grid reference</Table.Th>
          <Table.Th ta="right">Incidents</Table.Th>
          <Table.Th ta="right">Share so far</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {repeats.places.slice(0, mostShown).map(({ place, gridReference, count, cumulativeShare }) => (
          <Table.Tr key={`${place} ${gridReference}`}>
            <Table.Td>{place || 'No address given'}</Table.Td>
            <Table.Td>{gridReference}</Table.Td>
            <Table.Td ta="right">{formatCount(count)}</Table.Td>
            <Table.Td ta="right">
              {formatFigure(cumulativeShare * 100, 0)}
              {'\u00a0%'}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      {repeats.places.length > mostShown && (
        <Table.Caption>and {formatCount(repeats.places.length - mostShown)} more places</Table.Caption>
      )}
    </Table>
  )
}
