import { SegmentedControl, Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { SurveyResult } from '#shared/features/performance/surveys.ts'
import { Answered } from '../../../client/answered.tsx'
import type { Output } from '../../../client/names.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { type Extent, extentOfPolygons, type FigureLayer } from '../../../map/layers.ts'
import { MapView } from '../../../map/map-view.tsx'

type Shown = 'share' | 'change'
type SurveyMapProps = { areaSetId: number; result: SurveyResult }

/** The shares by area on the map, or how they changed; what is withheld has no figure. The table beside it says the same. */
export function SurveyMap({ areaSetId, result }: SurveyMapProps) {
  const outlines = useQuestion('areas.outlines', { areaSetId })
  const [shown, setShown] = useState<Shown>('share')
  return (
    <Stack gap="xs" h="100%">
      {result.against && (
        <SegmentedControl
          size="xs"
          aria-label="What the map shows"
          data={[
            { value: 'share', label: `Per cent in ${result.wave.name}` },
            { value: 'change', label: `Points since ${result.against.name}` },
          ]}
          value={shown}
          onChange={value => setShown(value as Shown)}
        />
      )}
      <div style={{ flex: 1, minHeight: 0 }}>
        <Answered question={outlines} height="100%">
          {areas => <Shaded areas={areas} result={result} shown={result.against ? shown : 'share'} />}
        </Answered>
      </div>
    </Stack>
  )
}

type ShadedProps = { areas: Output<'areas.outlines'>; result: SurveyResult; shown: Shown }

function Shaded({ areas, result, shown }: ShadedProps) {
  const drawn = useMemo(() => areas.map(area => ({ ...area, chosen: false })), [areas])
  const extent = useMemo(() => withRoomBelow(extentOfPolygons(areas.flatMap(area => area.polygons))), [areas])
  const figures = useMemo((): FigureLayer => {
    const rows = new Map(result.areas.map(row => [row.areaId, row]))
    const values = areas.map(({ id }) => {
      const row = rows.get(id)
      const value = shown === 'share' ? row?.now?.share : row?.change?.difference
      return value === undefined ? Number.NaN : value * 100
    })
    return {
      key: `survey-${result.question.id}-${result.wave.id}-${shown}`,
      title: `${result.question.counted}, ${result.wave.name}`,
      unit: shown === 'share' ? '%' : 'points',
      decimals: 1,
      scale: shown === 'share' ? 'sequential' : 'diverging',
      values: Float64Array.from(values),
      counts: null,
      shapes: {
        kind: 'areas',
        names: areas.map(({ name }) => name),
        polygons: areas.map(({ polygons }) => polygons),
      },
      standsAlone: true,
    }
  }, [areas, result, shown])
  return (
    <MapView label={`Map of ${result.question.wording}`} extent={extent} areas={drawn} figures={figures} />
  )
}

/** The legend stands at the lower edge: the areas are drawn above it. */
function withRoomBelow(extent: Extent | null): Extent | null {
  return extent && { ...extent, south: extent.south - 0.6 * (extent.north - extent.south) }
}
