import { type AudienceKind, audienceKinds } from '#shared/features/packs/audience.ts'
import type { PackDocument } from '../model/document.ts'
import { mostMarked } from '../model/marking.ts'
import { coarsePlaces } from './coarse-places.ts'
import { withFigures } from './figures-in.ts'
import { holdsAbove, keptSections } from './kept-parts.ts'
import { type MovedRules, movedMap } from './moved-map.ts'
import { mostCategories, mostRows } from './ranked.ts'
import { withheldFigures, withheldKeys } from './withheld-figures.ts'

/** What an audience may have, as the bureau decided. */
export type AudienceRules = {
  audience: AudienceKind
  /** Counts from 1 to one less are withheld; 0 withholds none. */
  under: number
  /** The thresholds of all audiences: what is withheld from those who may have more is withheld here too. */
  thresholds?: Readonly<Record<AudienceKind, number>>
  /** How places are moved; null where the audience may have them exactly. */
  moved: MovedRules | null
}

/**
 * The pack without what its audience may not have: the one gate between what a reader built and every form. Parts for
 * others are dropped, places moved to their anchors, small counts withheld with all they could be worked back from.
 * What is left is looked through for what may stand in no text by `checkTexts`, once the template has added its own.
 */
export function forAudience(document: PackDocument, rules: AudienceRules): PackDocument {
  const kept = {
    ...keptFor(document, rules.audience),
    caveats: [...document.caveats, ...markingCaveats(document, rules.audience)],
  }
  const { moved } = rules
  const placed = moved ? withFigures(kept, { ...unchanged, map: map => movedMap(map, moved) }) : kept
  const named = moved?.squares ? coarsePlaces(placed) : placed
  const withheld = withheldFigures(named, rules.under, withheldFromOthers(document, rules))
  const { counted: _counted, ...told } = withheld === named ? withheld : saidSo(withheld, rules.under)
  return withFigures(told, { ...unchanged, table: mostRows, chart: mostCategories })
}

const keptFor = (document: PackDocument, audience: AudienceKind): PackDocument =>
  ofCountedSources({ ...document, sections: keptSections(document.sections, audience) })

/**
 * What is withheld from those who may have more, each from their own parts of the pack: a section that this audience has
 * not may be why others were chosen there.
 */
function withheldFromOthers(
  document: PackDocument,
  { audience, thresholds }: AudienceRules,
): ReadonlySet<string> {
  if (!thresholds) return new Set()
  const fromLeast = audienceKinds.toSorted((a, b) => thresholds[a] - thresholds[b])
  const held = new Set<string>()
  for (const other of fromLeast.slice(0, fromLeast.indexOf(audience))) {
    for (const key of withheldKeys(keptFor(document, other), thresholds[other], held)) held.add(key)
  }
  return held
}

/** A copy that is marked lower than the bureau's papers may be says why; and what is not in it for that. */
function markingCaveats({ sections }: PackDocument, audience: AudienceKind): string[] {
  const most = mostMarked(audience)
  if (most === null) return []
  const left = holdsAbove(sections, audience) ? ' Parts that are marked above that were left out.' : ''
  return [`This copy is marked by what is in it, and nothing in it is marked above ${most}.${left}`]
}

/** How many incidents a freeze held would tell, with those of the other sources, what a source left out holds. */
function ofCountedSources(document: PackDocument): PackDocument {
  const { freeze, sources } = document
  if (!freeze || sources.every(({ leftOut }) => leftOut === '')) return document
  const counted = sources.filter(({ leftOut }) => leftOut === '')
  const incidents = counted.reduce((held, source) => held + (source.incidents.value ?? 0), 0)
  return { ...document, freeze: { ...freeze, incidents } }
}

const same = <T>(part: T) => part
const unchanged = { figure: same, runs: same, table: same, chart: same, map: same }

/** That figures are withheld, and by what rule, stands in the pack. */
function saidSo(document: PackDocument, under: number): PackDocument {
  if (!hasWithheld(document)) return document
  const small = under === 2 ? 'Counts of 1' : `Counts from 1 to ${under - 1}`
  return {
    ...document,
    caveats: [
      ...document.caveats,
      `${small} are withheld, and with them as many others, and what was derived from any of them, as it takes that nobody can work a small one back. Zeros are shown.`,
    ],
  }
}

function hasWithheld(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  if ('withheld' in part && part.withheld === true) return true
  return Object.values(part).some(hasWithheld)
}
