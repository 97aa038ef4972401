import { Menu } from '@mantine/core'
import { IconBookmark, IconEraser } from '@tabler/icons-react'
import { useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMayCall } from '../client/use-bureau.ts'
import { KeepArea } from '../features/areas/keep-area.tsx'
import { withCondition } from '../features/incidents/filter-address.ts'
import type { Centre } from '../map/draw/circle-form.tsx'
import { DrawTools } from '../map/draw/draw-tools.tsx'
import { ellipseRing } from '../map/ellipse.ts'
import type { PolygonRings, Ring } from '../map/layers.ts'

type MapDrawingProps = {
  filter: Filter
  centres: Centre[]
  onFilter: (filter: Filter) => void
  /** A shape was kept as an area: the map now shows its set. */
  onKept: (areaSetId: number, filter: Filter) => void
}

/** Drawing a shape that limits the incidents, and keeping it as an area. */
export function MapDrawing({ filter, centres, onFilter, onKept }: MapDrawingProps) {
  const mayKeep = useMayCall('areas.keepArea')
  const [keeping, setKeeping] = useState<Ring | null>(null)
  const ring = selectionRing(filter)
  const bare = withoutShape(filter)
  return (
    <>
      <DrawTools
        centres={centres}
        onDrawn={shape =>
          onFilter({
            ...bare,
            ...(shape.kind === 'polygon' ? { polygon: shape.ring } : { circle: shape.circle }),
          })
        }
      >
        {ring && (
          <>
            <Menu.Divider />
            {mayKeep && (
              <Menu.Item leftSection={<IconBookmark size={16} />} onClick={() => setKeeping(ring)}>
                Keep as area…
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconEraser size={16} />} onClick={() => onFilter(bare)}>
              Take the shape away
            </Menu.Item>
          </>
        )}
      </DrawTools>
      <KeepArea
        ring={keeping}
        onClose={() => setKeeping(null)}
        onKept={({ areaSetId, areaId }) => {
          setKeeping(null)
          onKept(areaSetId, { ...bare, areaIds: [areaId] })
        }}
      />
    </>
  )
}

function withoutShape(filter: Filter): Filter {
  return withCondition(withCondition(filter, 'polygon', undefined), 'circle', undefined)
}

/** The outline of the shape a filter is limited to. */
function selectionRing({ polygon, circle }: Filter): Ring | null {
  if (polygon) return polygon
  if (!circle) return null
  const { easting, northing, radiusMetres } = circle
  return ellipseRing([easting, northing], radiusMetres, radiusMetres, 0)[0]![0]!
}

export function selectionRings(filter: Filter): PolygonRings | null {
  const ring = selectionRing(filter)
  return ring && [[ring]]
}
