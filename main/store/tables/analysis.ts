import type { Generated } from 'kysely'
import type { NewsKind, NewsStatus } from '#shared/features/analysis/rules.ts'

export type AnalysisTables = {
  /** One look for what is new, after data arrived. */
  news_scan: {
    id: Generated<number>
    made_at: string
    freeze_id: number
    /** The last day it looked at; null where there was nothing to look at. */
    last_day: string | null
    /** How many things were tested; the false discovery rate is over all of them. */
    tested: number
    statement: string
    warnings_json: string
    settings_json: string
  }
  news_item: {
    id: Generated<number>
    news_scan_id: number
    kind: NewsKind
    title: string
    sentence: string
    count: number
    expected: number | null
    p: number | null
    q: number | null
    polygons_json: string
    /** Leads to its incidents. */
    incident_ids: Uint8Array
    status: NewsStatus
    /** Why it was set aside. */
    reason: string
    decided_at: string | null
    decided_by: string | null
    version: Generated<number>
  }
  /** Put before the group: the next tactical assessment takes it up. */
  flagged_item: {
    id: Generated<number>
    title: string
    note: string
    filter_json: string
    hotspot_id: number | null
    news_item_id: number | null
    flagged_at: string
    flagged_by: string
    withdrawn_at: string | null
    /** The item of a tactical assessment it was flagged from. */
    assessment_item_id: number | null
    /** What the group made of it; empty until it has dealt with it. */
    outcome: Generated<string>
    dealt_with_on: string | null
    /** The meeting that dealt with it. */
    meeting_id: number | null
    version: Generated<number>
  }
  /** Positions of vehicles or persons: columns of unit number, second, easting and northing. No unit is named. */
  presence_file: {
    id: Generated<number>
    file_name: string
    sha256: string
    loaded_at: string
    by_login: string
    positions: number
    units: number
    left_out: number
    first_second: number
    last_second: number
    columns: Uint8Array
  }
  analysis: {
    id: Generated<number>
    parameters_json: string
    filter_json: string
    seed: number
    freeze_id: number
    incidents: number
    unplaced: number
    software_version: string
    made_at: string
    made_by: string
    statement: string
    warnings_json: string
    choices_json: Generated<string>
    /** Heads of the tables, and the tables themselves: deflated MessagePack, `result-bytes.files.ts`. */
    heads_json: Generated<string>
    tables: Uint8Array | null
    result_sha256: string | null
  }
  hotspot: {
    id: Generated<number>
    analysis_id: number
    rank: number
    label: string
    count: number
    expected_json: string
    z_json: string
    q_json: string
    area_hectares: number
    centre_easting: number
    centre_northing: number
    polygons_json: string
    /** Identifiers of its incidents, unsigned 32-bit little endian. */
    incident_ids: Uint8Array
  }
}
