import { useMemo, useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../client/use-desk.ts'
import { hotspotOutlines } from '../features/analysis/hotspot-outlines.ts'
import { extentOfMost, extentOfPolygons, type FigureLayer } from '../map/layers.ts'
import { MapView } from '../map/map-view.tsx'
import { type MapLayer, MapLayers, mapLayers } from './map-layers.tsx'
import styles from './map-workspace.module.css'

type IncidentMapProps = {
  filter: Filter
  areaSetId: number | null
  analysisId: number | null
  hotspotId: number | null
  onChoose: (hotspotId: number) => void
  /** What a panel beside the map wants drawn. */
  figures: FigureLayer | null
}

/** The incidents of the filter, the outlines of an area set and the hotspots of an analysis on one map. */
export function IncidentMap({
  filter,
  areaSetId,
  analysisId,
  hotspotId,
  onChoose,
  figures,
}: IncidentMapProps) {
  const points = useQuestion('incidents.points', { filter }, { keepLast: true })
  const areas = useQuestion('areas.outlines', { areaSetId: areaSetId ?? 1 }, { when: areaSetId !== null })
  const analysis = useQuestion('analysis.get', { analysisId: analysisId ?? 1 }, { when: analysisId !== null })
  const bureau = useQuestion('settings.bureau')

  const [layers, setLayers] = useState<MapLayer[]>([...mapLayers])

  const outlines = useMemo(
    () => (analysis.data && analysisId !== null ? hotspotOutlines(analysis.data.hotspots) : undefined),
    [analysis.data, analysisId],
  )
  const outlinedAreas = useMemo(
    () => areas.data?.map(area => ({ ...area, chosen: filter.areaIds?.includes(area.id) ?? false })),
    [areas.data, filter.areaIds],
  )
  const extent = useMemo(() => {
    const ofPoints = points.data ? extentOfMost(points.data) : null
    return ofPoints ?? extentOfPolygons((areas.data ?? []).flatMap(area => area.polygons))
  }, [points.data, areas.data])
  const tileAddress = bureau.data?.tileAddress
  const tiles = useMemo(
    () => (tileAddress ? { address: tileAddress, attribution: bureau.data?.tileAttribution ?? '' } : null),
    [tileAddress, bureau.data?.tileAttribution],
  )

  const offered = mapLayers.filter(
    layer => layer === 'Incidents' || (layer === 'Hotspots' ? outlines : outlinedAreas?.length),
  )

  return (
    <div className={styles.map}>
      <MapView
        label="Map of incidents and hotspots"
        extent={extent}
        points={layers.includes('Incidents') ? points.data : undefined}
        areas={layers.includes('Areas') ? outlinedAreas : undefined}
        outlines={layers.includes('Hotspots') ? outlines : undefined}
        chosenId={hotspotId}
        onChoose={onChoose}
        tiles={tiles}
        figures={figures}
      />
      <MapLayers offered={offered} shown={layers} onChange={setLayers} />
    </div>
  )
}
