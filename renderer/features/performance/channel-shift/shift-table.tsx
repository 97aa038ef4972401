import { ScrollArea, Table, Text } from '@mantine/core'
import type { ChannelShift, ShiftCell } from '#shared/features/performance/channel-shift.ts'
import { periodInWords } from '#shared/features/performance/period-rules.ts'
import { CountLink, type MapOf } from '../../../client/count-link.tsx'
import { changeWords, whyNoChange } from '../change-words.ts'
import styles from '../performance.module.css'

type ShiftTableProps = { shift: ChannelShift; mapOf: MapOf }

/** Every count of the two periods, by theme and channel. */
export function ShiftTable({ shift, mapOf }: ShiftTableProps) {
  const { themes, channels } = shift
  const columns = [...channels.map(({ label }) => label), 'All channels']
  return (
    <ScrollArea type="auto" offsetScrollbars="x" viewportProps={{ tabIndex: 0 }}>
      <Table aria-label="Calls by theme and channel" verticalSpacing={6} className={styles.table!}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Theme</Table.Th>
            {columns.map(name => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {themes.map(({ key, label, cells, total }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" miw={170}>
                {label}
              </Table.Th>
              {[...cells, total].map((cell, at) => (
                <Table.Td key={columns[at]} ta="right">
                  <Cell cell={cell} shift={shift} mapOf={mapOf} about={`${label}, ${columns[at]}`} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

type CellProps = ShiftTableProps & { cell: ShiftCell; about: string }

function Cell({ cell, shift, mapOf, about }: CellProps) {
  const { now, before, filters, q } = cell
  if (now === 0 && before === 0) {
    return (
      <Text span c="dimmed" aria-label="None in either period">
        –
      </Text>
    )
  }
  return (
    <>
      <span className={styles.counts}>
        <CountLink
          count={now}
          filter={filters.now}
          mapOf={mapOf}
          about={`${about}, ${periodInWords(shift.now)}`}
        />
        <Text span c="dimmed">
          {' against '}
        </Text>
        <CountLink
          count={before}
          filter={filters.before}
          mapOf={mapOf}
          about={`${about}, ${periodInWords(shift.before)}`}
        />
      </span>
      <Text size="xs" c="dimmed" className={styles.counts!} title={whyNoChange(cell)}>
        {changeWords(cell)}
        {q <= 0.05 && ' *'}
      </Text>
    </>
  )
}
