import { type AudienceKind, audienceNames } from '#shared/features/packs/audience.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { PackDocument } from '../model/document.ts'
import { type Found, personalIn } from './personal-text.ts'
import { type TextIn, textsIn } from './texts-in.ts'
import { typedCounts } from './typed-counts.ts'

export type TextRules = {
  audience: AudienceKind
  /** Counts below are withheld. */
  under: number
  /** Words that the bureau lets stand in any pack: its own telephone number, the address it meets at. */
  mayStand: readonly string[]
  /** References of incidents, logins and the like that were found in this pack, and what each is. */
  known: ReadonlyMap<string, string>
}

const mostNamed = 5

/** Whether anything is kept from an audience that numbers in somebody's words could tell: small counts, or a source. */
function isKeptFrom({ sources }: PackDocument, { audience, under }: TextRules): boolean {
  return audience !== 'internal' && (under > 1 || sources.some(({ leftOut }) => leftOut !== ''))
}

/**
 * Throws `invalid` where a text of a pack holds what its audience may not have, and says where. What a person wrote is
 * not cut: what is left of a sentence could say something else, and nobody would know.
 */
export function checkTexts(document: PackDocument, rules: TextRules): void {
  const found = [
    ...textsIn(document).flatMap(one => inText(one, rules).map(found => ({ ...found, where: one.where }))),
    ...typedCounts(document, { ...rules, isChecked: isKeptFrom(document, rules) }),
  ]
  if (found.length === 0) return
  const named = found
    .slice(0, mostNamed)
    .map(({ what, where, words }) => `${what} in ${where} (${masked(words)})`)
  const more = found.length > mostNamed ? `; and ${found.length - mostNamed} more` : ''
  throw new AppError(
    'invalid',
    `The pack was not made: ${audienceNames[rules.audience]} may not have ${named.join('; ')}${more}.`,
    {
      next: 'Take it out where it was written, or choose another audience. What is no secret, such as the number of an office or a number of calls that was published, can be let stand in the settings of packs.',
    },
  )
}

function inText({ text }: TextIn, { audience, mayStand, known }: TextRules): Found[] {
  const references = tokensIn(text)
    .filter(token => known.has(token) && !mayStand.includes(token))
    .map(token => ({ what: known.get(token)!, words: token }))
  return [...personalIn(text, audience, mayStand), ...references]
}

/** Words that could be the reference of an incident or a login: those with a figure, a full stop or an underscore. */
export function tokensIn(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}/._\\-]{3,}[\p{L}\p{N}]/gu) ?? []
  return words.filter(word => /[\d._\\]/.test(word) && (/\p{L}/u.test(word) || /\d{7}/.test(word)))
}

/** Enough to find it by, not enough to be read over somebody's shoulder. */
function masked(words: string): string {
  return words.length <= 4 ? '…' : `${words.slice(0, Math.min(4, Math.ceil(words.length / 3)))}…`
}
