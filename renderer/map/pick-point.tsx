import type * as L from 'leaflet'
import { useEffect, useRef } from 'react'
import { fromWgs84 } from '#shared/geo/projection.ts'
import styles from './map.module.css'
import { useMap } from './map-context.ts'

type Point = { easting: number; northing: number }

/** A place is pointed at: a click on the map, or Enter for its middle, which is marked while the keyboard is on it. */
export function PickPoint({ onPick }: { onPick: (point: Point) => void }) {
  const map = useMap()
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    if (!map) return
    const place = map.getContainer()
    const at = ({ lng, lat }: L.LatLng) => {
      const [easting, northing] = fromWgs84(lng, lat)
      pick.current({ easting: Math.round(easting), northing: Math.round(northing) })
    }
    const click = ({ latlng }: L.LeafletMouseEvent) => at(latlng)
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.target !== place) return
      event.preventDefault()
      at(map.getCenter())
    }
    place.dataset.picking = 'true'
    map.on('click', click)
    place.addEventListener('keydown', key)
    return () => {
      delete place.dataset.picking
      map.off('click', click)
      place.removeEventListener('keydown', key)
    }
  }, [map])
  return <div className={styles.crosshair} aria-hidden />
}
