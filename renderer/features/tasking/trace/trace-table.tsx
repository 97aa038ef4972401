import { Anchor, ScrollArea, Table } from '@mantine/core'
import { Link } from 'react-router'
import { stageNames, type TraceNode } from '#shared/features/tasking/trace.ts'
import { formatDay } from '../../../ui/dates.ts'

type TraceTableProps = { label: string; nodes: readonly TraceNode[]; here: string | null }

/** The same as a table: when, which step, what, and what it came from. */
export function TraceTable({ label, nodes, here }: TraceTableProps) {
  const titles = new Map(nodes.map(({ key, title }) => [key, title]))
  return (
    <ScrollArea.Autosize mah="70vh" viewportProps={{ tabIndex: 0 }} type="auto">
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>When</Table.Th>
            <Table.Th w={90}>Step</Table.Th>
            <Table.Th w="24%">What</Table.Th>
            <Table.Th>More</Table.Th>
            <Table.Th w="22%">Came from</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {nodes.map(({ key, at, stage, title, detail, to, from }) => (
            <Table.Tr
              key={key}
              style={{ verticalAlign: 'top' }}
              aria-current={key === here ? 'true' : undefined}
            >
              <Table.Td>{formatDay(at.slice(0, 10))}</Table.Td>
              <Table.Td>{stageNames[stage]}</Table.Td>
              <Table.Td fw={key === here ? 700 : undefined}>
                {to === null ? (
                  title
                ) : (
                  <Anchor component={Link} to={to}>
                    {title}
                  </Anchor>
                )}
                {key === here && ' (here)'}
              </Table.Td>
              <Table.Td>{detail}</Table.Td>
              <Table.Td>{from.map(one => titles.get(one)).join(', ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
