import { Alert, SegmentedControl, Skeleton, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { sameFilter } from '../../client/same-filter.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import type { FigureLayer } from '../../map/layers.ts'
import { formatCount } from '../../ui/counts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import styles from './analysis.module.css'
import { Caveats } from './caveats.tsx'
import { FoundHotspots } from './found-hotspots.tsx'
import { Reasons } from './parameters-form.tsx'
import { TableView } from './table-view.tsx'
import { Traceable } from './traceable.tsx'
import { useFigures } from './use-figures.ts'

export type AnalysisResultProps = {
  analysisId: number
  filter: Filter
  hotspotId: number | null
  /** The table that is looked at; the hotspots without one. */
  tableKey: string | null
  onTable: (key: string | null) => void
  onFigures: (figures: FigureLayer | null) => void
  /** Shows the incidents of a filter. */
  onLead: (filter: Filter) => void
  onAnalysis: (analysisId: number) => void
  onChoose: (hotspotId: number) => void
  onShowIncidents: (hotspotId: number) => void
  onProfile: (profileId: number) => void
  /** The way from a hotspot to what came of it. */
  trace: (hotspotId: number) => ReactNode
}

/** What an analysis found: in words, what to beware of, what was chosen, and then its hotspots and tables. */
export function AnalysisResult({ analysisId, filter, tableKey, ...actions }: AnalysisResultProps) {
  const analysis = useQuestion('analysis.get', { analysisId })
  const { onFigures, onLead } = actions
  useFigures({ analysis: analysis.data, tableKey, onFigures, onLead })
  if (analysis.isError) return <ErrorNote {...inWords(analysis.error)} />
  if (!analysis.data) return <Skeleton h={200} />
  const { parameters, statement, warnings, choices, hotspots, tables } = analysis.data
  const views = [
    ...(hotspots.length > 0 || tables.length === 0
      ? [{ value: hotspotsView, label: `Hotspots (${formatCount(hotspots.length)})` }]
      : []),
    ...tables.map(({ key, title, rows }) => ({ value: key, label: `${title} (${formatCount(rows)})` })),
  ]
  const view = views.find(({ value }) => value === tableKey)?.value ?? views[0]!.value
  return (
    <section className={styles.result} aria-label="Result of the analysis">
      <div className={styles.statement}>
        {!sameFilter(withoutHotspot(analysis.data.filter), withoutHotspot(filter)) && (
          <Alert color="yellow" p="xs" mb={6}>
            The filter is another one than this was found with. Run it again to count what it shows now.
          </Alert>
        )}
        <Text>{statement}</Text>
        <Caveats caveats={warnings} />
        {choices.length > 0 && (
          <Disclosure label={`What was chosen for you (${choices.length})`}>
            <Reasons reasons={choices} method={parameters.method} />
          </Disclosure>
        )}
        <Traceable analysis={analysis.data} />
      </div>
      {views.length > 1 && (
        <div className={styles.views}>
          <SegmentedControl
            aria-label="What is shown of the result"
            data={views}
            value={view}
            onChange={value => actions.onTable(value === hotspotsView ? null : value)}
          />
        </div>
      )}
      {view === hotspotsView ? (
        <FoundHotspots {...actions} filter={analysis.data.filter} hotspots={hotspots} />
      ) : (
        <TableView analysis={analysis.data} tableKey={view} onLead={onLead} />
      )}
    </section>
  )
}

/** No table has a name with a space in it. */
const hotspotsView = 'the hotspots'

/** Having gone into a hotspot of the result is still to look at what was found. */
function withoutHotspot({ hotspotId: _within, ...rest }: Filter): Filter {
  return rest
}
