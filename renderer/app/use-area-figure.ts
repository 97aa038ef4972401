import { useMemo } from 'react'
import { useQuestion } from '../client/use-desk.ts'
import { figureLayer } from '../features/areas/figure-layer.ts'
import type { FigureLayer } from '../map/layers.ts'

export type AreaFigureChoice = { id: number; name: string }

/** The figures of an area set that can be laid under the incidents, and the layer of the one chosen. */
export function useAreaFigure(
  areaSetId: number | null,
  areaFigureId: number | null,
): { choices: AreaFigureChoice[]; layer: FigureLayer | null } {
  const hasSet = areaSetId !== null
  const figures = useQuestion('areas.figures', { areaSetId: areaSetId ?? 1 }, { when: hasSet })
  const choices = hasSet ? (figures.data ?? []) : []
  const isChosen = choices.some(({ id }) => id === areaFigureId)
  const values = useQuestion('areas.figureValues', { areaFigureId: areaFigureId ?? 1 }, { when: isChosen })
  const outlines = useQuestion('areas.outlines', { areaSetId: areaSetId ?? 1 }, { when: isChosen })
  const layer = useMemo(
    () => (isChosen && values.data && outlines.data ? figureLayer(values.data, outlines.data) : null),
    [isChosen, values.data, outlines.data],
  )
  return { choices, layer }
}
