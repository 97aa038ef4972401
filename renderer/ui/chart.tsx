import { Button, Group, ScrollArea, Table, Text, useComputedColorScheme, VisuallyHidden } from '@mantine/core'
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useId, useRef, useState } from 'react'
import styles from './chart.module.css'
import { addBrush, type ChartCell } from './chart-brush.ts'

echarts.use([
  BarChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
])

/** Colours a chart needs, by scheme. */
export type ChartColours = {
  text: string
  quiet: string
  line: string
  bar: string
  low: string
  high: string
}
const colours: Record<'light' | 'dark', ChartColours> = {
  light: {
    text: '#1f2328',
    quiet: '#56606b',
    line: '#dce1e6',
    bar: '#2a78aa',
    low: '#eef4f9',
    high: '#0d4f7a',
  },
  dark: {
    text: '#e4e7ea',
    quiet: '#a9b0b8',
    line: '#363c43',
    bar: '#5fa2cc',
    low: '#20303c',
    high: '#9fd0f0',
  },
}

type ChartProps = {
  title: string
  /** The chart in a sentence, for those who cannot see it. */
  summary: string
  option: (colours: ChartColours) => EChartsCoreOption
  /** The same figures as a table: the head, then the rows. */
  table: { head: string[]; rows: (string | number)[][] }
  height?: number
  /** What is dragged over, by the corners of the rectangle; the same must be to be had by keyboard elsewhere. */
  onBrush?: ((from: ChartCell, to: ChartCell) => void) | undefined
}

/** A chart with its text alternative, and the same figures as a table at the press of a button. */
export function Chart({ title, summary, option, table, height = 180, onBrush }: ChartProps) {
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <Group justify="space-between" mb={4} wrap="nowrap">
        <Text id={id} component="figcaption" fw={600}>
          {title}
        </Text>
        <Button variant="subtle" size="compact-xs" onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </Group>
      {asTable ? (
        <Figures table={table} title={title} />
      ) : (
        <>
          <VisuallyHidden>{summary}</VisuallyHidden>
          <Drawing option={option} height={height} onBrush={onBrush} />
        </>
      )}
    </figure>
  )
}

function Drawing({ option, height, onBrush }: Pick<ChartProps, 'option' | 'onBrush'> & { height: number }) {
  const place = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light')
  const latestBrush = useRef(onBrush)
  latestBrush.current = onBrush
  const isBrushed = onBrush !== undefined

  useEffect(() => {
    const element = place.current!
    const chart = echarts.init(element, null, { renderer: 'svg' })
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option(colours[scheme]) })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    const removeBrush = isBrushed ? addBrush(chart, element, () => latestBrush.current) : null
    return () => {
      removeBrush?.()
      observer.disconnect()
      chart.dispose()
    }
  }, [option, scheme, isBrushed])

  return (
    <div
      ref={place}
      className={styles.drawing}
      data-brushed={isBrushed || undefined}
      style={{ height }}
      aria-hidden
    />
  )
}

function Figures({ table, title }: { table: ChartProps['table']; title: string }) {
  return (
    <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0 }}>
      <Table stickyHeader aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            {table.head.map(name => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map(row => (
            <Table.Tr key={row[0]}>
              {row.map((cell, column) => (
                <Table.Td key={table.head[column]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
