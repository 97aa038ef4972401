import * as L from 'leaflet'
import type { NumberedOutline, PolygonRings } from './layers.ts'
import styles from './map.module.css'
import { marksShown } from './marks-shown.ts'
import { toLatLng } from './world.ts'

type Choose = (id: number) => void

/** Numbered outlines that can be chosen. Every outline is drawn; of the marks, those that cover no other. */
export function outlineGroup(map: L.Map, outlines: readonly NumberedOutline[], onChoose: Choose) {
  const layer = L.layerGroup()
  const parts = outlines.map(outline => {
    const polygon = polygonOf(outline, onChoose)
    layer.addLayer(polygon)
    return { id: outline.id, polygon, marker: markerOf(outline, onChoose) }
  })
  let chosen: number | null = null

  function showMarks() {
    const shown = marksShown(outlines, chosen, 256 * 2 ** map.getZoom(), sizeOfMark)
    for (const { id, marker } of parts) {
      if (!shown.has(id)) layer.removeLayer(marker)
      else if (!layer.hasLayer(marker)) layer.addLayer(marker)
      if (styles.chosenMark) marker.getElement()?.classList.toggle(styles.chosenMark, id === chosen)
    }
  }
  layer.on('add', () => {
    map.on('zoomend', showMarks)
    showMarks()
  })
  layer.on('remove', () => map.off('zoomend', showMarks))

  function showChosen(chosenId: number | null) {
    chosen = chosenId
    for (const { id, polygon } of parts) {
      polygon.setStyle(id === chosenId ? chosenStyle : plainStyle)
      if (id === chosenId) polygon.bringToFront()
    }
    showMarks()
  }

  return { layer, showChosen }
}

const sizeOfMark = (mark: string) => ({ halfWidth: 8 + 4 * mark.length, halfHeight: 11 })

const plainStyle = { weight: 1.8, fillOpacity: 0.12 }
const chosenStyle = { weight: 3.5, fillOpacity: 0.3 }

function polygonOf({ id, polygons }: NumberedOutline, onChoose: Choose) {
  const options = { pane: 'outlines', className: styles.outline!, ...plainStyle }
  return L.polygon(toLatLngs(polygons), options).on('click', () => onChoose(id))
}

function markerOf({ id, mark, description, centre }: NumberedOutline, onChoose: Choose) {
  const icon = L.divIcon({ className: styles.mark!, html: mark, iconSize: [14 + 8 * mark.length, 20] })
  // By the pointer only: the list beside the map has the same choice for the keyboard, in fewer steps.
  const options = { pane: 'marks', title: description, keyboard: false, riseOnHover: true, icon }
  return L.marker(toLatLng(...centre), options).on('click', () => onChoose(id))
}

function toLatLngs(polygons: PolygonRings): [number, number][][][] {
  return polygons.map(rings => rings.map(ring => ring.map(point => toLatLng(...point))))
}
