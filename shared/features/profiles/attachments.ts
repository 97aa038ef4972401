import { z } from 'zod'
import { instant, rowId } from '../../rpc/wire.ts'

/** What may be kept with a profile, by what its first bytes say it is. */
export const attachmentTypes = ['png', 'jpeg', 'pdf', 'csv', 'text', 'xlsx', 'docx', 'svg'] as const
export type AttachmentType = (typeof attachmentTypes)[number]

/** Endings of the files that may be chosen. */
export const attachmentEndings = ['png', 'jpg', 'jpeg', 'pdf', 'csv', 'txt', 'xlsx', 'docx', 'svg']

export const attachmentMarkings = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const
export type AttachmentMarking = (typeof attachmentMarkings)[number]

export const largestAttachmentBytes = 10 * 2 ** 20
export const mostAttachments = 100

/** Media types; a drawing that could carry scripts is kept and handed out, never shown. */
export const mediaTypes: Record<AttachmentType, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
  csv: 'text/csv',
  text: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  svg: 'image/svg+xml',
}

/** True for what may stand in the text as a picture. */
export function isPicture(type: AttachmentType): boolean {
  return type === 'png' || type === 'jpeg'
}

export const provenanceSchema = z.object({
  /** What it shows. */
  caption: z.string().trim().max(500),
  /** Where it comes from: an agency, a visit, a system. */
  origin: z.string().trim().min(1, 'Say where it comes from.').max(500),
  marking: z.enum(attachmentMarkings),
})
export type Provenance = z.infer<typeof provenanceSchema>

export const attachmentSchema = provenanceSchema.extend({
  id: rowId,
  fileName: z.string(),
  type: z.enum(attachmentTypes),
  bytes: z.int(),
  sha256: z.string(),
  addedAt: instant,
  addedBy: z.string(),
  version: z.int(),
})
export type Attachment = z.infer<typeof attachmentSchema>
