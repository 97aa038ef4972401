import type { Generated } from 'kysely'

export type PacksTables = {
  /** The register of disclosures: everything that was handed out. */
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
    form: Generated<string>
    audience_json: Generated<string>
    withheld: Generated<number>
    freeze_id: number | null
    template_version: number | null
  }
  /** How the bureau has packs of a kind look; kinds without a row are as shipped. */
  pack_template: {
    id: Generated<number>
    kind: string
    template_json: string
    version: Generated<number>
  }
}
