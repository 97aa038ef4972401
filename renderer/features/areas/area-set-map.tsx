import { Box, Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { AreaSet } from '#shared/features/areas/contract.ts'
import { Answered } from '../../client/answered.tsx'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { extentOfPolygons } from '../../map/layers.ts'
import { MapView } from '../../map/map-view.tsx'

type AreaSetMapProps = { areaSet: AreaSet; actions: ReactNode }

/** The outlines of a set, to see at a glance that the right file was loaded. */
export function AreaSetMap({ areaSet, actions }: AreaSetMapProps) {
  const outlines = useQuestion('areas.outlines', { areaSetId: areaSet.id })
  return (
    <Stack h="100%" gap="xs">
      <Group justify="space-between">
        <Title order={2}>{areaSet.name}</Title>
        {actions}
      </Group>
      <Box flex={1} mih={0}>
        <Answered question={outlines} height="100%">
          {areas => <Outlines areas={areas} label={`Map of ${areaSet.name}`} />}
        </Answered>
      </Box>
    </Stack>
  )
}

function Outlines({ areas, label }: { areas: Output<'areas.outlines'>; label: string }) {
  const drawn = useMemo(() => areas.map(area => ({ ...area, chosen: false })), [areas])
  const extent = useMemo(() => extentOfPolygons(areas.flatMap(area => area.polygons)), [areas])
  return <MapView label={label} extent={extent} areas={drawn} />
}
