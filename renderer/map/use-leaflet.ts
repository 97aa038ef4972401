import * as L from 'leaflet'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Extent } from './layers.ts'
import { toLatLng } from './world.ts'

// Leicester, until there is something to show.
const somewhere = toLatLng(458_500, 304_500)

/** One Leaflet map for the life of its place. */
export function useLeaflet(
  place: RefObject<HTMLDivElement | null>,
  label: string,
  extent: Extent | null,
  inPage: boolean,
) {
  const [map, setMap] = useState<L.Map | null>(null)
  const shown = useRef(false)

  useEffect(() => {
    const element = place.current!
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const made = L.map(element, {
      zoomControl: false,
      attributionControl: false,
      zoomSnap: 0.5,
      zoomDelta: 0.5,
      wheelPxPerZoomLevel: 120,
      scrollWheelZoom: !inPage,
      minZoom: 5,
      maxZoom: 19,
      zoomAnimation: !still,
      fadeAnimation: !still,
      inertia: !still,
    }).setView(somewhere, 11)
    for (const [name, zIndex] of panes) made.createPane(name).style.zIndex = String(zIndex)
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(made)
    const observer = new ResizeObserver(() => made.invalidateSize({ animate: false }))
    observer.observe(element)
    setMap(made)
    shown.current = false
    return () => {
      observer.disconnect()
      made.remove()
      setMap(null)
    }
  }, [place, inPage])

  useEffect(() => {
    place.current?.setAttribute('role', 'region')
    place.current?.setAttribute('aria-label', label)
  }, [place, label])

  useEffect(() => {
    if (!map || !extent || shown.current) return
    shown.current = true
    showExtent(map, extent)
  }, [map, extent])

  return map
}

const panes: [string, number][] = [
  ['background', 150],
  ['figures', 250],
  ['areas', 300],
  ['points', 410],
  ['names', 415],
  ['outlines', 420],
  ['drawing', 560],
  ['marks', 600],
]

export function showExtent(map: L.Map, { west, south, east, north }: Extent, maxZoom = 17): void {
  map.fitBounds([toLatLng(west, south), toLatLng(east, north)], {
    animate: false,
    padding: [24, 24],
    maxZoom,
  })
}
