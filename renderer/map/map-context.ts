import type * as L from 'leaflet'
import { createContext, useContext } from 'react'

/** The map that tools on it work with. */
export const MapContext = createContext<L.Map | null>(null)

export function useMap(): L.Map | null {
  return useContext(MapContext)
}
