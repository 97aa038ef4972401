import type { Generated } from 'kysely'
import type { RowOutcome } from '#shared/features/imports/rules.ts'

export type ImportsTables = {
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
    /** How far its data may reach: one of `reaches`. */
    reach: Generated<string>
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
  /** Clear references of people, where the agreement lets them be kept: AES-256-GCM, by pseudonym. */
  identity: { id: Generated<number>; source_id: number; pseudonym: string; sealed: Uint8Array }
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
}
