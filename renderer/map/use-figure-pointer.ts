import * as L from 'leaflet'
import { useEffect, useMemo, useRef } from 'react'
import { fromWgs84 } from '#shared/geo/projection.ts'
import { figureWords } from './figures/figure-words.ts'
import { figureFinder } from './figures/find-figure.ts'
import type { FigureLayer } from './layers.ts'

/** Says a figure under the pointer, and hands on the one that is clicked. */
export function useFigurePointer(
  map: L.Map | null,
  figures: FigureLayer | null | undefined,
  onChoose: ((index: number) => void) | undefined,
): void {
  const find = useMemo(() => (figures ? figureFinder(figures) : null), [figures])
  const choose = useRef(onChoose)
  useEffect(() => {
    choose.current = onChoose
  })

  useEffect(() => {
    if (!map || !figures || !find) return
    const tip = L.tooltip({ direction: 'top', offset: [0, -6], opacity: 1 })
    const at = ({ latlng }: L.LeafletMouseEvent) => {
      const [easting, northing] = fromWgs84(latlng.lng, latlng.lat)
      return find(easting, northing, metresPerPixel(map, latlng.lat))
    }
    const move = (event: L.LeafletMouseEvent) => {
      const index = event.originalEvent.buttons === 0 && !isDrawing(map) ? at(event) : -1
      if (index < 0) {
        tip.remove()
        return
      }
      const text = document.createElement('span')
      text.textContent = figureWords(figures, index)
      tip.setLatLng(event.latlng).setContent(text).openOn(map)
    }
    const click = (event: L.LeafletMouseEvent) => {
      if (isDrawing(map)) return
      const index = at(event)
      if (index >= 0) choose.current?.(index)
    }
    const leave = () => void tip.remove()
    map.on('mousemove', move).on('click', click).on('mouseout', leave).on('zoomstart', leave)
    return () => {
      map.off('mousemove', move).off('click', click).off('mouseout', leave).off('zoomstart', leave)
      tip.remove()
    }
  }, [map, figures, find])
}

const isDrawing = (map: L.Map) => map.getContainer().dataset.drawing !== undefined

const worldMetres = 40_075_016.686

/** Metres on the ground for a pixel of Web Mercator at a latitude in degrees. */
function metresPerPixel(map: L.Map, latitude: number): number {
  return (worldMetres * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** map.getZoom())
}
