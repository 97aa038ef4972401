import type { Generated } from 'kysely'

export type PacksTables = {
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
