import 'leaflet/dist/leaflet.css'
import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { mapColours } from './colours.ts'
import { Legend } from './figures/legend.tsx'
import type {
  AreaOutline,
  Extent,
  FigureLayer,
  NumberedOutline,
  PointColumns,
  PolygonRings,
  Tiles,
} from './layers.ts'
import styles from './map.module.css'
import { MapContext } from './map-context.ts'
import { drawingsOf } from './scene.ts'
import { useDrawings } from './use-drawings.ts'
import { useFigurePointer } from './use-figure-pointer.ts'
import { useOutlines, useTiles } from './use-layers.ts'
import { showExtent, useLeaflet } from './use-leaflet.ts'
import { usePlaces } from './use-places.ts'
import { type Shown, useScene } from './use-scene.ts'

type MapViewProps = Shown & {
  /** What the map shows, for those who hear it. */
  label: string
  /** Shown when the map opens, and again at the press of a button; without it, that of most of the points. */
  extent?: Extent | null
  /** The points are ready to be drawn: what else takes the processor may begin. */
  onReady?: (() => void) | undefined
  points?: PointColumns | undefined
  areas?: readonly AreaOutline[] | undefined
  /** Outlines with a title each. */
  titled?: readonly AreaOutline[] | undefined
  /** Other outlines with titles, in another line. */
  dotted?: readonly AreaOutline[] | undefined
  outlines?: readonly NumberedOutline[] | undefined
  chosenId?: number | null
  onChoose?: (id: number) => void
  tiles?: Tiles | null
  figures?: FigureLayer | null
  /** A cell, an area or a place was clicked: its position in the layer. */
  onChooseFigure?: ((index: number) => void) | undefined
  /** The shape the incidents are limited to. */
  selection?: PolygonRings | null
  /** It stands in a page that is scrolled: the wheel is the page's, and the buttons zoom. */
  inPage?: boolean
  /** Tools and panels that stand on the map. */
  children?: ReactNode
}

/** A map of plain data on a plain background drawn here; the network is used only for tiles one asks for. */
export function MapView(props: MapViewProps) {
  const scheme = useComputedColorScheme('light')
  const place = useRef<HTMLDivElement>(null)
  const prepared = usePlaces(props.points)
  const { onReady } = props
  useEffect(() => {
    if (prepared) onReady?.()
  }, [prepared, onReady])
  const extent = props.extent === undefined ? (prepared?.extent ?? null) : props.extent
  const map = useLeaflet(place, props.label, extent, props.inPage ?? false)
  useTiles(map, props.tiles ?? null)
  const scene = useScene(
    prepared?.index,
    Boolean(props.outlines?.length) || Boolean(props.figures),
    props,
    scheme,
  )
  useDrawings(
    map,
    useMemo(() => drawingsOf(scene, mapColours[scheme]), [scene, scheme]),
  )
  useFigurePointer(map, props.figures, props.onChooseFigure)
  useOutlines(map, props.outlines, props.chosenId ?? null, props.onChoose)

  const atHand = {
    map,
    scene,
    outlines: props.outlines ?? [],
    chosenId: props.chosenId ?? null,
  }

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
          disabled={extent === null}
          onClick={() => map && extent && showExtent(map, extent)}
        >
          <IconArrowsMaximize size={16} />
        </ActionIcon>
      </ActionIcon.Group>
      {scene.figures && (
        <div className={styles.legend}>
          <Legend layer={scene.figures.layer} classes={scene.figures.classes} />
        </div>
      )}
      <MapContext value={atHand}>{props.children}</MapContext>
    </div>
  )
}
