import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { fileReference, instant, rowId } from '../../rpc/wire.ts'
import { attachmentSchema, mediaTypes, provenanceSchema } from './attachments.ts'
import { documentSchema } from './document.ts'
import { entrySchema, keptEntrySchema, listKeys } from './lists.ts'
import { docSchema } from './rich-text.ts'
import { sectionKeys } from './sections.ts'

const saved = z.object({ version: z.int(), savedAt: instant })
const ofProfile = { profileId: rowId }
const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array)

/** What is written of a profile, and what is kept with it. */
export const writing = {
  document: procedure({
    input: z.object(ofProfile),
    output: documentSchema,
    needs: 'profiles.read',
    records: 'consultation',
  }),
  /** Saves the text of one section. A stale `version` is a conflict that carries both sides. */
  saveSection: procedure({
    input: z.object({ ...ofProfile, key: z.enum(sectionKeys), version: z.int().min(0), doc: docSchema }),
    output: saved,
    needs: 'profiles.write',
    records: 'alteration',
  }),
  /** Adds a line to the end of a list, or saves one that is there. */
  saveEntry: procedure({
    input: z.object({
      ...ofProfile,
      entry: entrySchema,
      kept: z.object({ id: rowId, version: z.int() }).optional(),
    }),
    output: keptEntrySchema,
    needs: 'profiles.write',
    records: 'alteration',
  }),
  removeEntry: procedure({
    input: z.object({ ...ofProfile, entryId: rowId, version: z.int() }),
    output: z.void(),
    needs: 'profiles.write',
    records: 'erasure',
  }),
  /** Puts the lines of a list into this order: exactly those that it has. */
  orderEntries: procedure({
    input: z.object({ ...ofProfile, list: z.enum(listKeys), entryIds: z.array(rowId).max(500) }),
    output: z.void(),
    needs: 'profiles.write',
    records: 'alteration',
  }),
  addAttachment: procedure({
    input: provenanceSchema.extend({ ...ofProfile, file: fileReference }),
    output: attachmentSchema,
    needs: 'profiles.write',
    records: 'collection',
  }),
  saveAttachment: procedure({
    input: provenanceSchema.extend({ attachmentId: rowId, version: z.int() }),
    output: attachmentSchema,
    needs: 'profiles.write',
    records: 'alteration',
  }),
  /** Takes a file out of the bureau for good; texts that show it say that it is gone. */
  removeAttachment: procedure({
    input: z.object({ attachmentId: rowId, version: z.int() }),
    output: z.void(),
    needs: 'profiles.write',
    records: 'erasure',
  }),
  /** A picture to be shown in the text. */
  picture: procedure({
    input: z.object({ attachmentId: rowId }),
    output: z.object({ mediaType: z.enum([mediaTypes.png, mediaTypes.jpeg]), bytes }),
    needs: 'profiles.read',
    records: { none: 'part of the document, which was recorded when it was read' },
  }),
  /** Puts an attachment ready to be saved outside of the bureau. */
  releaseAttachment: procedure({
    input: z.object({ attachmentId: rowId }),
    output: z.object({ file: z.string(), fileName: z.string() }),
    needs: 'profiles.read',
    records: 'disclosure',
  }),
}
