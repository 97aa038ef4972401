import type { Generated } from 'kysely'
import type {
  BoardEventKind,
  BoardItemKind,
  BoardItemState,
} from '#shared/features/performance/board-item-rules.ts'
import type { BoardMeetingState } from '#shared/features/performance/board-rules.ts'

export type BoardTables = {
  /** The APEL board: when it meets, who leads it, how many days before its pack is drafted. */
  board: {
    id: Generated<number>
    name: string
    every_weeks: number
    /** Its first day: every date of the series is so many weeks after it. */
    first_on: string
    starts_at: string
    place: string
    chair: string
    vice_chair: string
    draft_days: number
    version: Generated<number>
  }
  board_member: { id: Generated<number>; board_id: number; agency_id: number; person: string }
  board_meeting: {
    id: Generated<number>
    number: string
    board_id: number
    held_on: string
    state: BoardMeetingState
    /** The data its draft was counted from; null until it is drafted. */
    freeze_id: number | null
    /** The one before it that was drafted, of which it says what changed. */
    previous_id: number | null
    drafted_at: string | null
    drafted_by: string | null
    /** Everything that was counted and read for it, kept. */
    draft_json: string | null
    /** Over what was counted from the incidents: made again from the same freeze, it is the same. */
    draft_sha256: string | null
    /** The month whose channel shift it tells; the last whole one where it is null. */
    shift_month: string | null
    /** What the analyst says first, what the board is asked to decide (one a line), of concern, and what worked. */
    summary: string
    decide: string
    concerns: string
    practice: string
    held_at: string | null
    held_by: string | null
    version: Generated<number>
  }
  board_item: {
    id: Generated<number>
    number: string
    board_meeting_id: number
    kind: BoardItemKind
    what: string
    asked_by: string
    asked_agency_id: number | null
    owner_agency_id: number | null
    owner: string
    due_on: string | null
    state: BoardItemState
    /** What came of it, or why it was dropped. */
    answer: string
    ended_on: string | null
    version: Generated<number>
  }
  board_event: {
    id: Generated<number>
    board_item_id: number
    at: string
    by_login: string
    kind: BoardEventKind
    note: string
    /** Only what changed, before and after, by the names of the rules. */
    from_json: string
    to_json: string
  }
}
