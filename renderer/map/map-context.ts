import type * as L from 'leaflet'
import { createContext, useContext } from 'react'
import type { NumberedOutline } from './layers.ts'
import type { WorldBox } from './picture/picture-view.ts'
import type { Scene } from './scene.ts'

/** What tools that stand on the map work with. */
export type MapAtHand = {
  map: L.Map | null
  scene: Scene
  outlines: readonly NumberedOutline[]
  chosenId: number | null
}

export const MapContext = createContext<MapAtHand | null>(null)

export function useMap(): L.Map | null {
  return useContext(MapContext)?.map ?? null
}

/** The map as it stands: everything drawn on it, and what is seen of it. */
export function useMapAsItStands(): () => (Omit<MapAtHand, 'map'> & { box: WorldBox }) | null {
  const atHand = useContext(MapContext)
  return () => {
    if (!atHand?.map) return null
    const { map, scene, outlines, chosenId } = atHand
    const { min, max } = map.getPixelBounds()
    const side = 256 * 2 ** map.getZoom()
    if (!min || !max) return null
    const box = { left: min.x / side, top: min.y / side, right: max.x / side, bottom: max.y / side }
    return { scene, outlines, chosenId, box }
  }
}
