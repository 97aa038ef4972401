type Kept = { id: number; at: string }

/**
 * Everything that is kept of a problem profile, or of what might become one. Days and instants as they are kept;
 * `at` is when a row came to be.
 */
export type TraceRows = {
  profile: (Kept & { number: string; title: string; nominationId: number | null }) | null
  imports: (Kept & { fileName: string; calls: number })[]
  calls: { count: number; first: string; last: string } | null
  analyses: (Kept & { statement: string; freezeId: number })[]
  freezes: (Kept & { incidents: number; reason: string })[]
  hotspots: (Kept & { label: string; count: number; analysisId: number })[]
  news: (Kept & { title: string; count: number })[]
  nominations: (Kept & { number: string; title: string })[]
  assessmentItems: (Kept & {
    assessmentId: number
    assessment: string
    title: string
    hotspotId: number | null
    newsItemId: number | null
  })[]
  flags: (Kept & {
    title: string
    by: string
    assessmentItemId: number | null
    hotspotId: number | null
    newsItemId: number | null
    outcome: string
    dealtWithOn: string | null
    withdrawnAt: string | null
    meetingId: number | null
  })[]
  history: (Kept & { by: string; to: string; note: string })[]
  agenda: (Kept & {
    meetingId: number
    title: string
    flaggedItemId: number | null
    actionId: number | null
    isHeld: boolean
  })[]
  decisions: (Kept & { agendaItemId: number; meetingId: number; words: string; reason: string; by: string })[]
  actions: (Kept & {
    number: string
    what: string
    agency: string
    status: string
    agendaItemId: number | null
    meetingId: number
    closedOn: string | null
    outcome: string
  })[]
  actionEvents: (Kept & { actionId: number; words: string; note: string })[]
  evaluation: { at: string; words: string } | null
  packs: (Kept & { number: string; title: string; kind: string })[]
  briefings: (Kept & { briefingId: number; issue: number; what: string })[]
  priorities: (Kept & { number: string; title: string })[]
}
