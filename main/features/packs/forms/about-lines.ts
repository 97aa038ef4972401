import { longDay } from '#shared/day-words.ts'
import { packNames } from '#shared/features/packs/kinds.ts'
import type { PackDocument } from '../model/document.ts'
import { freezeSentence } from '../model/end-matter.ts'

/** What a pack is, line by line: what the first sheet, the first slide and the first page say of it. */
export function aboutLines(document: PackDocument): [label: string, words: string][] {
  return [
    ['Pack', packNames[document.kind]],
    ['Reference', document.reference],
    ['Number', packNumber(document)],
    ['Marking', document.marking],
    ['Audience', document.audienceWords],
    ['Made by', document.bureauName],
    ['Made on', longDay(document.madeOn)],
    ['Data', freezeSentence(document)],
    ...(document.demonstration ? ([['Demonstration', inventedWords]] as [string, string][]) : []),
  ]
}

export const inventedWords = 'Invented data: demonstration only'

export const packNumber = ({ number }: Pick<PackDocument, 'number'>) =>
  number ?? 'Preview: not in the register of disclosures'

/** The day of the data as it stands on every page. */
export function freezeWords({ freeze, sources }: Pick<PackDocument, 'freeze' | 'sources'>): string {
  if (!freeze && sources.length > 0) return 'Data not frozen'
  return freeze ? `Data of ${longDay(freeze.madeOn.slice(0, 10))}` : 'Counts no incidents'
}
