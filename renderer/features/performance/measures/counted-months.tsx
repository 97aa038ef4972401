import { Anchor, ScrollArea, Table, Text } from '@mantine/core'
import { lastDayOfMonth, lightFormat, parseISO } from 'date-fns'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { filterInWords } from '../../../client/filter-words.ts'
import { useMay } from '../../../client/use-bureau.ts'
import { useFilterNames } from '../../../client/use-filter-names.ts'
import { formatMonth } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'
import { figureOf } from './measure-words.ts'

type CountedMonthsProps = { measure: MeasureInFull; mapOf: (filter: Filter) => string }

/** Figures counted from the incidents: each month leads to those it counts. */
export function CountedMonths({ measure, mapOf }: CountedMonthsProps) {
  const mayMap = useMay('incidents.read')
  const names = useFilterNames()
  const { computed, countedFilter, points, basis } = measure
  return (
    <Section
      title="Counted from the incidents"
      about={`${computed?.filterName}${computed ? `: ${filterInWords(computed.filter, names)}` : ''}`}
    >
      <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0 }}>
        <Table aria-label="Months counted" stickyHeader verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Month</Table.Th>
              {basis === 'rate' && <Table.Th ta="right">Incidents</Table.Th>}
              <Table.Th ta="right">{measure.unit}</Table.Th>
              <Table.Th>What stands out</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {points.toReversed().map(({ month, value, base, signal }) => (
              <Table.Tr key={month}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {countedFilter && mayMap ? (
                    <Anchor component={Link} to={mapOf({ ...countedFilter, ...daysOf(month) })}>
                      {formatMonth(month)}
                    </Anchor>
                  ) : (
                    formatMonth(month)
                  )}
                </Table.Td>
                {basis === 'rate' && (
                  <Table.Td ta="right">
                    {Math.round((value * (base ?? 0)) / 1000).toLocaleString('en-GB')}
                  </Table.Td>
                )}
                <Table.Td ta="right">{figureOf(measure, value)}</Table.Td>
                <Table.Td>{signal}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {mayMap && (
        <Text size="xs" c="dimmed" mt={4}>
          A month opens the incidents it counts on the map.
        </Text>
      )}
    </Section>
  )
}

function daysOf(month: string) {
  const first = `${month}-01`
  return { from: first, to: lightFormat(lastDayOfMonth(parseISO(first)), 'yyyy-MM-dd') }
}
