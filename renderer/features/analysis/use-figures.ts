import { useEffect, useRef } from 'react'
import type { Analysis } from '#shared/features/analysis/contract.ts'
import type { TableHead } from '#shared/features/analysis/figures.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import type { FigureLayer } from '../../map/layers.ts'
import { figureLayerOf, isOnMap } from './figure-layer.ts'
import { leadsTo } from './leads-to.ts'

type FiguresWanted = {
  analysis: (Pick<Analysis, 'id' | 'filter'> & { tables: TableHead[] }) | undefined
  /** The table that is looked at; where it is none for the map, the first that is. */
  tableKey: string | null
  onFigures: (figures: FigureLayer | null) => void
  onLead: (filter: Filter) => void
}

/** Hands the table that is looked at to the map; a place clicked there leads to its incidents. */
export function useFigures({ analysis, tableKey, onFigures, onLead }: FiguresWanted): void {
  const heads = analysis?.tables.filter(isOnMap) ?? []
  const head = heads.find(({ key }) => key === tableKey) ?? heads[0]
  const areaSetId = head?.drawing.kind === 'areas' ? head.drawing.areaSetId : null
  const table = useQuestion(
    'analysis.table',
    { analysisId: analysis?.id ?? 1, key: head?.key ?? '' },
    { when: head !== undefined },
  )
  const outlines = useQuestion('areas.outlines', { areaSetId: areaSetId ?? 1 }, { when: areaSetId !== null })
  const drawn = table.data
  const areas = areaSetId === null ? noAreas : outlines.data
  const filter = analysis?.filter
  const act = useRef({ onFigures, onLead })
  act.current = { onFigures, onLead }

  useEffect(() => {
    if (!filter) return
    if (!head) act.current.onFigures(null)
    if (!head || !drawn || !areas) return
    const layer = figureLayerOf(drawn, areas, row => {
      const target = leadsTo(drawn, row, filter)
      if (target) act.current.onLead(target)
    })
    act.current.onFigures(layer)
  }, [head, drawn, areas, filter])
}

const noAreas: [] = []
