import { Box, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import type { ICellRendererParams } from 'ag-grid-community'
import { useState } from 'react'
import type { WorkList, WorkRow } from '#shared/features/tasking/work-lists.ts'
import { Answered } from '../../../client/answered.tsx'
import { useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { countOf, formatFigure } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { dayAfter } from '../../../ui/days.ts'
import { type Columns, Table } from '../../../ui/table.tsx'

const day = (value: string | null) => (value ? formatDay(value) : '')
const columns: Columns<WorkRow> = [
  { field: 'reference', headerName: 'Reference', width: 130 },
  { field: 'unit', headerName: 'Agency or unit', flex: 1, minWidth: 120 },
  { field: 'risk', headerName: 'Risk', width: 110 },
  {
    field: 'lastOn',
    headerName: 'Last visit',
    width: 130,
    valueFormatter: ({ value }) => day(value) || 'Never',
  },
  { field: 'dueOn', headerName: 'Due', width: 130, valueFormatter: ({ value }) => day(value) },
  {
    field: 'score',
    headerName: 'Urgency',
    type: 'rightAligned',
    width: 110,
    valueFormatter: ({ value }) => formatFigure(value),
  },
  {
    headerName: 'Done',
    width: 230,
    cellRenderer: ({ data }: ICellRendererParams<WorkRow>) => data && <Done row={data} />,
  },
]

/** The rows of one list in the order of its weights, with what is left at the present rate. */
export function OneWorkList({ list }: { list: WorkList }) {
  const today = useToday()
  const [on, setOn] = useState(dayAfter(today, 91))
  const read = useQuestion('tasking.workList', { workListId: list.id, ...(on && { on }) }, { keepLast: true })
  return (
    <Answered question={read}>
      {({ rows, forecast }) => (
        <Stack h="100%" gap="sm">
          <Group align="end" gap="lg">
            <DayInput
              label="What is left on"
              w={150}
              value={on}
              onChange={e => setOn(e.currentTarget.value)}
            />
            <Forecast {...forecast} />
          </Group>
          <Weights list={list} />
          <Box flex={1} mih={200}>
            <Table label={`Rows of ${list.name}`} columns={columns} rows={rows} empty="No rows" />
          </Box>
        </Stack>
      )}
    </Answered>
  )
}

type ForecastProps = {
  due: number
  done: number
  inflow: number
  days: number
  on: string
  left: number
  low: number
  high: number
  clears: { expected: string | null; earliest: string | null; latest: string | null }
}

function Forecast({ due, done, inflow, days, on, left, low, high, clears }: ForecastProps) {
  return (
    <Box maw="62rem">
      <Text>
        <strong>{countOf(due, 'row')} due</strong>; in the last {days} days {done} were done and {inflow} came
        due. At this rate <strong>{left}</strong> are left on {formatDay(on)} (95 % interval {low} to {high}).
      </Text>
      <Text c="dimmed">
        {clears.expected
          ? `It clears about ${formatDay(clears.expected)}, between ${day(clears.earliest) || 'now'} and ${day(clears.latest) || 'never'}.`
          : 'It never clears at this rate: as much comes due as is done, or more.'}
      </Text>
    </Box>
  )
}

function Weights({ list }: { list: WorkList }) {
  const weigh = useCommand('tasking.weighWorkList')
  const [weights, setWeights] = useState(list.weights)
  const [version, setVersion] = useState(list.version)
  // Somebody else's weights are shown before anybody's are set over them.
  if (version !== list.version) {
    setVersion(list.version)
    setWeights(list.weights)
  }
  const input = (key: keyof typeof weights, label: string) => (
    <NumberInput
      label={label}
      w={220}
      min={0}
      max={100}
      step={0.5}
      value={weights[key]}
      onChange={value => setWeights({ ...weights, [key]: Number(value) || 0 })}
    />
  )
  return (
    <Group align="end" gap="sm">
      {input('risk', 'Weight of risk (0 to 1)')}
      {input('days', 'Weight of a year since last')}
      {input('overdue', 'Weight of a month overdue')}
      <Button
        variant="default"
        loading={weigh.isPending}
        onClick={() => weigh.mutate({ workListId: list.id, version, weights })}
      >
        Order by these
      </Button>
    </Group>
  )
}

function Done({ row }: { row: WorkRow }) {
  const today = useToday()
  const mark = useCommand('tasking.markWork')
  if (row.doneOn) {
    return (
      <Group gap={6} wrap="nowrap">
        <span>
          {formatDay(row.doneOn)}
          {row.doneBy && `, ${row.doneBy}`}
        </span>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => mark.mutate({ rowId: row.id, doneOn: null })}
        >
          Not done
        </Button>
      </Group>
    )
  }
  return (
    <Button size="compact-xs" variant="default" onClick={() => mark.mutate({ rowId: row.id, doneOn: today })}>
      Done today
    </Button>
  )
}
