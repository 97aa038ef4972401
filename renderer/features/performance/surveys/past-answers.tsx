import { Table } from '@mantine/core'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { Dialog } from '../../../ui/dialog.tsx'

type PastAnswersProps = {
  asked: { waveId: number; questionId: number }
  area: { code: string; name: string } | null
  onClose: () => void
}

/** All that was ever entered of a question for an area. */
export function PastAnswers({ asked, area, onClose }: PastAnswersProps) {
  const past = useQuestion(
    'performance.pastAnswers',
    { ...asked, areaCode: area?.code ?? '' },
    { when: area !== null },
  )
  return (
    <Dialog
      opened={area !== null}
      onClose={onClose}
      size="lg"
      title={area ? `Entered for ${area.name}` : ''}
      help={{ topic: 'surveys', about: 'surveys' }}
    >
      <Answered question={past}>
        {rows => (
          <Table aria-label="All that was entered">
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="right">Said so</Table.Th>
                <Table.Th>How</Table.Th>
                <Table.Th>By</Table.Th>
                <Table.Th>When</Table.Th>
                <Table.Th>Until</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ id, yes, asked: of, how, fileName, by, at, replacedAt }) => (
                <Table.Tr key={id}>
                  <Table.Td ta="right">{of === null ? 'taken back' : `${yes} of ${of}`}</Table.Td>
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
