import type { Generated } from 'kysely'
import type {
  LevelClock,
  MeasuredKind,
  TargetUnit,
} from '#shared/features/performance/service-level-rules.ts'

export type ServiceLevelsTables = {
  service_level: {
    id: Generated<number>
    agency_id: number
    name: string
    category_kind: 'all' | 'code' | 'category'
    /** A code `scheme:code`, the identifier of a category, or empty for all. */
    category_value: string
    measured: MeasuredKind
    target_amount: number
    target_unit: TargetUnit
    share_percent: number
    clock: LevelClock
    opens_at: string
    closes_at: string
    valid_from: string
    valid_until: string | null
    owner: string
    note: string
    /** Taken off because it was entered by mistake. */
    retired_at: string | null
    version: Generated<number>
  }
  /** What a service level said from when on, who changed it: rows are never changed. */
  service_level_change: {
    id: Generated<number>
    service_level_id: number
    at: string
    by_login: string
    what: 'entered' | 'changed' | 'removed'
    promise_json: string
  }
}
