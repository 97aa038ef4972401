import { later } from '../ui/later.tsx'

/** The panels beside the map that are not open at first: their tables and charts are larger than all of the map. */
export const ComparePanel = later(async () => {
  return (await import('../features/analysis/compare/compare-panel.tsx')).ComparePanel
})
export const ThemesPanel = later(async () => {
  return (await import('../features/analysis/themes/themes-panel.tsx')).ThemesPanel
})
export const PatrolPanel = later(async () => {
  return (await import('../features/analysis/patrol/patrol-panel.tsx')).PatrolPanel
})
export const SavedAnalyses = later(async () => {
  return (await import('../features/analysis/saved-analyses.tsx')).SavedAnalyses
})
export const IncidentTable = later(async () => {
  return (await import('../features/incidents/incident-table.tsx')).IncidentTable
})
export const WhenPanel = later(async () => (await import('../features/incidents/when-panel.tsx')).WhenPanel)
