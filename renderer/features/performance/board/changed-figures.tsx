import { Badge, Table, Text } from '@mantine/core'
import type { BoardMeeting } from '#shared/features/performance/board.ts'
import { boardGroupNames, boardVerdictWords } from '#shared/features/performance/board-change.ts'
import { Section } from '../../../ui/section.tsx'

/** Figure by figure against the last draft, with the interval of each change. */
export function ChangedFigures({ meeting: { changes, previous } }: { meeting: BoardMeeting }) {
  const real = changes.filter(({ verdict }) => verdict === 'better' || verdict === 'worse').length
  return (
    <Section
      title="What changed since the last draft"
      about={
        previous
          ? `Against ${previous.number}: ${real} of ${changes.length} by more than chance`
          : 'The first draft'
      }
    >
      {changes.length === 0 ? (
        <Text c="dimmed">There is nothing to compare with.</Text>
      ) : (
        <Table.ScrollContainer minWidth={760}>
          <Table aria-label="Changes" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Figure</Table.Th>
                <Table.Th>Then</Table.Th>
                <Table.Th>Now</Table.Th>
                <Table.Th>Change, with its interval</Table.Th>
                <Table.Th w={150}>In words</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map(({ key, group, label, was, now, change, verdict }) => (
                <Table.Tr key={key}>
                  <Table.Td>
                    {label}
                    <Text size="xs" c="dimmed">
                      {boardGroupNames[group]}
                    </Text>
                  </Table.Td>
                  <Table.Td>{was ?? '–'}</Table.Td>
                  <Table.Td>{now ?? '–'}</Table.Td>
                  <Table.Td>{change}</Table.Td>
                  <Table.Td>
                    <Badge
                      variant={verdict === 'better' || verdict === 'worse' ? 'filled' : 'light'}
                      color="gray"
                    >
                      {boardVerdictWords[verdict]}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  )
}
