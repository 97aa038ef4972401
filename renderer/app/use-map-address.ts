import { useMemo } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { changed, useAddress } from '../client/use-address.ts'
import { readFilter, writeFilter } from '../features/incidents/filter-address.ts'
import { type MapShow, readShow, writeShow } from './map-show.ts'

/**
 * What the map workspace shows, kept in its address: the back button undoes a filter or an analysis,
 * while choosing a hotspot or a tab leaves no trace in the history.
 */
export function useMapAddress() {
  const [address, changeAddress] = useAddress()
  const text = address.toString()
  const showText = address.get('show')
  const filter = useMemo(() => readFilter(new URLSearchParams(text)), [text])

  /** With a filter: a step that can be gone back from. */
  function change(changes: Record<string, string | number | null>, next?: Filter) {
    changeAddress(now => changed(next ? writeFilter(now, next) : now, changes), { replace: !next })
  }

  return {
    filter: useSame(filter),
    tab: address.get('tab') ?? 'hotspots',
    analysisId: idIn(address, 'analysis'),
    hotspotId: idIn(address, 'hotspot'),
    show: useMemo(() => readShow(showText), [showText]),
    /** The table of figures that is looked at; the hotspots without one. */
    tableKey: address.get('table'),
    areaSetId: idIn(address, 'set'),
    /** The figure of areas that lies under the incidents: residents, deprivation. */
    areaFigureId: idIn(address, 'figure'),
    setFilter: (next: Filter) => change({}, next),
    setTab: (tab: string) => change({ tab }),
    setAreaSet: (set: number) => change({ set }, { ...filter, areaIds: [] }),
    setAreaFigure: (figure: number | null) => change({ figure }),
    setShow: (show: MapShow) => change({ show: writeShow(show) }),
    showArea: (set: number, of: Filter) => change({ set }, of),
    chooseHotspot: (hotspot: number) => change({ hotspot }),
    showTable: (table: string | null) => change({ table }),
    showAnalysis: (analysis: number, of: Filter) =>
      change({ analysis, hotspot: null, table: null, tab: 'hotspots' }, of),
    showIncidentsIn: (of: Filter) => change({ tab: 'incidents' }, of),
    showIncidentsOf: (hotspotId: number) =>
      change({ hotspot: hotspotId, tab: 'incidents' }, { ...filter, hotspotId }),
  }
}

/** The same object while it says the same, so that nothing is asked twice because a tab was changed. */
function useSame(filter: Filter): Filter {
  const text = JSON.stringify(filter)
  return useMemo(() => JSON.parse(text) as Filter, [text])
}

function idIn(address: URLSearchParams, key: string): number | null {
  const id = Number(address.get(key))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}
