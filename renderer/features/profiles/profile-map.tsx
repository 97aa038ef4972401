import { useMemo } from 'react'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { extentOfPolygons, type NumberedOutline } from '../../map/layers.ts'
import { MapView } from '../../map/map-view.tsx'
import { formatCount } from '../../ui/counts.ts'
import styles from './profiles.module.css'

/** The outline of the profile, with the incidents that were counted. */
export function ProfileMap({ profile }: { profile: Profile }) {
  const { from, to } = profile.figures
  const points = useQuestion('incidents.points', { filter: { ...profile.filter, from, to } })
  const settings = useQuestion('settings.bureau')
  const extent = useMemo(() => extentOfPolygons(profile.polygons), [profile.polygons])
  const outlines = useMemo<NumberedOutline[]>(() => {
    if (!extent) return []
    return [
      {
        id: profile.id,
        mark: formatCount(profile.figures.total),
        description: `${profile.title}: ${formatCount(profile.figures.total)} incidents`,
        centre: [(extent.west + extent.east) / 2, (extent.south + extent.north) / 2],
        polygons: profile.polygons,
      },
    ]
  }, [extent, profile.id, profile.title, profile.polygons, profile.figures.total])
  const tiles = settings.data?.tileAddress
    ? { address: settings.data.tileAddress, attribution: settings.data.tileAttribution }
    : null
  return (
    <div className={styles.map}>
      <MapView
        inPage
        label={`Map of ${profile.title}`}
        extent={extent}
        outlines={outlines}
        points={points.data}
        tiles={tiles}
      />
    </div>
  )
}
