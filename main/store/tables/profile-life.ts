import type { Generated } from 'kysely'
import type { NominationStatus, Origin, Result } from '#shared/features/profiles/life-rules.ts'

/** Columns of a profile that tell where it came from, how it ended and what it is measured against. */
export type LifeColumns = {
  origin: Generated<Origin>
  nomination_id: Generated<number | null>
  problem_type: Generated<string>
  place_type: Generated<string>
  closed_on: Generated<string | null>
  result: Generated<Result | null>
  outcome: Generated<string>
  lessons: Generated<string>
  buffer_metres: Generated<number | null>
  /** The ground it is compared with: `Comparison`. */
  comparison_json: Generated<string | null>
  /** The evaluation as it stood when the profile was closed. */
  evaluation_json: Generated<string | null>
  monitoring_json: Generated<string | null>
}

export type LifeTables = {
  /** A problem that a partner, or the bureau for one, brings before it. */
  nomination: {
    id: Generated<number>
    number: string
    agency_id: number
    title: string
    what: string
    easting: number
    northing: number
    radius_metres: number
    from_day: string
    to_day: string | null
    harm: string
    tried: string
    wanted: string
    status: NominationStatus
    reason: string
    profile_id: number | null
    made_at: string
    made_by: string
    decided_at: string | null
    decided_by: string | null
    /** Of the form it was read from, so that none is entered twice. */
    file_sha256: string | null
    version: Generated<number>
  }
  /** Who works on a profile, and who did. */
  profile_person: {
    id: Generated<number>
    profile_id: number
    person_id: number
    person_name: string
    assigned_at: string
    assigned_by: string
    ended_at: string | null
  }
  /** When each person last looked at each profile: one row for both. */
  profile_look: { id: Generated<number>; profile_id: number; login: string; looked_at: string }
  /** What a person has looked into and found in order, for the quality check list. */
  profile_check: {
    id: Generated<number>
    profile_id: number
    key: string
    note: string
    ticked_at: string
    ticked_by: string
  }
}
