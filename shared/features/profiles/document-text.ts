import type { ProfileDocument } from './document.ts'
import { type FigureSource, figureInText } from './figure-text.ts'
import { plainTextOf } from './rich-text.ts'
import { type SectionKey, sectionKeys } from './sections.ts'

/** The words of every section, its figures read from the profile as they stand. */
export function sectionTexts(
  profile: Omit<FigureSource, 'savedCounts'>,
  { sections, savedCounts }: Pick<ProfileDocument, 'sections' | 'savedCounts'>,
): Record<SectionKey, string> {
  const source = { ...profile, savedCounts }
  const texts = Object.fromEntries(sectionKeys.map(key => [key, ''])) as Record<SectionKey, string>
  for (const { key, doc } of sections) {
    texts[key] = plainTextOf(doc, figure => figureInText(figure.key, figure.label, source))
  }
  return texts
}
