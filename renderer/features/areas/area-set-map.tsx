import { Box, Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { AreaSet } from '#shared/features/areas/contract.ts'
import { Answered } from '../../client/answered.tsx'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { extentOfPolygons } from '../../map/layers.ts'
import { MapView } from '../../map/map-view.tsx'
import { figureLayer } from './figure-layer.ts'

type AreaSetMapProps = { areaSet: AreaSet; areaFigureId: number | null; actions: ReactNode }

/** The outlines of a set, to see at a glance that the right file was loaded, shaded by a figure where one is chosen. */
export function AreaSetMap({ areaSet, areaFigureId, actions }: AreaSetMapProps) {
  const outlines = useQuestion('areas.outlines', { areaSetId: areaSet.id })
  const figure = useQuestion(
    'areas.figureValues',
    { areaFigureId: areaFigureId ?? 1 },
    { when: areaFigureId !== null },
  )
  return (
    <Stack h="100%" gap="xs">
      <Group justify="space-between">
        <Title order={2}>{areaSet.name}</Title>
        {actions}
      </Group>
      <Box flex={1} mih={0}>
        <Answered question={outlines} height="100%">
          {areas => (
            <Outlines
              areas={areas}
              figure={areaFigureId === null ? undefined : figure.data}
              label={`Map of ${areaSet.name}`}
            />
          )}
        </Answered>
      </Box>
    </Stack>
  )
}

type OutlinesProps = {
  areas: Output<'areas.outlines'>
  figure: Output<'areas.figureValues'> | undefined
  label: string
}

function Outlines({ areas, figure, label }: OutlinesProps) {
  const drawn = useMemo(() => areas.map(area => ({ ...area, chosen: false })), [areas])
  const extent = useMemo(() => extentOfPolygons(areas.flatMap(area => area.polygons)), [areas])
  const figures = useMemo(() => (figure ? figureLayer(figure, areas) : null), [figure, areas])
  return <MapView label={label} extent={extent} areas={drawn} figures={figures} />
}
