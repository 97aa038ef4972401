import * as L from 'leaflet'
import { useEffect, useMemo, useRef } from 'react'
import { type Extent, extentOfPolygons, type NumberedOutline, type Tiles } from './layers.ts'
import { outlineGroup } from './outlines.ts'
import { showExtent } from './use-leaflet.ts'
import { toLatLng } from './world.ts'

type MaybeMap = L.Map | null

function useLayer(map: MaybeMap, layer: L.Layer | null) {
  useEffect(() => {
    if (!map || !layer) return
    layer.addTo(map)
    return () => void layer.remove()
  }, [map, layer])
}

export function useTiles(map: MaybeMap, tiles: Tiles | null) {
  const address = tiles?.address
  const attribution = tiles?.attribution ?? ''
  const layer = useMemo(() => (address ? L.tileLayer(address, { maxZoom: 19 }) : null), [address])
  useLayer(map, layer)
  useEffect(() => {
    if (!map || !layer || !attribution) return
    // As text: an attribution is typed by people and must not become markup.
    const text = document.createElement('span')
    text.textContent = attribution
    const control = L.control.attribution({ prefix: false, position: 'bottomleft' })
    control.addAttribution(text.innerHTML).addTo(map)
    return () => void control.remove()
  }, [map, layer, attribution])
}

export function useOutlines(
  map: MaybeMap,
  outlines: readonly NumberedOutline[] | undefined,
  chosenId: number | null,
  onChoose: ((id: number) => void) | undefined,
) {
  const choose = useRef(onChoose)
  useEffect(() => {
    choose.current = onChoose
  })
  const group = useMemo(
    () => (map && outlines ? outlineGroup(map, outlines, id => choose.current?.(id)) : null),
    [map, outlines],
  )
  useLayer(map, group?.layer ?? null)
  useEffect(() => group?.showChosen(chosenId), [group, chosenId])

  // One that is out of sight, or too small to be seen, is brought closer; otherwise the map stays.
  useEffect(() => {
    const chosen = outlines?.find(outline => outline.id === chosenId)
    const extent = chosen && extentOfPolygons(chosen.polygons)
    if (map && extent && !isSeen(map, extent)) showExtent(map, extent, closestZoom)
  }, [map, outlines, chosenId])
}

const closestZoom = 15.5
const smallestPixels = 28

function isSeen(map: L.Map, { west, south, east, north }: Extent) {
  const southWest = toLatLng(west, south)
  const northEast = toLatLng(east, north)
  if (!map.getBounds().contains([southWest, northEast])) return false
  const size = map.latLngToLayerPoint(northEast).subtract(map.latLngToLayerPoint(southWest))
  return Math.max(Math.abs(size.x), Math.abs(size.y)) >= smallestPixels
}
