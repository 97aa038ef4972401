import 'leaflet/dist/leaflet.css'
import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import type { AreaOutline, Extent, FigureLayer, NumberedOutline, PointColumns, Tiles } from './layers.ts'
import styles from './map.module.css'
import { useAreas, useBackground, useOutlines, usePoints, useTiles, useWorldPoints } from './use-layers.ts'
import { showExtent, useLeaflet } from './use-leaflet.ts'

type MapViewProps = {
  /** What the map shows, for those who hear it. */
  label: string
  /** Shown when the map opens, and again at the press of a button. */
  extent: Extent | null
  points?: PointColumns | undefined
  areas?: readonly AreaOutline[] | undefined
  outlines?: readonly NumberedOutline[] | undefined
  chosenId?: number | null
  onChoose?: (id: number) => void
  tiles?: Tiles | null
  figures?: FigureLayer | null
}

/** A map of plain data on a plain background drawn here; the network is used only for tiles one asks for. */
export function MapView(props: MapViewProps) {
  const scheme = useComputedColorScheme('light')
  const place = useRef<HTMLDivElement>(null)
  const map = useLeaflet(place, props.label, props.extent)
  useTiles(map, props.tiles ?? null)
  useBackground(map, scheme)
  const points = useWorldPoints(props.points)
  useAreas(map, props.areas, points, scheme)
  usePoints(map, points, scheme, Boolean(props.outlines?.length))
  useOutlines(map, props.outlines, props.chosenId ?? null, props.onChoose)

  return (
    <div className={`${styles.frame} ${styles[scheme]}`}>
      <div ref={place} className={styles.map} />
      <ActionIcon.Group orientation="vertical" className={styles.controls!}>
        <ActionIcon variant="default" size="lg" aria-label="Zoom in" onClick={() => map?.zoomIn()}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="Zoom out" onClick={() => map?.zoomOut()}>
          <IconMinus size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Show everything"
          disabled={props.extent === null}
          onClick={() => map && props.extent && showExtent(map, props.extent)}
        >
          <IconArrowsMaximize size={16} />
        </ActionIcon>
      </ActionIcon.Group>
    </div>
  )
}
