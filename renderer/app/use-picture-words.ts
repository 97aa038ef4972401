import { useMemo } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Output } from '../client/names.ts'
import { useBureau } from '../client/use-bureau.ts'
import { useQuestion } from '../client/use-desk.ts'
import { methodWords, parametersInWords } from '../features/analysis/method-words.ts'
import { useTokens } from '../features/incidents/filter-tokens.tsx'
import { countOf, formatCount } from '../ui/counts.ts'
import { formatAsTold, formatDay } from '../ui/dates.ts'

export type PictureWords = {
  ready: boolean
  title: string
  marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE'
  selection: string
  notes: string[]
  origin: string
  warning: string
}

type Shown = { filter: Filter; areaSetId: number | null; analysisId: number | null }

/** What must stand on a picture of the map: what is counted, found by which analysis, from which sources and how fresh. */
export function usePictureWords(
  { filter, areaSetId, analysisId }: Shown,
  figures: string | null,
): PictureWords {
  const bureau = useBureau()
  const tokens = useTokens(filter, areaSetId)
  const summary = useQuestion('incidents.summary', { filter })
  const sources = useQuestion('imports.sources')
  const freshness = useQuestion('imports.freshness')
  const analysis = useQuestion('analysis.get', { analysisId: analysisId ?? 1 }, { when: analysisId !== null })
  const shown = analysisId === null ? undefined : analysis.data
  const labels = tokens.map(({ label }) => label).join(' · ')
  return useMemo(() => {
    const counted = summary.data?.sources ?? []
    const ids = new Set(counted.filter(({ count }) => count > 0).map(({ id }) => id))
    const among = (sources.data ?? []).filter(({ id }) => ids.has(id))
    const told = (freshness.data ?? []).filter(({ sourceId }) => ids.has(sourceId))
    const { total = 0, unplaced = 0, cutByPeriod = 0 } = summary.data ?? {}
    const isSensitive = among.length === 0 || among.some(({ marking }) => marking === 'OFFICIAL-SENSITIVE')
    return {
      ready: Boolean(summary.data && sources.data && freshness.data && (analysisId === null || shown)),
      title: titleOf(shown && methodWords[shown.parameters.method].name, figures, labels),
      marking: isSensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
      selection: `${countOf(total, filter.count === 'events' ? 'event' : 'incident')}${labels ? ` · ${labels}` : ''}`,
      notes: [
        ...(shown ? [analysisInWords(shown)] : []),
        `Sources: ${told
          .map(({ sourceId, sourceName, lastIncident, late }) => {
            const count = counted.find(({ id }) => id === sourceId)?.count ?? 0
            const upTo = lastIncident ? `up to ${formatAsTold(lastIncident)}` : 'no dated incident'
            return `${sourceName} (${formatCount(count)}, ${upTo}${late ? ', late' : ''})`
          })
          .join('; ')}.`,
        unplaced > 0
          ? `${countOf(unplaced, 'incident')} could not be placed and ${unplaced === 1 ? 'is' : 'are'} not on the map.`
          : 'Every incident could be placed.',
        ...(cutByPeriod > 0
          ? [`${countOf(cutByPeriod, 'incident')} known by month only fall in months that the period cuts.`]
          : []),
      ],
      origin: `${bureau.name} · made on ${formatDay(bureau.today)} by ${bureau.person.name} · national grid by OSGB36 seven-parameter shift (within 5 m)`,
      warning: bureau.demonstration ? 'Invented data: demonstration only' : '',
    }
  }, [summary.data, sources.data, freshness.data, shown, analysisId, labels, figures, filter.count, bureau])
}

function titleOf(method: string | undefined, figures: string | null, labels: string): string {
  const what = [method, figures].filter(Boolean).join(', ') || 'Incidents'
  return (labels ? `${what}: ${labels}` : what).slice(0, 120)
}

/** By this the picture leads back to its analysis. */
function analysisInWords({
  id,
  parameters,
  incidents,
  softwareVersion,
  resultSha256,
}: Output<'analysis.get'>) {
  const how = parametersInWords(parameters)
  return `Analysis ${id}: ${methodWords[parameters.method].name}${how ? `, ${how}` : ''}; ${countOf(incidents, 'incident')}, version ${softwareVersion}${resultSha256 ? `, result ${resultSha256.slice(0, 8)}` : ''}.`
}
