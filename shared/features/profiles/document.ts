import { z } from 'zod'
import { day, instant, rowId } from '../../rpc/wire.ts'
import { attachmentSchema } from './attachments.ts'
import type { SavedCount } from './figure-text.ts'
import { entriesOf, type KeptEntry, keptEntrySchema } from './lists.ts'
import { countMeasurable } from './objective-rules.ts'
import { type Doc, docSchema, isBlank } from './rich-text.ts'
import { type SectionKey, sectionKeys } from './sections.ts'

export const sectionSchema = z.object({
  key: z.enum(sectionKeys),
  doc: docSchema,
  /** 0 where nothing was ever saved. */
  version: z.int().min(0),
  savedAt: instant.nullable(),
  savedBy: z.string(),
})
export type Section = z.infer<typeof sectionSchema>

export const savedCountSchema: z.ZodType<SavedCount, SavedCount> = z.object({
  key: z.string(),
  label: z.string(),
  count: z.int(),
  on: day,
  analysisId: rowId,
  hotspotId: rowId.nullable(),
})

/** All that is written of a problem profile: its sections, its lists, and what is kept with it. */
export const documentSchema = z.object({
  profileId: rowId,
  sections: z.array(sectionSchema).length(sectionKeys.length),
  entries: z.array(keptEntrySchema),
  attachments: z.array(attachmentSchema),
  savedCounts: z.array(savedCountSchema),
})
export type ProfileDocument = z.infer<typeof documentSchema>

/** The text of one section. */
export function sectionOf({ sections }: Pick<ProfileDocument, 'sections'>, key: SectionKey): Section {
  const found = sections.find(section => section.key === key)
  if (!found) throw new Error(`a document without its section ${key}`)
  return found
}

/** The sections in which something is written. */
export function writtenSections(sections: readonly { key: SectionKey; doc: Doc }[]): SectionKey[] {
  return sections.filter(({ doc }) => !isBlank(doc)).map(({ key }) => key)
}

/** What is there of a document, as counts: the gates of a profile's life look at these. */
export function countsOf(document: Pick<ProfileDocument, 'sections' | 'entries'>) {
  const of = <K extends KeptEntry['entry']['list']>(list: K) =>
    entriesOf(document.entries, list).map(({ entry }) => entry)
  const plan = of('plan')
  return {
    written: writtenSections(document.sections),
    hypotheses: of('hypotheses').length,
    ...countMeasurable(of('objectives')),
    planLines: plan.length,
    planLinesWithOwner: plan.filter(({ agency, owner }) => agency !== '' && owner !== '').length,
    consulted: of('consultation').length,
    recipients: of('distribution').length,
  }
}
