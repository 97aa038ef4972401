import { Stack, Table, Text } from '@mantine/core'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { unbroken } from '../../../ui/counts.ts'
import { formatMonth } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'
import { figureOf } from './measure-words.ts'

/** The bureau's figure among those of its most similar forces: the group mean, and a place with its uncertainty. */
export function Peers({ measure }: { measure: MeasureInFull }) {
  const { peers } = measure
  if ('unavailable' in peers) {
    return (
      <Section title="Most similar forces">
        <Text c="dimmed">{peers.unavailable}</Text>
      </Section>
    )
  }
  const { forces, groupMean, notes, from, to, months } = peers
  const over =
    from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}, ${months} months`
  return (
    <Section title="Most similar forces" about={over}>
      <Stack gap="xs">
        <Text>{unbroken(peers.sentence)}</Text>
        <Table aria-label="Most similar forces" verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">Place</Table.Th>
              <Table.Th>Force</Table.Th>
              <Table.Th ta="right">{measure.unit || 'Figure'}</Table.Th>
              <Table.Th ta="right">95 % interval</Table.Th>
              <Table.Th ta="right">Places</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {forces.map(({ force, value, interval, place, places }) => (
              <Table.Tr key={force} fw={force === '' ? 700 : 400}>
                <Table.Td ta="right">{place}</Table.Td>
                <Table.Td>{force || 'This bureau'}</Table.Td>
                <Table.Td ta="right">{figureOf(measure, value)}</Table.Td>
                <Table.Td ta="right">
                  {interval
                    ? `${figureOf(measure, interval.lower)} to ${figureOf(measure, interval.upper)}`
                    : 'n/a'}
                </Table.Td>
                <Table.Td ta="right">
                  {places
                    ? places.lower === places.upper
                      ? places.lower
                      : `${places.lower} to ${places.upper}`
                    : 'n/a'}
                </Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr c="dimmed">
              <Table.Td />
              <Table.Td>Mean of the other forces</Table.Td>
              <Table.Td ta="right">{figureOf(measure, groupMean)}</Table.Td>
              <Table.Td />
              <Table.Td />
            </Table.Tr>
          </Table.Tbody>
        </Table>
        {notes.map(note => (
          <Text key={note} size="xs" c="dimmed">
            {note}
          </Text>
        ))}
      </Stack>
    </Section>
  )
}
