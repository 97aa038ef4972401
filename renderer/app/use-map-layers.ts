import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMay } from '../client/use-bureau.ts'
import { useDesk, useQuestion } from '../client/use-desk.ts'
import { hotspotOutlines } from '../features/analysis/hotspot-outlines.ts'
import { ellipseRing } from '../map/ellipse.ts'
import type { AreaOutline, NumberedOutline } from '../map/layers.ts'
import type { MapShow } from './map-show.ts'

/** Outlines of an area set, those the filter is limited to marked. */
export function useAreaOutlines(areaSetId: number | null, filter: Filter) {
  const areas = useQuestion('areas.outlines', { areaSetId: areaSetId ?? 1 }, { when: areaSetId !== null })
  return useMemo(
    () => areas.data?.map(area => ({ ...area, chosen: filter.areaIds?.includes(area.id) ?? false })),
    [areas.data, filter.areaIds],
  )
}

const ellipsesKey = 'ellipses'

/** The hotspots of an analysis as outlines, or as the ellipses of its table of that name. */
export function useHotspotOutlines(analysisId: number | null, as: MapShow['hotspots']) {
  const analysis = useQuestion('analysis.get', { analysisId: analysisId ?? 1 }, { when: analysisId !== null })
  const ellipsesOffered =
    analysisId !== null && (analysis.data?.tables.some(({ key }) => key === ellipsesKey) ?? false)
  const ellipses = useQuestion(
    'analysis.table',
    { analysisId: analysisId ?? 1, key: ellipsesKey },
    { when: ellipsesOffered && as === 'ellipses' },
  )
  const outlines = useMemo(() => {
    if (!analysis.data || analysisId === null) return undefined
    const plain = hotspotOutlines(analysis.data.hotspots)
    return as === 'ellipses' && ellipses.data ? asEllipses(plain, ellipses.data) : plain
  }, [analysis.data, analysisId, as, ellipses.data])
  return { outlines, ellipsesOffered }
}

/** Ellipses stand in the order of the hotspots; one without keeps its outline. */
function asEllipses(outlines: NumberedOutline[], table: FigureTable): NumberedOutline[] {
  const column = (key: string) => {
    const found = table.columns.find(one => one.key === key)
    return found?.kind === 'number' ? found.values : new Float64Array()
  }
  const [eastings, northings] = [column('easting'), column('northing')]
  const [majors, minors, bearings] = [column('majorMetres'), column('minorMetres'), column('bearingDegrees')]
  return outlines.map((outline, at) => {
    const figures = [eastings, northings, majors, minors, bearings].map(values => values[at] ?? Number.NaN)
    if (!figures.every(Number.isFinite)) return outline
    const [easting, northing, major, minor, bearing] = figures as [number, number, number, number, number]
    return { ...outline, polygons: ellipseRing([easting, northing], major, minor, bearing) }
  })
}

const active = ['raised', 'adopted', 'monitored'] as const

/** The outlines of problem profiles under way, with their titles; null where the person may not read them. */
export function useProfileOutlines(wanted: boolean): { count: number | null; outlines: AreaOutline[] } {
  const may = useMay('profiles.read')
  const client = useDesk()
  const list = useQuestion('profiles.list', undefined, { when: may })
  const shown = useMemo(
    () => (list.data ?? []).filter(({ status }) => active.some(one => one === status)),
    [list.data],
  )
  const profiles = useQueries({
    queries: (wanted && may ? shown : []).map(({ id }) => ({
      queryKey: ['profiles', 'get', { profileId: id }],
      queryFn: () => client.profiles.get({ profileId: id }),
    })),
    combine: answers => answers.flatMap(({ data }) => (data ? [data] : [])),
  })
  const outlines = useMemo(
    () =>
      profiles.map(({ id, number, title, polygons }) => ({
        id,
        name: title.startsWith(number) ? title : `${number} ${title}`,
        polygons,
        chosen: false,
      })),
    [profiles],
  )
  return { count: may ? shown.length : null, outlines: wanted ? outlines : [] }
}

/** The areas of the priorities under way, with their titles; null where the person may not read them. */
export function usePriorityOutlines(wanted: boolean): { count: number | null; outlines: AreaOutline[] } {
  const may = useMay('briefings.read')
  const active = useQuestion('briefings.priorityOutlines', undefined, { when: may })
  const outlines = useMemo(
    () =>
      (active.data ?? []).map(({ id, number, title, polygons }) => ({
        id,
        polygons,
        chosen: false,
        name: `${number} ${title}`,
      })),
    [active.data],
  )
  return { count: may ? outlines.length : null, outlines: wanted ? outlines : noOutlines }
}

const noOutlines: AreaOutline[] = []
