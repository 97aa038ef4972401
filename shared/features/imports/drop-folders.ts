import { z } from 'zod'
import { instant, rowId } from '../../rpc/wire.ts'

/** How long a file must have been left alone before it is taken, in seconds: until then it may still be written. */
export const leftAloneSeconds = 60

/** One file that a look into a drop folder found, and what became of it. */
export const droppedFileSchema = z.object({
  name: z.string(),
  /** `ignored` are temporary names, links and subfolders: nobody sent them. */
  outcome: z.enum(['imported', 'failed', 'waiting', 'ignored']),
  what: z.string(),
  next: z.string(),
  /** Its import; of an archive, one for each file in it. */
  importIds: z.array(rowId),
  /** Where it lies now; null where it stayed. */
  movedTo: z.string().nullable(),
})
export type DroppedFile = z.infer<typeof droppedFileSchema>

export const sweptFolderSchema = z.object({
  sourceId: rowId,
  sourceKey: z.string(),
  sourceName: z.string(),
  folder: z.string(),
  /** Why the folder itself could not be looked into. */
  problem: z.object({ what: z.string(), next: z.string() }).nullable(),
  files: z.array(droppedFileSchema),
})
export type SweptFolder = z.infer<typeof sweptFolderSchema>

/** What the drop folders hold for a person to see to. */
export const dropNoteSchema = z.object({
  id: rowId,
  sourceId: rowId,
  sourceName: z.string(),
  /** Empty where it is about the folder itself. */
  fileName: z.string(),
  outcome: z.enum(['failed', 'waiting', 'folder']),
  what: z.string(),
  next: z.string(),
  at: instant,
  by: z.string(),
})
export type DropNote = z.infer<typeof dropNoteSchema>
