import { Table } from '@mantine/core'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatInstant, formatMonth } from '../../../ui/dates.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { figureOf } from './measure-words.ts'

type PastFiguresProps = { measure: MeasureInFull; force: string; month: string | null; onClose: () => void }

/** All that was ever entered for a month. */
export function PastFigures({ measure, force, month, onClose }: PastFiguresProps) {
  const past = useQuestion(
    'performance.pastFigures',
    { measureId: measure.id, force, month: month ?? '2000-01' },
    { when: month !== null },
  )
  return (
    <Dialog
      opened={month !== null}
      onClose={onClose}
      size="lg"
      title={month ? `Entered for ${formatMonth(month)}` : ''}
      help={{ topic: 'measures', about: 'measures' }}
    >
      <Answered question={past}>
        {rows => (
          <Table aria-label="All that was entered">
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="right">Figure</Table.Th>
                <Table.Th>How</Table.Th>
                <Table.Th>By</Table.Th>
                <Table.Th>When</Table.Th>
                <Table.Th>Until</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ id, value, base, how, fileName, by, at, replacedAt }) => (
                <Table.Tr key={id}>
                  <Table.Td ta="right">
                    {value === null ? 'taken back' : figureOf(measure, value)}
                    {base === null ? '' : ` of ${base.toLocaleString('en-GB')}`}
                  </Table.Td>
                  <Table.Td>{fileName ? `${how} from ${fileName}` : how}</Table.Td>
                  <Table.Td>{by}</Table.Td>
                  <Table.Td>{formatInstant(at)}</Table.Td>
                  <Table.Td>{replacedAt ? formatInstant(replacedAt) : 'holds'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Answered>
    </Dialog>
  )
}
