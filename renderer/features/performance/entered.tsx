import { Button, Group, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatDay, formatInstant } from '../../ui/dates.ts'

type Entered = { how: string; by: string; at: string; fileName: string }

/** Who entered what holds, and the way to what was entered before. */
export function EnteredBy({
  entered: { how, by, at, fileName, earlier },
  onLook,
}: {
  entered: Entered & { earlier: number }
  onLook: () => void
}) {
  return (
    <Group gap={4} wrap="nowrap">
      <Text size="xs" c="dimmed" title={fileName || undefined}>
        {how} by {by}, {formatDay(at.slice(0, 10))}
      </Text>
      {earlier > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={onLook}>
          {earlier} earlier
        </Button>
      )}
    </Group>
  )
}

type AllEnteredProps<R> = {
  rows: readonly R[]
  /** What was entered, and its name as the head of the column. */
  heading: string
  said: (row: R) => ReactNode
}

/** All that was ever entered for a row, the latest first, each with who entered it and how long it held. */
export function AllEntered<R extends Entered & { id: number; replacedAt: string | null }>({
  rows,
  heading,
  said,
}: AllEnteredProps<R>) {
  return (
    <Table aria-label="All that was entered">
      <Table.Thead>
        <Table.Tr>
          <Table.Th ta="right">{heading}</Table.Th>
          <Table.Th>How</Table.Th>
          <Table.Th>By</Table.Th>
          <Table.Th>When</Table.Th>
          <Table.Th>Until</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td ta="right">{said(row)}</Table.Td>
            <Table.Td>{row.fileName ? `${row.how} from ${row.fileName}` : row.how}</Table.Td>
            <Table.Td>{row.by}</Table.Td>
            <Table.Td>{formatInstant(row.at)}</Table.Td>
            <Table.Td>{row.replacedAt ? formatInstant(row.replacedAt) : 'holds'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
