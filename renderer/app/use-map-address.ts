import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { readFilter, writeFilter } from '../features/incidents/filter-address.ts'
import { type MapShow, readShow, writeShow } from './map-show.ts'

/**
 * What the map workspace shows, kept in its address: the back button undoes a filter or an analysis,
 * while choosing a hotspot or a tab leaves no trace in the history.
 */
export function useMapAddress() {
  const [address, setAddress] = useSearchParams()
  const text = address.toString()
  const showText = address.get('show')
  const filter = useMemo(() => readFilter(new URLSearchParams(text)), [text])

  function change(changes: Record<string, string | number | null>, nextFilter: Filter, replace: boolean) {
    setAddress(
      previous => {
        const next = writeFilter(previous, nextFilter)
        for (const [key, value] of Object.entries(changes)) {
          if (value === null) next.delete(key)
          else next.set(key, String(value))
        }
        return next
      },
      { replace },
    )
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
    setFilter: (next: Filter) => change({}, next, false),
    setTab: (tab: string) => change({ tab }, filter, true),
    setAreaSet: (set: number) => change({ set }, { ...filter, areaIds: [] }, false),
    setAreaFigure: (figure: number | null) => change({ figure }, filter, true),
    setShow: (show: MapShow) => change({ show: writeShow(show) }, filter, true),
    showArea: (set: number, of: Filter) => change({ set }, of, false),
    chooseHotspot: (hotspot: number) => change({ hotspot }, filter, true),
    showTable: (table: string | null) => change({ table }, filter, true),
    showAnalysis: (analysis: number, of: Filter) =>
      change({ analysis, hotspot: null, table: null, tab: 'hotspots' }, of, false),
    showIncidentsIn: (of: Filter) => change({ tab: 'incidents' }, of, false),
    showIncidentsOf: (hotspotId: number) =>
      change({ hotspot: hotspotId, tab: 'incidents' }, { ...filter, hotspotId }, false),
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
