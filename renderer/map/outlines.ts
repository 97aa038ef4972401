import * as L from 'leaflet'
import type { NumberedOutline, PolygonRings } from './layers.ts'
import styles from './map.module.css'
import { toLatLng } from './world.ts'

// Every outline is drawn, but only so many marks can be told apart.
const mostMarks = 60

type Choose = (id: number) => void

/** Numbered outlines that can be chosen. */
export function outlineGroup(outlines: readonly NumberedOutline[], onChoose: Choose) {
  const layer = L.layerGroup()
  const parts = outlines.map((outline, index) => {
    const polygon = polygonOf(outline, onChoose)
    const marker = markerOf(outline, onChoose)
    const marked = index < mostMarks
    layer.addLayer(polygon)
    if (marked) layer.addLayer(marker)
    return { id: outline.id, polygon, marker, marked }
  })

  function showChosen(chosenId: number | null) {
    for (const { id, polygon, marker, marked } of parts) {
      const chosen = id === chosenId
      polygon.setStyle(chosen ? chosenStyle : plainStyle)
      if (chosen) polygon.bringToFront()
      if (!marked && !chosen) layer.removeLayer(marker)
      else if (!layer.hasLayer(marker)) layer.addLayer(marker)
      marker.setZIndexOffset(chosen ? 1000 : 0)
      if (styles.chosenMark) marker.getElement()?.classList.toggle(styles.chosenMark, chosen)
    }
  }

  return { layer, showChosen }
}

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
