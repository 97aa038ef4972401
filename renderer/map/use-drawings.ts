import type * as L from 'leaflet'
import { useEffect, useRef } from 'react'
import { CanvasLayer } from './canvas-layer.ts'
import type { Drawing } from './scene.ts'

/** Keeps a canvas for each drawing of a scene; what is drawn anew stays visible until it is. */
export function useDrawings(map: L.Map | null, drawings: Drawing[]): void {
  const layers = useRef(new Map<string, CanvasLayer>())

  useEffect(() => {
    if (!map) return
    const known = layers.current
    return () => {
      for (const layer of known.values()) layer.remove()
      known.clear()
    }
  }, [map])

  useEffect(() => {
    if (!map) return
    const known = layers.current
    const wanted = new Set(drawings.map(({ key }) => key))
    for (const [key, layer] of known) {
      if (wanted.has(key)) continue
      layer.remove()
      known.delete(key)
    }
    for (const { key, pane, draw } of drawings) {
      const layer = known.get(key)
      if (layer) layer.setDraw(draw)
      else known.set(key, new CanvasLayer(pane, draw, key).addTo(map))
    }
  }, [map, drawings])
}
