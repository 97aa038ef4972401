import type { DeskClient } from '#shared/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { sectionTexts } from '#shared/features/profiles/document-text.ts'
import type { FigureSource } from '#shared/features/profiles/figure-text.ts'
import type { Entry, KeptEntry } from '#shared/features/profiles/lists.ts'
import { progressOf, whyNotMeasurable } from '#shared/features/profiles/objective-rules.ts'
import { isBlank } from '#shared/features/profiles/rich-text.ts'
import { sectionWords } from '#shared/features/profiles/sections.ts'
import type { Answer } from './run.ts'

/** A profile's document: for people as text, for machines also as it is kept. */
export async function toldDocument(client: DeskClient, profile: Profile): Promise<Answer> {
  const document = await client.profiles.document({ profileId: profile.id })
  const source: FigureSource = { ...profile, savedCounts: document.savedCounts }
  const sections = sectionTexts(profile, document)
  return {
    json: { profile, sections, document },
    lines: [
      `${profile.number} ${profile.title} (${profile.status})`,
      ...(profile.problemType || profile.placeType
        ? [`Kind: ${[profile.problemType, profile.placeType].filter(Boolean).join(', ')}.`]
        : []),
      `Marking: ${profile.marking ?? 'that of the bureau'}. Next review: ${profile.reviewOn ?? 'no day set'}.`,
      ...document.sections
        .filter(({ doc }) => !isBlank(doc))
        .flatMap(({ key }) => ['', sectionWords[key].label.toUpperCase(), sections[key]]),
      ...listed(document.entries, source),
      ...document.attachments.map(
        ({ fileName, caption, origin }) => `File ${fileName}: ${caption} (${origin})`,
      ),
    ],
  }
}

function listed(entries: readonly KeptEntry[], source: FigureSource): string[] {
  if (entries.length === 0) return []
  return ['', 'LISTS', ...entries.map(({ id, entry }) => `${id}. ${toldEntry(entry, source)}`)]
}

/** One line of a list in words. */
export function toldEntry(entry: Entry, source: FigureSource): string {
  switch (entry.list) {
    case 'hypotheses':
      return `Hypothesis (${entry.confidence} confidence, ${entry.state}): ${entry.text}`
    case 'objectives': {
      const { baseline, target, now, unit } = progressOf(entry, source)
      const lacking = whyNotMeasurable(entry)
      return lacking.length > 0
        ? `Objective, cannot be checked yet (${lacking.join(', ')}): ${entry.text}`
        : `Objective: ${entry.text}: from ${number(baseline)} to ${number(target)} ${unit} by ${entry.byDay}; now ${number(now)}.`
    }
    case 'plan':
      return `Plan (${entry.kind}, ${entry.stage}): ${entry.what}; ${[entry.agency, entry.owner].filter(Boolean).join(', ') || 'nobody yet'}${entry.byDay ? `, by ${entry.byDay}` : ''}`
    case 'consultation':
      return `Consultation ${entry.day}, ${entry.who}: ${entry.said} Answered: ${entry.answered || 'nothing yet'}`
    case 'distribution':
      return `To: ${[entry.name, entry.agency].filter(Boolean).join(', ')}`
  }
}

const number = (value: number | null) =>
  value === null ? 'not known' : value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
