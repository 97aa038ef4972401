import type { Generated } from 'kysely'
import type { AttachmentMarking } from '#shared/features/profiles/attachments.ts'
import type { Status } from '#shared/features/profiles/rules.ts'
import type { LifeColumns, LifeTables } from './profile-life.ts'

export type ProfilesTables = LifeTables & {
  profile: LifeColumns & {
    id: Generated<number>
    number: string
    title: string
    area_label: string
    status: Status
    analysis_id: number
    hotspot_id: number
    filter_json: string
    polygons_json: string
    baseline_json: string | null
    baseline_freeze_id: number | null
    adopted_on: string | null
    created_at: string
    marking: AttachmentMarking | null
    review_on: string | null
    version: Generated<number>
  }
  profile_history: {
    id: Generated<number>
    profile_id: number
    at: string
    by_login: string
    from_status: Status | null
    to_status: Status
    note: string
    /** What was still missing when the manager went on, as it was called then. */
    overridden_json: Generated<string>
  }
}
