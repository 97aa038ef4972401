import { useMemo } from 'react'
import { useMay } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { ellipseRing } from '../../../map/ellipse.ts'
import { extentOfPolygons, type NumberedOutline } from '../../../map/layers.ts'
import { MapView } from '../../../map/map-view.tsx'
import { PickPoint } from '../../../map/pick-point.tsx'
import styles from '../profiles.module.css'
import type { Place } from './nominated-place.ts'

type PlaceMapProps = {
  at: (Place & { radiusMetres: number }) | null
  /** Incidents known there; null for who may not know. */
  incidents: number | null
  onPick?: (at: Place) => void
}

/** The ground that is nominated, among the neighbourhoods and, for who may see them, the incidents. */
export function PlaceMap({ at, incidents, onPick }: PlaceMapProps) {
  const mayIncidents = useMay('incidents.read')
  const sets = useQuestion('areas.sets')
  const areaSetId = sets.data?.[0]?.id
  const outlines = useQuestion(
    'areas.outlines',
    { areaSetId: areaSetId ?? 1 },
    { when: areaSetId !== undefined },
  )
  const points = useQuestion('incidents.points', { filter: {} }, { when: mayIncidents })
  const areas = useMemo(() => outlines.data?.map(area => ({ ...area, chosen: false })), [outlines.data])
  const extent = useMemo(
    () => (areas ? extentOfPolygons(areas.flatMap(({ polygons }) => polygons)) : null),
    [areas],
  )
  const { easting, northing, radiusMetres } = at ?? { easting: 0, northing: 0, radiusMetres: 0 }
  const ground = useMemo<NumberedOutline[]>(
    () =>
      radiusMetres === 0
        ? []
        : [
            {
              ...{ id: 1, mark: incidents === null ? '?' : String(incidents), centre: [easting, northing] },
              description: 'The place that is nominated',
              polygons: ellipseRing([easting, northing], radiusMetres, radiusMetres, 0),
            },
          ],
    [easting, northing, radiusMetres, incidents],
  )
  return (
    <div className={styles.map}>
      <MapView
        inPage
        label="Map of the place"
        extent={extent}
        areas={areas}
        points={points.data}
        outlines={ground}
        chosenId={1}
      >
        {onPick && <PickPoint onPick={onPick} />}
      </MapView>
    </div>
  )
}
