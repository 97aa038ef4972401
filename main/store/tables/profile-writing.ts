import type { Generated } from 'kysely'
import type { AttachmentMarking, AttachmentType } from '#shared/features/profiles/attachments.ts'
import type { ListKey } from '#shared/features/profiles/lists.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'

export type ProfileWritingTables = {
  profile_section: {
    id: Generated<number>
    profile_id: number
    key: SectionKey
    doc_json: string
    version: Generated<number>
    saved_at: string
    saved_by: string
  }
  /** A line of one of the lists of a profile's document. */
  profile_entry: {
    id: Generated<number>
    profile_id: number
    list: ListKey
    position: number
    entry_json: string
    version: Generated<number>
    saved_at: string
    saved_by: string
  }
  profile_attachment: {
    id: Generated<number>
    profile_id: number
    file_name: string
    type: AttachmentType
    bytes: number
    sha256: string
    caption: string
    origin: string
    marking: AttachmentMarking
    added_at: string
    added_by: string
    content: Uint8Array
    version: Generated<number>
  }
}
