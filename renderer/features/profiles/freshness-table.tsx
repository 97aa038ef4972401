import { Table } from '@mantine/core'
import type { Figures } from '#shared/features/profiles/contract.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatAsTold, formatDay } from '../../ui/dates.ts'
import { dayOf } from '../../ui/days.ts'

export function FreshnessTable({ sources }: { sources: Figures['sources'] }) {
  return (
    <Table aria-label="Sources">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Source</Table.Th>
          <Table.Th ta="right">Incidents here</Table.Th>
          <Table.Th>Up to</Table.Th>
          <Table.Th>Last import</Table.Th>
          <Table.Th ta="right">Not placed</Table.Th>
          <Table.Th ta="right">Not coded</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sources.map(source => (
          <Table.Tr key={source.sourceId}>
            <Table.Td>
              {source.sourceName}, {source.agencyName}
              {source.late && ' (late)'}
            </Table.Td>
            <Table.Td ta="right">{formatCount(source.count)}</Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              {source.lastIncident ? formatAsTold(source.lastIncident) : 'nothing yet'}
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              {source.lastImport ? formatDay(dayOf(source.lastImport)) : 'never'}
            </Table.Td>
            <Table.Td ta="right">{formatCount(source.unplaced)}</Table.Td>
            <Table.Td ta="right">{formatCount(source.uncoded)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
