import { useMemo } from 'react'
import type { IncidentRow } from '#shared/features/incidents/contract.ts'
import { placeAllowances } from '#shared/features/incidents/links.ts'
import { useQuestion } from '../../client/use-desk.ts'
import type { Extent, NumberedOutline } from '../../map/layers.ts'
import { MapView } from '../../map/map-view.tsx'
import styles from './links.module.css'

const aroundMetres = 120
const exactMetres = 8
/** Nearer than this their marks cover each other, however near the map is brought. */
const nearMetres = 20
const corners = 32

type LinkMapProps = { incident: IncidentRow; other: IncidentRow }

/** Where both calls put the event: a circle as wide as each place is vague. */
export function LinkMap({ incident, other }: LinkMapProps) {
  const settings = useQuestion('settings.bureau')
  const outlines = useMemo(() => outlinesOf(incident, other), [incident, other])
  const extent = useMemo(() => extentAround(outlines), [outlines])
  const tileAddress = settings.data?.tileAddress
  const tiles = useMemo(
    () => (tileAddress ? { address: tileAddress, attribution: settings.data?.tileAttribution ?? '' } : null),
    [tileAddress, settings.data?.tileAttribution],
  )
  return (
    <div className={styles.map}>
      <MapView
        // A map shows its extent once: another pair is another map.
        key={`${incident.id} ${other.id}`}
        label="Map of both calls"
        extent={extent}
        outlines={outlines}
        tiles={tiles}
      />
    </div>
  )
}

function outlinesOf(incident: IncidentRow, other: IncidentRow): NumberedOutline[] {
  const sides: [string, IncidentRow][] = [
    ['A', incident],
    ['B', other],
  ]
  const outlines = sides.flatMap(([mark, { id, easting, northing, placePrecision, sourceName }]) => {
    if (easting === null || northing === null) return []
    const metres = placeAllowances[placePrecision] || exactMetres
    return [
      {
        id,
        mark,
        description: `${mark}: ${sourceName}, ${placePrecision}`,
        centre: [easting, northing] as [number, number],
        polygons: [[circle(easting, northing, metres)]],
      },
    ]
  })
  const [one, two] = outlines
  const apart = one && two ? Math.hypot(one.centre[0] - two.centre[0], one.centre[1] - two.centre[1]) : 0
  if (!one || !two || apart >= nearMetres) return outlines
  // Of two marks that cover each other only the first is shown: it then speaks for both.
  const [wider, narrower] = widthOf(one) >= widthOf(two) ? [one, two] : [two, one]
  const both = { ...wider, mark: 'A, B', description: `${wider.description}; ${narrower.description}` }
  return apart < exactMetres ? [both] : [both, narrower]
}

const widthOf = ({ centre, polygons }: NumberedOutline) => polygons[0]![0]![0]![0] - centre[0]

function circle(easting: number, northing: number, metres: number): [number, number][] {
  return Array.from({ length: corners + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / corners
    return [easting + metres * Math.cos(angle), northing + metres * Math.sin(angle)]
  })
}

function extentAround(outlines: readonly NumberedOutline[]): Extent | null {
  if (outlines.length === 0) return null
  const eastings = outlines.flatMap(({ polygons }) => polygons.flat(2).map(([easting]) => easting))
  const northings = outlines.flatMap(({ polygons }) => polygons.flat(2).map(([, northing]) => northing))
  return {
    west: Math.min(...eastings) - aroundMetres,
    east: Math.max(...eastings) + aroundMetres,
    south: Math.min(...northings) - aroundMetres,
    north: Math.max(...northings) + aroundMetres,
  }
}
