import type { Generated } from 'kysely'
import type { BriefingStatus } from '#shared/features/briefings/briefing-rules.ts'
import type {
  PriorityEventKind,
  PriorityStatus,
  VoiceKind,
} from '#shared/features/briefings/priority-rules.ts'
import type { EvidenceKind, LibraryResult } from '#shared/features/library/rules.ts'

export type BriefingsTables = {
  priority: {
    id: Generated<number>
    number: string
    area_id: number
    /** The name of the area when it was adopted. */
    area_label: string
    title: string
    rationale: string
    agency_id: number
    /** The office that answers for it, not a person. */
    owner: string
    /** How a call-taker or a resident reaches the owner. */
    contact: string
    adopted_on: string
    review_on: string
    status: PriorityStatus
    closed_on: string | null
    outcome: string
    /** What is counted within the area; the area itself is not in it. */
    filter_json: string
    profile_id: number | null
    version: Generated<number>
  }
  priority_voice: {
    id: Generated<number>
    priority_id: number
    kind: VoiceKind
    /** A group, a meeting or an office; never a private person. */
    raised_by: string
    raised_on: string
    what: string
    /** Empty, without a day, while it is outstanding. */
    said_back: string
    how: string
    said_on: string | null
    version: Generated<number>
  }
  priority_event: {
    id: Generated<number>
    priority_id: number
    at: string
    by_login: string
    kind: PriorityEventKind
    note: string
  }
  briefing: {
    id: Generated<number>
    /** Counted from 1: the version that stands on the paper. */
    issue: number
    status: BriefingStatus
    drafted_at: string
    drafted_by: string
    opening: string
    not_say: string
    expires_on: string
    approved_at: string | null
    approved_by: string | null
    /** Why it was approved although something in it looked like personal data. */
    approved_despite: string
    superseded_at: string | null
    version: Generated<number>
  }
  briefing_line: {
    id: Generated<number>
    briefing_id: number
    position: number
    place: string
    what: string
    ask: string
    owner: string
    contact: string
    profile_id: number | null
    priority_id: number | null
    version: Generated<number>
  }
  /** Entries of the library that are not profiles. */
  intervention: {
    id: Generated<number>
    number: string
    title: string
    problem_type: string
    place_type: string
    problem: string
    response: string
    response_types_json: string
    partners_json: string
    result: LibraryResult
    evidence_kind: EvidenceKind
    evidence: string
    source: string
    entered_at: string
    entered_by: string
    version: Generated<number>
  }
}
