import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { readFilter, writeFilter } from '../features/incidents/filter-address.ts'

/**
 * What the map workspace shows, kept in its address: the back button undoes a filter or an analysis,
 * while choosing a hotspot or a tab leaves no trace in the history.
 */
export function useMapAddress() {
  const [address, setAddress] = useSearchParams()
  const text = address.toString()
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
    areaSetId: idIn(address, 'set'),
    setFilter: (next: Filter) => change({}, next, false),
    setTab: (tab: string) => change({ tab }, filter, true),
    setAreaSet: (set: number) => change({ set }, { ...filter, areaIds: [] }, false),
    chooseHotspot: (hotspot: number) => change({ hotspot }, filter, true),
    showAnalysis: (analysis: number, of: Filter) =>
      change({ analysis, hotspot: null, tab: 'hotspots' }, of, false),
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
