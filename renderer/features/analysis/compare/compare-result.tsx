import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { ComparedBy, ComparedRow } from '#shared/features/analysis/compare.ts'
import type { Output } from '../../../client/names.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatCount, unbroken } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Caveats } from '../caveats.tsx'
import styles from '../side-panel.module.css'
import { changeByArea, changeByCell } from './compare-layer.ts'
import { CompareSteps } from './compare-steps.tsx'
import { CompareTable } from './compare-table.tsx'
import type { ComparePanelProps } from './compare-with.ts'

type Found = Output<'analysis.compare'>
type CompareResultProps = Pick<ComparePanelProps, 'areaSetId' | 'onFigures' | 'onShowIncidents'> & {
  found: Found
}

const words: Record<ComparedBy, string> = {
  code: 'Standard category',
  category: 'Category of the source',
  source: 'Source',
  channel: 'Channel',
  area: 'Area',
  hours: 'Hour of the day',
  weekday: 'Day of the week',
}

export function CompareResult({ found, areaSetId, onFigures, onShowIncidents }: CompareResultProps) {
  const [by, setBy] = useState<ComparedBy>('code')
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [drawn, setDrawn] = useState<'areas' | 'squares'>(areaSetId === null ? 'squares' : 'areas')
  const outlines = useQuestion(
    'areas.outlines',
    { areaSetId: areaSetId ?? 1 },
    { when: areaSetId !== null && drawn === 'areas' },
  )
  const layer = useMemo(() => {
    if (drawn === 'squares') return changeByCell(found)
    return outlines.data ? changeByArea(found, outlines.data) : null
  }, [found, drawn, outlines.data])
  useEffect(() => {
    onFigures(layer)
    return () => onFigures(null)
  }, [layer, onFigures])

  const group = found.groups.find(one => one.by === by) ?? found.groups[0]!
  const chosen = group.rows.find(({ key }) => key === chosenKey) ?? found.total
  return (
    <>
      <Stack gap={6} className={styles.answer!}>
        <Text fw={600} size="md">
          {unbroken(found.sentence)}
        </Text>
        <Counted found={found} />
        <Caveats caveats={found.warnings} />
        <Disclosure label={`By ${found.steps.unit}, side by side`}>
          <CompareSteps steps={found.steps} />
        </Disclosure>
        <Group gap="xs" align="flex-end">
          <Select
            label="Rows"
            w={200}
            allowDeselect={false}
            value={group.by}
            onChange={value => {
              setBy(value as ComparedBy)
              setChosenKey(null)
            }}
            data={found.groups.map(({ by }) => ({ value: by, label: words[by] }))}
          />
          <SegmentedControl
            aria-label="Change on the map"
            value={drawn}
            onChange={value => setDrawn(value as 'areas' | 'squares')}
            data={[
              { value: 'areas', label: 'Areas on the map', disabled: areaSetId === null },
              { value: 'squares', label: 'Cells' },
            ]}
          />
        </Group>
      </Stack>
      <div className={styles.table}>
        <CompareTable
          label={`Change by ${words[group.by].toLowerCase()}`}
          rows={group.rows}
          chosenKey={chosenKey}
          onChoose={setChosenKey}
        />
      </div>
      <Leads row={chosen} note={group.note} onShowIncidents={onShowIncidents} />
    </>
  )
}

function Counted({ found: { a, b } }: { found: Found }) {
  const side = ({ from, to, days, count }: Found['a']) =>
    `${formatCount(count)} in ${formatCount(days)} days, ${formatDay(from)} to ${formatDay(to)}`
  return (
    <Text size="xs" c="dimmed">
      Counted: <b>A</b> {side(a)}; <b>B</b> {side(b)}.
    </Text>
  )
}

type LeadsProps = { row: ComparedRow; note: string; onShowIncidents: CompareResultProps['onShowIncidents'] }

function Leads({ row: { label, a, b, filters }, note, onShowIncidents }: LeadsProps) {
  return (
    <div className={styles.leads}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {filters ? (
          <>
            <Button
              variant="default"
              size="compact-sm"
              disabled={a === 0}
              onClick={() => onShowIncidents(filters.a)}
            >
              Show the {formatCount(a)} of A
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={b === 0}
              onClick={() => onShowIncidents(filters.b)}
            >
              Show the {formatCount(b)} of B
            </Button>
          </>
        ) : (
          <Text size="xs" c="dimmed">
            No single filter says which these are.
          </Text>
        )}
      </Group>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </div>
  )
}
