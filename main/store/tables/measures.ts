import type { Generated } from 'kysely'
import type {
  Direction,
  EntryKind,
  MeasureBasis,
  MeasureEventKind,
} from '#shared/features/performance/measure-rules.ts'
import type { SurveyKind } from '#shared/features/performance/survey-rules.ts'

export type MeasuresTables = {
  measure: {
    id: Generated<number>
    number: string
    name: string
    basis: MeasureBasis
    unit: string
    direction: Direction
    decimals: number
    target: number | null
    agency_id: number
    /** The office that answers for it, not a person. */
    owner: string
    definition: string
    /** Where its figures come from, in words. */
    source: string
    /** What is counted and among whom; null for one whose figures are entered. */
    computed_json: string | null
    closed_on: string | null
    closed_because: string
    version: Generated<number>
  }
  /** Every figure that was ever entered; the one that holds has no `replaced_at`. */
  measure_figure: {
    id: Generated<number>
    measure_id: number
    /** A most similar force; empty for the bureau's own. */
    force: string
    month: string
    /** Null where a figure was taken back. */
    value: number | null
    /** What the figure is among: residents of a rate, answers or cases of a percentage. */
    base: number | null
    how: EntryKind
    file_name: string
    at: string
    by_login: string
    replaced_at: string | null
  }
  measure_rebase: {
    id: Generated<number>
    measure_id: number
    /** The first month of the new stretch. */
    month: string
    reason: string
    at: string
    by_login: string
  }
  measure_event: {
    id: Generated<number>
    measure_id: number
    at: string
    by_login: string
    kind: MeasureEventKind
    note: string
  }
  survey: {
    id: Generated<number>
    key: string
    name: string
    kind: SurveyKind
    area_set_id: number | null
    /** Who was asked and how, and what was not weighted. */
    method: string
    version: Generated<number>
  }
  survey_question: {
    id: Generated<number>
    survey_id: number
    position: number
    wording: string
    /** Which answers are counted: “very or fairly safe”. */
    counted: string
    direction: Direction
    version: Generated<number>
  }
  survey_wave: {
    id: Generated<number>
    survey_id: number
    name: string
    from_day: string
    to_day: string
    note: string
    version: Generated<number>
  }
  /** Counts only, never a respondent. Every one that was ever entered; the one that holds has no `replaced_at`. */
  survey_answer: {
    id: Generated<number>
    wave_id: number
    question_id: number
    /** Empty for the whole. */
    area_code: string
    /** The name of the area when it was entered. */
    area_name: string
    /** Null where they were taken back. */
    yes: number | null
    asked: number | null
    how: EntryKind
    file_name: string
    at: string
    by_login: string
    replaced_at: string | null
  }
}
