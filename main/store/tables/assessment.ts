import type { Generated } from 'kysely'
import type {
  AssessmentSection,
  AssessmentStatus,
  ItemKind,
  ItemOrigin,
} from '#shared/features/tasking/assessment-rules.ts'

export type AssessmentTables = {
  /** The fortnight's picture, drafted from a freeze. */
  assessment: {
    id: Generated<number>
    number: string
    title: string
    from_day: string
    to_day: string
    freeze_id: number
    news_scan_id: number | null
    /** The one before it, of whose items it says what became. */
    previous_id: number | null
    made_at: string
    made_by: string
    software_version: string
    settings_json: string
    /** What the analyst says first. */
    summary: string
    /** Notes, caveats and everything that was tested, by section. */
    sections_json: string
    /** Over every figure that was drafted: made again from the same freeze, it is the same. */
    figures_sha256: string
    status: AssessmentStatus
    finalised_at: string | null
    finalised_by: string | null
    /** What had become of the last one's items when it was finalised; until then it is read anew. */
    became_json: string | null
    /** Over what it said when it was finalised. */
    sha256: string | null
    version: Generated<number>
  }
  assessment_item: {
    id: Generated<number>
    assessment_id: number
    section: AssessmentSection
    origin: ItemOrigin
    kind: ItemKind
    position: number
    title: string
    text: string
    /** As the draft had it; empty for what a person added. */
    drafted_text: string
    figures_json: string
    filter_json: string | null
    analysis_id: number | null
    hotspot_id: number | null
    news_item_id: number | null
    profile_id: number | null
    priority_id: number | null
    /** Keyed pseudonym of the person it is about: sent only to who may read of people. */
    pseudonym: string | null
    removed_at: string | null
    removed_by: string | null
    removed_reason: string
    version: Generated<number>
  }
}
