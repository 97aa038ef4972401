import type { Generated } from 'kysely'
import type { Role } from '#shared/features/access/rules.ts'

export type SettingsTables = {
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
}
