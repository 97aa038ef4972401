import { Table, Text } from '@mantine/core'
import type { MeasureEventKind } from '#shared/features/performance/measure-rules.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'

const kindNames: Record<MeasureEventKind, string> = {
  defined: 'Defined',
  changed: 'Changed',
  entered: 'Entered',
  imported: 'Imported',
  rebased: 'Rebased',
  unbased: 'Rebase removed',
  closed: 'Closed',
  reopened: 'Opened again',
}

/** Who did what to a measure, the latest first. */
export function MeasureHistory({ history }: Pick<MeasureInFull, 'history'>) {
  return (
    <Disclosure label={`History (${history.length})`}>
      <Table aria-label="History" verticalSpacing={3}>
        <Table.Tbody>
          {history.toReversed().map(({ at, by, kind, note }) => (
            <Table.Tr key={`${at} ${kind} ${note}`}>
              <Table.Td>
                <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                  {formatInstant(at)}
                  <br />
                  {by}
                </Text>
              </Table.Td>
              <Table.Td>
                <strong>{kindNames[kind]}.</strong> {note}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Disclosure>
  )
}
