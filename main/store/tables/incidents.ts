import type { Generated } from 'kysely'

export type IncidentsTables = {
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
  /**
   * How an incident was answered, of those whose source tells it: what service levels are measured by. Goes with its
   * incident, also with each version of one.
   */
  incident_response: {
    incident_id: number
    answered_seconds: number | null
    /** UTC epoch minutes; of a day alone its first. */
    visited_minute: number | null
    resolved_minute: number | null
    /** Bits of `responseFlags`. */
    flags: number
  }
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
  saved_filter: {
    id: Generated<number>
    name: string
    filter_json: string
    made_at: string
    made_by: string
    version: Generated<number>
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
}
