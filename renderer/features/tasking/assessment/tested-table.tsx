import { Anchor, ScrollArea, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Figure } from '#shared/features/analysis/figures.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Comparison, TestedRow } from '#shared/features/tasking/assessment.ts'
import { useMay } from '../../../client/use-bureau.ts'
import { formatCount } from '../../../ui/counts.ts'

const familyNames: Record<TestedRow['family'], string> = {
  category: 'Category',
  area: 'Neighbourhood',
  source: 'Source',
}

type TestedTableProps = { rows: readonly TestedRow[]; mapOf: (filter: Filter) => string }

/** Everything that was counted, with counts before intervals. */
export function TestedTable({ rows, mapOf }: TestedTableProps) {
  const mayMap = useMay('incidents.read')
  return (
    <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }} type="auto">
      <Table aria-label="Counts of the fortnight against earlier times" mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Counted</Table.Th>
            <Table.Th>Against</Table.Th>
            <Table.Th ta="right">Now</Table.Th>
            <Table.Th ta="right">Before</Table.Th>
            <Table.Th>Times the rate, 95 % interval</Table.Th>
            <Table.Th ta="right">q</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.flatMap(({ family, label, filter, comparisons }) =>
            comparisons.map((comparison, at) => (
              <Table.Tr key={`${family} ${label} ${comparison.against}`}>
                <Table.Td>
                  {at === 0 &&
                    (mayMap ? (
                      <Anchor component={Link} to={mapOf(filter)}>
                        {label}
                      </Anchor>
                    ) : (
                      label
                    ))}
                  {at === 0 && (
                    <Text size="xs" c="dimmed">
                      {familyNames[family]}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{comparison.against}</Table.Td>
                <Table.Td ta="right">{over(comparison.now, comparison.nowDays)}</Table.Td>
                <Table.Td ta="right">{over(comparison.before, comparison.beforeDays)}</Table.Td>
                <Table.Td>{ratioOf(comparison)}</Table.Td>
                <Table.Td ta="right">{comparison.q < 0.001 ? '< 0.001' : comparison.q.toFixed(3)}</Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}

function over(count: number, days: number): string {
  return `${formatCount(count)} in ${days} days`
}

function ratioOf({ ratio, lower, upper }: Comparison): string {
  if (typeof ratio !== 'number') return 'n/a'
  return `${ratio.toFixed(2)} (${figure(lower)} to ${figure(upper)})`
}

function figure(value: Figure): string {
  return typeof value === 'number' ? value.toFixed(2) : 'n/a'
}
