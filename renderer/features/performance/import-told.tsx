import { Alert, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { LineNotUnderstood } from '#shared/features/performance/table-file.ts'
import { countOf } from '../../ui/counts.ts'

type ImportToldProps = {
  told: {
    rows: number
    taken: number
    replaced: number
    unchanged: number
    notUnderstood: number
    lines: LineNotUnderstood[]
  }
  /** What was taken: `figure`. */
  noun: string
}

/** What became of the rows of a file: taken, unchanged and not understood add up to those read. */
export function ImportTold({ told, noun }: ImportToldProps) {
  const { rows, taken, replaced, unchanged, notUnderstood, lines } = told
  return (
    <Stack gap="xs">
      <Alert icon={<IconCheck aria-hidden />} title={`${countOf(taken, noun)} taken`} role="status">
        Of {countOf(rows, 'row')}: {taken} taken, {unchanged} unchanged, {notUnderstood} not understood.
        {replaced > 0 &&
          ` Of those taken ${replaced} stand in the place of earlier ones, which stay in the history.`}
      </Alert>
      {lines.length > 0 && (
        <ScrollArea.Autosize mah={260} viewportProps={{ tabIndex: 0 }}>
          <Table aria-label="Rows not understood" stickyHeader verticalSpacing={3}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="right">Line</Table.Th>
                <Table.Th>What stands there</Table.Th>
                <Table.Th>Why it was not taken</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map(({ line, text, reason }) => (
                <Table.Tr key={`${line} ${reason}`}>
                  <Table.Td ta="right">{line}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{text}</Table.Td>
                  <Table.Td>{reason}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
      {notUnderstood > lines.length && (
        <Text size="xs" c="dimmed">
          The first {lines.length} of them.
        </Text>
      )}
    </Stack>
  )
}
