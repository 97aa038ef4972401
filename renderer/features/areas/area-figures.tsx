import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AreaFigure, AreaSet } from '#shared/features/areas/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatShare } from '../../ui/counts.ts'
import { HelpButton } from '../../ui/help.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { LoadFigures } from './load-figures.tsx'
import { RemoveFigure } from './remove-figure.tsx'

type AreaFiguresProps = {
  areaSet: AreaSet
  chosenId: number | null
  onChoose: (areaFigureId: number) => void
}

/** The figures of a set: what is known of the people who live in its areas. The one chosen is on the map. */
export function AreaFigures({ areaSet, chosenId, onChoose }: AreaFiguresProps) {
  const figures = useQuestion('areas.figures', { areaSetId: areaSet.id })
  const mayLoad = useMayCall('areas.loadFigures')
  const [loading, setLoading] = useState(false)
  return (
    <Stack gap="xs" h="100%">
      <Group justify="space-between" wrap="nowrap">
        <Group gap={4}>
          <Title order={2}>Figures</Title>
          <HelpButton topic="area-figures" about="figures of areas" />
        </Group>
        {mayLoad && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setLoading(true)}
          >
            Load figures
          </Button>
        )}
      </Group>
      <Answered question={figures}>
        {rows =>
          rows.length === 0 ? (
            <Text c="dimmed">
              None yet. Residents or households of each area let incidents be told per thousand of them;
              deprivation scores show what else is known of a place.
            </Text>
          ) : (
            <FigureList rows={rows} chosenId={chosenId} onChoose={onChoose} />
          )
        }
      </Answered>
      <LoadFigures areaSet={areaSet} opened={loading} onClose={() => setLoading(false)} />
    </Stack>
  )
}

type FigureListProps = {
  rows: AreaFigure[]
  chosenId: number | null
  onChoose: (areaFigureId: number) => void
}

function FigureList({ rows, chosenId, onChoose }: FigureListProps) {
  const chosen = rows.find(({ id }) => id === chosenId)
  return (
    <>
      <div style={{ flex: 1, minHeight: 120 }}>
        <Table
          label="Figures of these areas"
          columns={columns}
          rows={rows}
          empty="No figures"
          selectedId={chosenId}
          onSelect={({ id }) => onChoose(id)}
        />
      </div>
      {chosen && (
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" c="dimmed">
            {wordsFor(chosen)}
          </Text>
          <RemoveFigure figure={chosen} />
        </Group>
      )}
    </>
  )
}

function wordsFor({ origin, fileName, areas, valued }: AreaFigure) {
  const without = areas - valued
  const gap =
    without === 0
      ? 'Every area has a value.'
      : `Without a value: ${formatShare(without, areas)} of the areas.`
  return `${origin}, from ${fileName}. ${gap}`
}

const columns: Columns<AreaFigure> = [
  { field: 'name', headerName: 'Figure', flex: 2, minWidth: 140 },
  { field: 'unit', headerName: 'Unit', flex: 1, minWidth: 90 },
  {
    field: 'valued',
    headerName: 'With a value',
    width: 120,
    type: 'rightAligned',
    valueFormatter: ({ data }) => (data ? `${data.valued} of ${data.areas}` : ''),
  },
]
