import type { Audience } from '#shared/features/packs/audience.ts'
import type { PackDocument } from './model/document.ts'

/** What a reader is asked for: one pack of its kind, for one audience. */
export type PackAsked = {
  id: number
  audience: Audience
  /** As it stands on every page. */
  audienceWords: string
  /** Today in London, `YYYY-MM-DD`. */
  madeOn: string
  /** Sources whose data may reach the audience; null for all. */
  sourceIds: readonly number[] | null
  /** Those that may not: told in the pack's sources with the reason. */
  leftOut: readonly { sourceId: number; name: string; agencyName: string; reason: string }[]
}

/** A pack in one of its forms. */
export type PackFormMaker = (document: PackDocument) => Promise<Uint8Array>
