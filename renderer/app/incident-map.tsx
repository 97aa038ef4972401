import { Group } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../client/use-desk.ts'
import { extentOfPolygons, type FigureLayer } from '../map/layers.ts'
import { MapView } from '../map/map-view.tsx'
import { MapDrawing, selectionRings } from './map-drawing.tsx'
import { MapLayers } from './map-layers.tsx'
import { MapPicture } from './map-picture.tsx'
import { incidentsDrawn, type MapShow } from './map-show.ts'
import styles from './map-workspace.module.css'
import { useAreaFigure } from './use-area-figure.ts'
import {
  useAreaOutlines,
  useHotspotOutlines,
  usePriorityOutlines,
  useProfileOutlines,
} from './use-map-layers.ts'

type IncidentMapProps = {
  filter: Filter
  areaSetId: number | null
  analysisId: number | null
  hotspotId: number | null
  onChoose: (hotspotId: number) => void
  /** What a panel beside the map wants drawn. */
  figures: FigureLayer | null
  /** The figure of areas under the incidents, where no panel wants anything drawn. */
  areaFigureId: number | null
  onAreaFigure: (areaFigureId: number | null) => void
  show: MapShow
  onShow: (show: MapShow) => void
  onFilter: (filter: Filter) => void
  onKept: (areaSetId: number, filter: Filter) => void
  /** Called when the incidents are ready to be drawn, or cannot be had. */
  onReady: () => void
}

/** The incidents of the filter and whatever else is chosen, on one map. */
export function IncidentMap(props: IncidentMapProps) {
  const { filter, areaSetId, analysisId, hotspotId, areaFigureId, show } = props
  const areaFigure = useAreaFigure(areaSetId, areaFigureId)
  const figures = props.figures ?? areaFigure.layer
  const points = useQuestion('incidents.points', { filter }, { keepLast: true })
  const { onReady } = props
  useEffect(() => {
    if (points.isError) onReady()
  }, [points.isError, onReady])
  const bureau = useQuestion('settings.bureau')
  const areas = useAreaOutlines(areaSetId, filter)
  const { outlines, ellipsesOffered } = useHotspotOutlines(analysisId, show.hotspots)
  const profiles = useProfileOutlines(show.profiles)
  const priorities = usePriorityOutlines(show.priorities)

  // Without points of its own the map shows the areas; null while nothing is known.
  const ofAreas = useMemo(() => extentOfPolygons((areas ?? []).flatMap(area => area.polygons)), [areas])
  const hasPoints = (points.data?.counts.length ?? 0) > 0
  const selection = useMemo(() => selectionRings(filter), [filter])
  const chosen = outlines?.find(({ id }) => id === hotspotId)
  const centres = chosen
    ? [{ name: chosen.description, easting: chosen.centre[0], northing: chosen.centre[1] }]
    : []
  const tileAddress = bureau.data?.tileAddress
  const tiles = useMemo(
    () => (tileAddress ? { address: tileAddress, attribution: bureau.data?.tileAttribution ?? '' } : null),
    [tileAddress, bureau.data?.tileAttribution],
  )

  return (
    <div className={styles.map}>
      <MapView
        label="Map of incidents and hotspots"
        {...(hasPoints ? {} : { extent: points.data ? ofAreas : null })}
        points={points.data}
        onReady={onReady}
        pointsAs={pointsAs[incidentsDrawn(show, figures)]}
        areas={show.areas ? areas : undefined}
        areaNames={show.names}
        titled={profiles.outlines}
        dotted={priorities.outlines}
        outlines={show.hotspots === 'none' ? undefined : outlines}
        chosenId={hotspotId}
        onChoose={props.onChoose}
        tiles={tiles}
        figures={show.figures ? figures : null}
        onChooseFigure={figures?.onChoose}
        graticule={show.grid}
        selection={selection}
      >
        <Group gap={6} className={styles.tools!}>
          <MapPicture filter={filter} areaSetId={areaSetId} analysisId={analysisId} />
          <MapDrawing filter={filter} centres={centres} onFilter={props.onFilter} onKept={props.onKept} />
          <MapLayers
            offered={{
              hotspots: outlines !== undefined,
              ellipses: ellipsesOffered,
              areas: Boolean(areas?.length),
              profiles: profiles.count,
              priorities: priorities.count,
              figures: figures?.title ?? null,
              incidentsLeftOut: show.figures && figures?.standsAlone === true,
              areaFigures: areaFigure.choices,
            }}
            areaFigureId={areaFigureId}
            onAreaFigure={props.onAreaFigure}
            show={show}
            onChange={props.onShow}
          />
        </Group>
      </MapView>
    </div>
  )
}

const pointsAs = { grouped: 'grouped', all: 'dots', none: 'none' } as const
