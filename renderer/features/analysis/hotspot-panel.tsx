import { IconFlame } from '@tabler/icons-react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMay } from '../../client/use-bureau.ts'
import type { FigureLayer } from '../../map/layers.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './analysis.module.css'
import { AnalysisResult } from './analysis-result.tsx'
import { RunPanel } from './run-panel.tsx'

type HotspotPanelProps = {
  filter: Filter
  analysisId: number | null
  hotspotId: number | null
  onAnalysis: (analysisId: number) => void
  onChoose: (hotspotId: number) => void
  onShowIncidents: (hotspotId: number) => void
  onProfile: (profileId: number) => void
  /** Hands up what a table of figures wants drawn on the map. */
  onFigures: (figures: FigureLayer | null) => void
}

export function HotspotPanel({ analysisId, onAnalysis, ...rest }: HotspotPanelProps) {
  const mayRun = useMay('analysis.run')
  return (
    <div className={styles.panel}>
      {mayRun && (
        <div className={styles.run}>
          <RunPanel
            filter={rest.filter}
            analysisId={analysisId}
            onFound={analysis => onAnalysis(analysis.id)}
          />
        </div>
      )}
      <div className={styles.rest}>
        {analysisId === null ? (
          <EmptyState
            icon={IconFlame}
            title="No hotspots shown"
            next={
              mayRun
                ? 'Choose a method and press Find, or open a saved analysis.'
                : 'Open a saved analysis; an analyst can run a new one.'
            }
          />
        ) : (
          <AnalysisResult key={analysisId} analysisId={analysisId} {...rest} />
        )}
      </div>
    </div>
  )
}
