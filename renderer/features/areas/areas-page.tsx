import { Box, Button, Group, Stack } from '@mantine/core'
import { IconPlus, IconPolygon } from '@tabler/icons-react'
import { useState } from 'react'
import type { AreaSet } from '#shared/features/areas/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { AreaFigures } from './area-figures.tsx'
import { AreaSetMap } from './area-set-map.tsx'
import { DrawnAreas } from './drawn-areas.tsx'
import { LoadAreas } from './load-areas.tsx'
import { RemoveAreaSet } from './remove-area-set.tsx'

/** The area sets of the bureau: neighbourhoods, beats, wards, as loaded. */
export default function AreasPage() {
  const sets = useQuestion('areas.sets')
  const mayLoad = useMayCall('areas.load')
  const [loading, setLoading] = useState(false)
  const load = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setLoading(true)}>
      Load areas
    </Button>
  )
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Areas"
          about="Sets of named areas. Every incident with a place is put in its area of each set."
          actions={mayLoad && load}
        />
        <Answered question={sets}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconPolygon}
                title="No areas yet"
                next={
                  mayLoad
                    ? 'Load a GeoJSON file of neighbourhoods, beats or wards. Incidents can then be counted and filtered by area.'
                    : 'An analyst or the bureau manager loads them.'
                }
              >
                {mayLoad && load}
              </EmptyState>
            ) : (
              <AreaSets rows={rows} />
            )
          }
        </Answered>
      </Stack>
      <LoadAreas opened={loading} onClose={() => setLoading(false)} />
    </Page>
  )
}

function AreaSets({ rows }: { rows: AreaSet[] }) {
  const [chosenId, setChosenId] = useState<number | null>(null)
  const [figureId, setFigureId] = useState<number | null>(null)
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0]!
  return (
    <>
      <Table
        label="Area sets"
        columns={columns}
        rows={rows}
        empty="No areas"
        fitRows
        selectedId={chosen.id}
        onSelect={({ id }) => {
          setChosenId(id)
          setFigureId(null)
        }}
      />
      <Group flex={1} mih={300} mt="md" gap="md" align="stretch" wrap="nowrap">
        <Box flex={3} miw={0}>
          <AreaSetMap
            key={chosen.id}
            areaSet={chosen}
            areaFigureId={figureId}
            actions={<RemoveAreaSet areaSet={chosen} />}
          />
        </Box>
        <Box flex={2} miw={320}>
          {chosen.drawn ? (
            <DrawnAreas areaSet={chosen} />
          ) : (
            <AreaFigures areaSet={chosen} chosenId={figureId} onChoose={setFigureId} />
          )}
        </Box>
      </Group>
    </>
  )
}

const columns: Columns<AreaSet> = [
  { field: 'name', headerName: 'Name', flex: 2 },
  { field: 'vintage', headerName: 'Vintage', flex: 1 },
  {
    field: 'areas',
    headerName: 'Areas',
    type: 'rightAligned',
    width: 110,
    valueFormatter: ({ value }) => formatCount(value),
  },
  {
    field: 'loadedAt',
    headerName: 'Loaded',
    width: 170,
    valueFormatter: ({ value }) => formatInstant(value),
  },
]
