import * as L from 'leaflet'
import { useEffect, useRef, useState } from 'react'
import { fromWgs84 } from '#shared/geo/projection.ts'
import { ellipseRing } from '../ellipse.ts'
import type { Ring } from '../layers.ts'
import styles from '../map.module.css'
import { toLatLng } from '../world.ts'
import { type Drawing, finished, radiusOf, type Shape, withoutLast, withPoint } from './drawing.ts'

/** Drawing on the map by clicks: Enter closes, Backspace takes the last point back, Escape cancels. */
export function useDrawing(map: L.Map | null, onDrawn: (shape: Shape) => void) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [pointer, setPointer] = useState<Ring[number] | null>(null)
  const now = useRef({ drawing, onDrawn })
  useEffect(() => {
    now.current = { drawing, onDrawn }
  })

  function cancel() {
    setDrawing(null)
    setPointer(null)
  }
  function close() {
    const shape = now.current.drawing && finished(now.current.drawing)
    if (!shape) return
    cancel()
    now.current.onDrawn(shape)
  }
  const steps = useRef({ cancel, close })
  useEffect(() => {
    steps.current = { cancel, close }
  })

  const isDrawing = drawing !== null
  useEffect(() => {
    if (!map || !isDrawing) return
    const place = map.getContainer()
    place.dataset.drawing = 'true'
    map.doubleClickZoom.disable()
    place.focus()
    const at = ({ latlng }: L.LeafletMouseEvent) => fromWgs84(latlng.lng, latlng.lat)
    const click = (event: L.LeafletMouseEvent) => {
      const current = now.current.drawing
      if (!current) return
      // The second click of a double one closes; it is no corner of its own.
      if (event.originalEvent.detail > 1) {
        if (current.kind === 'polygon') steps.current.close()
        return
      }
      const next = withPoint(current, at(event))
      now.current.drawing = next
      if (next.kind === 'circle' && next.points.length === 2) steps.current.close()
      else setDrawing(next)
    }
    const move = (event: L.LeafletMouseEvent) => setPointer(at(event))
    const key = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return
      if (event.key === 'Escape') steps.current.cancel()
      else if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      else if (event.key === 'Enter') steps.current.close()
      else if (event.key === 'Backspace') setDrawing(current => current && withoutLast(current))
      else return
      event.preventDefault()
    }
    map.on('click', click).on('mousemove', move)
    document.addEventListener('keydown', key)
    return () => {
      delete place.dataset.drawing
      map.doubleClickZoom.enable()
      map.off('click', click).off('mousemove', move)
      document.removeEventListener('keydown', key)
    }
  }, [map, isDrawing])

  useSketch(map, drawing, pointer)
  return {
    drawing,
    start: (kind: Drawing['kind']) => setDrawing({ kind, points: [] }),
    takeBack: () => setDrawing(current => current && withoutLast(current)),
    close,
    cancel,
    canClose: drawing !== null && finished(drawing) !== null,
  }
}

/** What is drawn so far, with the line or the circle that the next click would make. */
function useSketch(map: L.Map | null, drawing: Drawing | null, pointer: Ring[number] | null) {
  useEffect(() => {
    if (!map || !drawing || drawing.points.length === 0) return
    const style = { pane: 'drawing', interactive: false, className: styles.sketch! }
    const group = L.layerGroup()
    const [first] = drawing.points
    const points = pointer ? [...drawing.points, pointer] : drawing.points
    if (drawing.kind === 'polygon') {
      L.polygon(
        points.map(point => toLatLng(...point)),
        { ...style, weight: 2.5 },
      ).addTo(group)
    } else if (first && pointer) {
      const radius = radiusOf(first, pointer)
      const [[ring]] = ellipseRing(first, radius, radius, 0) as [[Ring]]
      L.polygon(
        ring.map(point => toLatLng(...point)),
        { ...style, weight: 2.5 },
      ).addTo(group)
      L.tooltip({ permanent: true, direction: 'right', offset: [12, 0] })
        .setLatLng(toLatLng(...pointer))
        .setContent(`${radius.toLocaleString('en-GB')} m`)
        .addTo(group)
    }
    for (const point of drawing.points) {
      L.circleMarker(toLatLng(...point), { ...style, radius: 4, weight: 2 }).addTo(group)
    }
    group.addTo(map)
    return () => void group.remove()
  }, [map, drawing, pointer])
}
