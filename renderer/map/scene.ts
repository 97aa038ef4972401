import type { Draw } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import { drawAreaNames } from './draw-area-names.ts'
import { drawAreas, drawSelection, type WorldArea } from './draw-areas.ts'
import { drawDots } from './draw-dots.ts'
import { drawGraticule, drawGraticuleNames } from './draw-graticule.ts'
import { drawPoints } from './draw-points.ts'
import { dashed, dotted, drawTitled, type TitledArea } from './draw-titled.ts'
import { type DrawnFigures, drawFigures } from './figures/draw-figures.ts'
import type { PlaceIndex } from './place-index.ts'

/** Everything on the map that is drawn by us, made ready for drawing. */
export type Scene = {
  places: PlaceIndex | undefined
  pointsAs: 'grouped' | 'dots' | 'none'
  /** Stands back behind what else is on the map. */
  quietPoints: boolean
  areas: WorldArea[]
  areaNames: boolean
  titled: TitledArea[]
  /** Other outlines with titles, told from those by their line. */
  dotted: TitledArea[]
  /** The shape the incidents are limited to. */
  selection: WorldArea[]
  figures: DrawnFigures | null
  graticule: boolean
}

export type Drawing = { key: string; pane: string; draw: Draw }

/** The drawings of a scene from the ground up: on the screen a canvas each, in a picture one after another. */
export function drawingsOf(scene: Scene, colours: MapColours): Drawing[] {
  const { places, pointsAs, quietPoints, areas, areaNames, titled, selection, figures, graticule } = scene
  const { priority, profile } = colours
  const groups = pointsAs === 'grouped' ? places : undefined
  return [
    ...(graticule ? [{ key: 'grid', pane: 'background', draw: drawGraticule(colours) }] : []),
    ...(figures ? [{ key: 'figures', pane: 'figures', draw: drawFigures(figures, colours) }] : []),
    ...(areas.length > 0 ? [{ key: 'areas', pane: 'areas', draw: drawAreas(areas, colours) }] : []),
    ...(places && pointsAs === 'dots'
      ? [{ key: 'dots', pane: 'points', draw: drawDots(places, colours) }]
      : []),
    ...(groups ? [{ key: 'points', pane: 'points', draw: drawPoints(groups, colours, quietPoints) }] : []),
    ...(titled.length > 0 || scene.dotted.length > 0
      ? [
          {
            key: 'titled',
            pane: 'outlines',
            draw: drawTitled(
              [
                { areas: titled, line: dashed, colour: profile },
                { areas: scene.dotted, line: dotted, colour: priority },
              ],
              colours,
            ),
          },
        ]
      : []),
    ...(selection.length > 0
      ? [{ key: 'selection', pane: 'outlines', draw: drawSelection(selection, colours) }]
      : []),
    ...(areas.length > 0 && areaNames
      ? [{ key: 'names', pane: 'names', draw: drawAreaNames(areas, groups, colours) }]
      : []),
    ...(graticule ? [{ key: 'grid names', pane: 'names', draw: drawGraticuleNames(colours) }] : []),
  ]
}
