import { Button, Splitter, Tabs } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useMay } from '../client/use-bureau.ts'
import { useQuestion } from '../client/use-desk.ts'
import type { CompareWith } from '../features/analysis/compare/compare-with.ts'
import { HotspotPanel } from '../features/analysis/hotspot-panel.tsx'
import { SelectionBar } from '../features/analysis/selection-bar.tsx'
import { usualThemeSettings } from '../features/analysis/themes/theme-choice.ts'
import { FilterBar } from '../features/incidents/filter-bar.tsx'
import { TraceLink } from '../features/tasking/trace/trace-link.tsx'
import type { FigureLayer } from '../map/layers.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { IncidentMap } from './incident-map.tsx'
import {
  ComparePanel,
  IncidentTable,
  PatrolPanel,
  SavedAnalyses,
  ThemesPanel,
  WhenPanel,
} from './map-panels.ts'
import styles from './map-workspace.module.css'
import { useMapAddress } from './use-map-address.ts'

/** Where and when: the map and its tables side by side, with the same filter and the same selection. */
export default function MapWorkspace() {
  const address = useMapAddress()
  const { filter, analysisId, hotspotId } = address
  const navigate = useNavigate()
  const [figures, setFigures] = useState<FigureLayer | null>(null)
  const [comparedWith, setComparedWith] = useState<CompareWith>({ kind: 'previous' })
  const [themes, setThemes] = useState(usualThemeSettings)
  const [mapReady, setMapReady] = useState(false)
  const onReady = useCallback(() => setMapReady(true), [])
  const mayRun = useMay('analysis.run')
  const mayProfiles = useMay('profiles.read')
  const sets = useQuestion('areas.sets')
  const areaSetId = address.areaSetId ?? sets.data?.[0]?.id ?? null
  const all = useQuestion('incidents.summary', { filter: {} })
  const analysis = useQuestion('analysis.get', { analysisId: analysisId ?? 1 }, { when: analysisId !== null })
  const finding = analysis.data?.hotspots.find(({ id }) => id === filter.hotspotId)
  const tab = mayProfiles ? address.tab : address.tab === 'when' ? 'when' : 'incidents'

  if (all.data?.total === 0) return <NothingImported />
  return (
    <div className={styles.workspace}>
      <h1 className={styles.title}>Map</h1>
      <FilterBar
        filter={filter}
        onChange={address.setFilter}
        areaSetId={areaSetId}
        onAreaSet={address.setAreaSet}
        findingLabel={finding?.label}
      />
      <Splitter className={styles.split!} lineSize={1} withHandle>
        <Splitter.Pane defaultSize={54} min={25}>
          <IncidentMap
            filter={filter}
            areaSetId={areaSetId}
            analysisId={analysisId}
            hotspotId={hotspotId}
            onChoose={address.chooseHotspot}
            figures={figures}
            areaFigureId={address.areaFigureId}
            onAreaFigure={address.setAreaFigure}
            show={address.show}
            onShow={address.setShow}
            onFilter={address.setFilter}
            onKept={address.showArea}
            onReady={onReady}
          />
        </Splitter.Pane>
        <Splitter.Pane defaultSize={46} min={30}>
          <Tabs value={tab} onChange={value => value && address.setTab(value)} className={styles.tabs!}>
            <Tabs.List>
              {mayProfiles && <Tabs.Tab value="hotspots">Analysis</Tabs.Tab>}
              <Tabs.Tab value="incidents">Incidents</Tabs.Tab>
              <Tabs.Tab value="when">When</Tabs.Tab>
              {mayProfiles && <Tabs.Tab value="compare">Compare</Tabs.Tab>}
              {mayProfiles && <Tabs.Tab value="themes">Themes</Tabs.Tab>}
              {mayRun && <Tabs.Tab value="patrol">Patrol</Tabs.Tab>}
              {mayProfiles && <Tabs.Tab value="saved">Saved</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="hotspots" className={styles.panel!}>
              <HotspotPanel
                filter={filter}
                mapReady={mapReady}
                analysisId={analysisId}
                hotspotId={hotspotId}
                tableKey={address.tableKey}
                onTable={address.showTable}
                onFigures={setFigures}
                onLead={address.showIncidentsIn}
                onAnalysis={id => address.showAnalysis(id, filter)}
                onChoose={address.chooseHotspot}
                onShowIncidents={address.showIncidentsOf}
                onProfile={id => void navigate(`/profiles/${id}`)}
                trace={id => <TraceLink kind="hotspot" id={id} />}
              />
            </Tabs.Panel>
            <Tabs.Panel value="incidents" className={styles.incidents!}>
              <SelectionBar filter={filter} onProfile={id => void navigate(`/profiles/${id}`)} />
              <IncidentTable
                filter={filter}
                onChange={address.setFilter}
                areaSetId={areaSetId}
                trace={id => <TraceLink kind="incident" id={id} />}
              />
            </Tabs.Panel>
            <Tabs.Panel value="when" className={styles.panel!}>
              <WhenPanel filter={filter} onChange={address.setFilter} />
            </Tabs.Panel>
            <Tabs.Panel value="compare" className={styles.panel!}>
              <ComparePanel
                filter={filter}
                areaSetId={areaSetId}
                other={comparedWith}
                onOther={setComparedWith}
                onFigures={setFigures}
                onShowIncidents={address.showIncidentsIn}
              />
            </Tabs.Panel>
            <Tabs.Panel value="themes" className={styles.panel!}>
              <ThemesPanel
                filter={filter}
                areaSetId={areaSetId}
                settings={themes}
                onSettings={setThemes}
                onFigures={setFigures}
                onShowIncidents={address.showIncidentsIn}
              />
            </Tabs.Panel>
            <Tabs.Panel value="patrol" className={styles.panel!}>
              <PatrolPanel
                analysisId={analysisId}
                hotspotId={hotspotId}
                onChoose={address.chooseHotspot}
                onShowIncidents={address.showIncidentsOf}
              />
            </Tabs.Panel>
            <Tabs.Panel value="saved" className={styles.panel!}>
              <SavedAnalyses
                analysisId={analysisId}
                onOpen={analysis => address.showAnalysis(analysis.id, analysis.filter)}
              />
            </Tabs.Panel>
          </Tabs>
        </Splitter.Pane>
      </Splitter>
    </div>
  )
}

function NothingImported() {
  const mayImport = useMay('imports.write')
  return (
    <EmptyState
      icon={IconMapOff}
      title="There are no incidents in this bureau yet"
      next={
        mayImport
          ? 'Import a file of a source; its incidents then stand on the map.'
          : 'An analyst imports them.'
      }
    >
      {mayImport && (
        <Button component={Link} to="/imports">
          Go to Imports
        </Button>
      )}
    </EmptyState>
  )
}
