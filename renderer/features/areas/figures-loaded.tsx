import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Output } from '../../client/names.ts'
import { countOf, formatCount, formatShare } from '../../ui/counts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'

type Told = Output<'areas.loadFigures'>

/** What became of every row of a file of figures, and which areas are left without a value. */
export function FiguresLoaded({ told, onDone }: { told: Told; onDone: () => void }) {
  const { figures, rows, matched, unmatched, rejected, empty } = told
  return (
    <Stack gap="md">
      <Alert icon={<IconCheck aria-hidden />} title={`${countOf(figures.length, 'figure')} loaded`}>
        <Text size="sm">
          {`${countOf(rows, 'row')} read: ${formatCount(matched)} matched to an area, ${formatCount(unmatched)} of other areas, ${formatCount(rejected)} rejected.`}
        </Text>
        {empty > 0 && <Text size="sm">{`In matched rows ${countOf(empty, 'cell')} without a figure.`}</Text>}
      </Alert>
      <Table aria-label="Areas without a value">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Figure</Table.Th>
            <Table.Th>Areas with a value</Table.Th>
            <Table.Th>Without one</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map(({ id, name, areas, valued }) => (
            <Table.Tr key={id}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{`${formatCount(valued)} of ${formatCount(areas)}`}</Table.Td>
              <Table.Td>{valued === areas ? 'none' : formatShare(areas - valued, areas)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Lines label="Rejected rows" total={rejected} lines={told.rejectedLines} open />
      <Lines label="Rows of other areas" total={unmatched} lines={told.unmatchedLines} />
      <Lines label="Cells without a figure" total={empty} lines={told.emptyCells} />
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  )
}

type LinesProps = { label: string; total: number; lines: Told['rejectedLines']; open?: boolean }

function Lines({ label, total, lines, open = false }: LinesProps) {
  if (total === 0) return null
  const first = lines.length < total ? `, the first ${lines.length}` : ''
  return (
    <Disclosure label={`${label} (${formatCount(total)}${first})`} startOpen={open}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>Code</Table.Th>
            <Table.Th>Reason</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ line, code, reason }) => (
            <Table.Tr key={`${line} ${reason}`}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>{code}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Disclosure>
  )
}
