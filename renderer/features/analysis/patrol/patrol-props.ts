export type PatrolPanelProps = {
  analysisId: number | null
  hotspotId: number | null
  onChoose: (hotspotId: number) => void
  onShowIncidents: (hotspotId: number) => void
}
