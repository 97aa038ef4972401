import type { Assessment, AssessmentItem, AssessmentSummary } from '#shared/features/tasking/assessment.ts'
import {
  type AssessmentSection,
  type AssessmentStatus,
  assessmentSections,
  type ItemKind,
  type ItemOrigin,
} from '#shared/features/tasking/assessment-rules.ts'

type SummaryRow = {
  id: number
  number: string
  title: string
  from_day: string
  to_day: string
  status: AssessmentStatus
  made_at: string
  made_by: string
  items: number
  flagged: number
  version: number
}

export function asSummary(row: SummaryRow): AssessmentSummary {
  const { id, number, title, from_day, to_day, status, made_at, made_by, items, flagged, version } = row
  return {
    id,
    number,
    title,
    status,
    items,
    flagged,
    version,
    from: from_day,
    to: to_day,
    madeAt: made_at,
    madeBy: made_by,
  }
}

type ItemRow = {
  id: number
  section: AssessmentSection
  origin: ItemOrigin
  kind: ItemKind
  title: string
  text: string
  drafted_text: string
  figures_json: string
  filter_json: string | null
  analysis_id: number | null
  hotspot_id: number | null
  profile_id: number | null
  pseudonym: string | null
  flagged_item_id: number | null
  removed_at: string | null
  removed_by: string | null
  removed_reason: string
  version: number
}

/** @param mayReadPeople a pseudonym is sent to nobody else. */
export function asItem(row: ItemRow, mayReadPeople: boolean): AssessmentItem {
  return {
    id: row.id,
    section: row.section,
    origin: row.origin,
    kind: row.kind,
    version: row.version,
    title: row.title,
    text: row.text,
    draftedText: row.drafted_text,
    figures: JSON.parse(row.figures_json),
    filter: row.filter_json === null ? null : JSON.parse(row.filter_json),
    analysisId: row.analysis_id,
    hotspotId: row.hotspot_id,
    profileId: row.profile_id,
    pseudonym: mayReadPeople ? row.pseudonym : null,
    flaggedItemId: row.flagged_item_id,
    removed:
      row.removed_at === null
        ? null
        : { at: row.removed_at, by: row.removed_by ?? '', reason: row.removed_reason },
  }
}

/** Section by section in the order in which they are read, and in each as the analyst ordered them. */
export function inOrder(items: readonly AssessmentItem[]): AssessmentItem[] {
  const place = ({ section, removed }: AssessmentItem) =>
    (removed ? assessmentSections.length : 0) + assessmentSections.indexOf(section)
  return [...items].sort((a, b) => place(a) - place(b))
}

/** What a finalised assessment is hashed over: everything it says, and nothing that goes on after it. */
export function saidBy({
  number,
  title,
  from,
  to,
  summary,
  figuresSha256,
  sections,
  list,
  previous,
}: Assessment) {
  return {
    number,
    title,
    from,
    to,
    summary,
    figuresSha256,
    sections,
    previous,
    items: list
      .filter(({ removed }) => removed === null)
      .map(({ section, title, text, figures, filter }) => ({ section, title, text, figures, filter })),
  }
}
