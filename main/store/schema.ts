import type { Generated, Insertable, Selectable } from 'kysely'
import type { Role } from '#shared/features/access/rules.ts'
import type { NewsKind, NewsStatus } from '#shared/features/analysis/rules.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import type { Status } from '#shared/features/profiles/rules.ts'
import type { ActionStatus, DecisionKind } from '#shared/features/tasking/rules.ts'

/**
 * The one picture of the bureau file. Instants are ISO text in UTC, days `YYYY-MM-DD`, times of
 * incidents whole minutes since 1970 in UTC, places metres of EPSG:27700. Columns ending in `_json`
 * hold what a schema in `shared` describes.
 */
export type Database = {
  setting: { key: string; value_json: string }
  person: {
    id: Generated<number>
    login: string
    name: string
    role: Role
    agency_id: number | null
    version: Generated<number>
  }
  audit_record: {
    id: Generated<number>
    at: string
    login: string
    procedure: string
    kind: string
    /** The call's identifiers, never its contents. */
    subject: string
  }
  agency: { id: Generated<number>; key: string; name: string; version: Generated<number> }
  source: {
    id: Generated<number>
    key: string
    name: string
    agency_id: number
    marking: string
    purpose: string
    lawful_basis: string
    retention_months: number | null
    review_on: string | null
    expected_every_days: number | null
    drop_folder: Generated<string>
    keeps_identities: Generated<number>
    version: Generated<number>
  }
  mapping: {
    id: Generated<number>
    source_id: number
    number: number
    /** Hash of the header row: the daily file finds its mapping by it. */
    header_fingerprint: string
    spec_json: string
    made_at: string
  }
  import: {
    id: Generated<number>
    source_id: number
    mapping_id: number
    file_name: string
    sha256: string
    bytes: number
    started_at: string
    finished_at: string | null
    status: 'running' | 'done' | 'undone'
    by_login: string
    read: number
    loaded: number
    rejected: number
    duplicate: number
    changed: number
    unplaced: number
    uncoded: number
    flagged: Generated<number>
    skipped: Generated<number>
    /** First and last minute its incidents begin in, what lies in the future left out: a later extract knows better. */
    earliest_minute: number | null
    latest_minute: number | null
    mends_import_id: number | null
    /** Names of the columns of the file, in its order. */
    header_json: Generated<string>
  }
  /**
   * Which incidents that were already here an import told again: 12 bytes a run of rows, `runs` in tellings.ts.
   * By it an incident outlives the undoing of the import that brought it, and the latest telling counts.
   */
  import_repeat: { id: Generated<number>; import_id: number; runs: Uint8Array }
  /** What a look into a drop folder left for a person to see to; gone once it was seen to. */
  drop_note: {
    id: Generated<number>
    source_id: number
    /** Empty where it is about the folder itself. */
    file_name: string
    outcome: 'failed' | 'waiting' | 'folder'
    what: string
    next: string
    at: string
    by_login: string
  }
  import_issue: {
    id: Generated<number>
    import_id: number
    line: number
    outcome: RowOutcome
    byte: number | null
    column_name: string | null
    raw: string
    reason: string
    mend: Generated<string>
    /** All cells of a rejected row, encrypted, until it is mended. */
    sealed_row: Uint8Array | null
    /** The import that brought the rejected row mended. */
    mended_by: number | null
  }
  /** The source's own words for a category. */
  category: { id: Generated<number>; source_id: number; words: string }
  /**
   * The code of the standard scheme that a category stands for, from a day on. A row is never changed but
   * once, when it is replaced: what was counted under an earlier table can be counted under it again.
   */
  category_code: {
    id: Generated<number>
    category_id: number
    /** Null for "from the beginning". */
    from_day: string | null
    code: string | null
    made_at: string
    made_by: string
    replaced_at: string | null
    replaced_by: string | null
  }
  incident: {
    id: Generated<number>
    import_id: number
    source_id: number
    line: number
    reference: string | null
    from_minute: number
    to_minute: number
    /** Position in `timePrecisions`. */
    time_precision: number
    category_id: number
    channel: string | null
    easting: number | null
    northing: number | null
    /** Position in `placePrecisions`. */
    place_precision: number
    /** Bits of `placeFlags`. */
    place_flags: number
    place: string | null
    outcome: string | null
    /** Keyed pseudonyms. */
    caller: string | null
    phone: string | null
    victim: string | null
    offender: string | null
    area_code: string | null
    /** The first version of an incident that was told otherwise later; null for the first itself. */
    version_of: number | null
    /** The import that told it otherwise: there a later version stands. Null for the one that counts. */
    superseded_by: number | null
    /** 16 bytes: the source's key, or content and how often it came before in its file. */
    fingerprint: Uint8Array
    /** 16 bytes over the content: tells a changed row from a repeated one. */
    content: Uint8Array
    raw_json: string
  }
  /** Clear references of people, where the agreement lets them be kept: AES-256-GCM, by pseudonym. */
  identity: { id: Generated<number>; source_id: number; pseudonym: string; sealed: Uint8Array }
  /**
   * What was decided of two incidents that may be one event; the smaller identifier first. Rows are never
   * changed but by `replaced_at`: what was counted as events can be counted so again.
   */
  incident_link: {
    id: Generated<number>
    incident_id: number
    other_id: number
    score: number
    decision: 'linked' | 'not-the-same' | 'later'
    decided_at: string
    decided_by: string
    version: Generated<number>
    replaced_at: string | null
  }
  /** A postcode file in columns: 7 characters a postcode in ascending order, and as many 32-bit metres. */
  postcode_file: {
    id: Generated<number>
    file_name: string
    loaded_at: string
    postcodes: number
    keys: Uint8Array
    eastings: Uint8Array
    northings: Uint8Array
  }
  area_set: {
    id: Generated<number>
    name: string
    vintage: string
    file_name: string
    loaded_at: string
    /** Its areas were drawn here, one by one. */
    is_drawn: Generated<number>
  }
  area: {
    id: Generated<number>
    area_set_id: number
    code: string
    name: string
    polygons_json: string
  }
  /** A figure known of the areas of a set: residents, deprivation. */
  area_figure: {
    id: Generated<number>
    area_set_id: number
    name: string
    unit: string
    /** Who published it and for when, in words. */
    origin: string
    file_name: string
    loaded_at: string
  }
  area_figure_value: { id: Generated<number>; area_figure_id: number; area_id: number; value: number }
  saved_filter: {
    id: Generated<number>
    name: string
    filter_json: string
    made_at: string
    made_by: string
    version: Generated<number>
  }
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
  /**
   * The incidents in columns, so that many are there at once when a bureau is opened: of use only while the key
   * in its row `about` is that of the incidents. A migration that changes incidents empties it.
   */
  incident_columns: { id: Generated<number>; name: string; bytes: Uint8Array }
  /** The incidents as they stood: everything loaded by these imports up to this incident. */
  freeze: {
    id: Generated<number>
    made_at: string
    reason: string
    last_incident_id: number
    import_ids_json: string
    incidents: number
    /** `hashOfIds` of the incidents; null for a freeze that is older than it. */
    ids_hash: number | null
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
  profile: {
    id: Generated<number>
    number: string
    title: string
    area_label: string
    status: Status
    analysis_id: number
    hotspot_id: number
    filter_json: string
    polygons_json: string
    aim: string
    location: string
    victim: string
    offender: string
    response: string
    baseline_json: string | null
    baseline_freeze_id: number | null
    adopted_on: string | null
    created_at: string
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
  }
  meeting: {
    id: Generated<number>
    title: string
    held_on: string
    chair: string
    status: 'planned' | 'held'
    minutes: string
    version: Generated<number>
  }
  attendance: { meeting_id: number; agency_id: number; attending: number; person: string }
  agenda_item: { id: Generated<number>; meeting_id: number; profile_id: number; position: number }
  decision: {
    id: Generated<number>
    meeting_id: number
    profile_id: number
    kind: DecisionKind
    reason: string
    at: string
    by_login: string
  }
  action: {
    id: Generated<number>
    number: string
    meeting_id: number
    profile_id: number | null
    what: string
    agency_id: number
    owner: string
    due_on: string
    status: ActionStatus
    outcome: string
    closed_on: string | null
    version: Generated<number>
  }
  action_note: { id: Generated<number>; action_id: number; at: string; by_login: string; note: string }
  pack: {
    id: Generated<number>
    number: string
    kind: string
    subject_id: number
    title: string
    marking: string
    audience: string
    made_at: string
    made_by: string
    sha256: string
    bytes: number
  }
}

export type Row<T extends keyof Database> = Selectable<Database[T]>
export type NewRow<T extends keyof Database> = Insertable<Database[T]>
