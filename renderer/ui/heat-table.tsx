import { ScrollArea, Table, Text } from '@mantine/core'
import styles from './heat-table.module.css'

export type HeatCell = {
  text: string
  /** Second line, smaller. */
  detail: string
  /** From 0, as the ground, to 1, the deepest shade. */
  depth: number
  /** Framed and in bold: what stands out does so without its colour too. */
  standsOut: boolean
}
export type HeatTableProps = {
  title: string
  note: string
  rowTitle: string
  rows: { name: string; cells: HeatCell[] }[]
  columnNames: string[]
}

/** Numbers by two things at once, shaded by how much: the numbers are in it, so it is its own table. */
export function HeatTable({ title, note, rowTitle, rows, columnNames }: HeatTableProps) {
  return (
    <figure className={styles.figure}>
      <Text component="figcaption" fw={600} mb={4}>
        {title}
      </Text>
      <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }} type="auto">
        <Table
          withColumnBorders
          withRowBorders
          horizontalSpacing={6}
          aria-label={title}
          className={styles.table!}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{rowTitle}</Table.Th>
              {columnNames.map(name => (
                <Table.Th key={name} scope="col" ta="right">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={row.name}>
                <Table.Th scope="row">{row.name}</Table.Th>
                {row.cells.map((cell, column) => (
                  <Cell key={columnNames[column]} {...cell} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <Text size="xs" c="dimmed" mt={4}>
        {note}
      </Text>
    </figure>
  )
}

/** Deeper would leave too little contrast for the numbers. */
const deepestPercent = 34

function Cell({ text, detail, depth, standsOut }: HeatCell) {
  const shade = Math.round(deepestPercent * Math.max(0, Math.min(1, depth)))
  return (
    <Table.Td
      ta="right"
      {...(standsOut ? { 'data-stands-out': true } : {})}
      style={{
        background: `color-mix(in srgb, var(--mantine-primary-color-filled) ${shade}%, var(--desk-panel))`,
      }}
    >
      <Text span inherit fw={standsOut ? 700 : 400}>
        {text}
      </Text>
      <Text size="xs" c="var(--mantine-color-text)">
        {detail}
      </Text>
    </Table.Td>
  )
}
