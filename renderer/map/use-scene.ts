import { useMemo } from 'react'
import { toWorldAreas } from './draw-areas.ts'
import { classify } from './figures/classes.ts'
import type { Scheme } from './figures/ramps.ts'
import { toWorldShapes } from './figures/shapes.ts'
import type { AreaOutline, FigureLayer, PolygonRings } from './layers.ts'
import type { PlaceIndex } from './place-index.ts'
import type { Scene } from './scene.ts'

export type Shown = {
  pointsAs?: 'grouped' | 'dots' | 'none' | undefined
  areaNames?: boolean | undefined
  graticule?: boolean | undefined
}

type Content = Shown & {
  areas?: readonly AreaOutline[] | undefined
  titled?: readonly AreaOutline[] | undefined
  dotted?: readonly AreaOutline[] | undefined
  figures?: FigureLayer | null | undefined
  selection?: PolygonRings | null | undefined
}

const none: readonly AreaOutline[] = []

/** What the map shows, made ready for drawing; each part only when it has changed. */
export function useScene(
  places: PlaceIndex | undefined,
  quietPoints: boolean,
  {
    areas = none,
    titled = none,
    dotted = none,
    figures = null,
    selection = null,
    pointsAs = 'grouped',
    areaNames = true,
    graticule = true,
  }: Content,
  scheme: Scheme,
): Scene {
  const worldAreas = useMemo(() => toWorldAreas(areas), [areas])
  const worldTitled = useMemo(() => toWorldAreas(titled), [titled])
  const worldDotted = useMemo(() => toWorldAreas(dotted), [dotted])
  const worldSelection = useMemo(
    () => (selection ? toWorldAreas([{ id: 0, name: '', chosen: true, polygons: selection }]) : []),
    [selection],
  )
  const shapes = useMemo(() => figures && toWorldShapes(figures), [figures])
  const classes = useMemo(() => figures && classify(figures, scheme), [figures, scheme])
  return useMemo(
    () => ({
      places,
      pointsAs,
      quietPoints,
      areas: worldAreas,
      areaNames,
      titled: worldTitled,
      dotted: worldDotted,
      selection: worldSelection,
      figures: figures && shapes && classes ? { layer: figures, shapes, classes } : null,
      graticule,
    }),
    [
      places,
      pointsAs,
      quietPoints,
      worldAreas,
      areaNames,
      worldTitled,
      worldDotted,
      worldSelection,
      figures,
      shapes,
      classes,
      graticule,
    ],
  )
}
