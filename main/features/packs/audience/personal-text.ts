import type { AudienceKind } from '#shared/features/packs/audience.ts'

/** What may stand in no text for some audiences, and how it is recognised. */
type Mark = { what: string; for: readonly AudienceKind[]; pattern: RegExp; isIt?: (found: string) => boolean }

const everyone = ['internal', 'agency', 'board', 'public'] as const
const outside = ['board', 'public'] as const

const streets =
  'Street|Road|Avenue|Close|Lane|Drive|Way|Court|Terrace|Row|Place|Crescent|Gardens|Grove|Square|Walk|Parade|Hill|Rise|Mews|Yard|House|Flats'

const marks: readonly Mark[] = [
  {
    what: 'what looks like the pseudonym of a person',
    for: everyone,
    // HMAC-SHA-256 in base64url, as people are kept: 43 characters.
    pattern: /(?<![\w-])[\w-]{43}(?![\w-])/g,
    isIt: found => /[A-Z]/.test(found) && /[a-z]/.test(found),
  },
  {
    what: 'an e-mail address',
    for: outside,
    pattern: /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g,
  },
  {
    what: 'a telephone number',
    for: outside,
    pattern: /(?<![\w.-])(?:\+44|0044|\(?0)(?:[\s().-]{0,3}\d){9,11}(?!\d)/g,
    // Two days side by side have as many figures.
    isIt: found => !/^\d\d[-. ]\d\d[-. ]\d{4}/.test(found),
  },
  {
    what: 'a grid reference finer than a kilometre',
    for: outside,
    pattern: /(?<![\w-])[HNOST][A-HJ-Z]\s?(?:\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})(?![\w-])/gi,
  },
  {
    what: 'an easting and a northing',
    for: outside,
    pattern: /(?<![\d.,-])[1-6]\d{5}(?:\.\d+)?\s*[,;/ ]\s*\d{6}(?:\.\d+)?(?![\d,])/g,
  },
  {
    what: 'a latitude or longitude',
    for: outside,
    pattern: /(?<![\d.])(?:49|5\d|60)\.\d{4,}|(?<![\d.])-[0-8]\.\d{4,}/g,
  },
  {
    what: 'a full postcode',
    for: outside,
    pattern: /(?<![\w-])[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}(?![\w-])/g,
  },
  {
    what: 'an address with its house number',
    for: outside,
    pattern: new RegExp(
      `(?<![\\w.,])\\d{1,4}[A-Za-z]?,?\\s+(?:[A-Z][\\p{L}'’-]+\\s+){1,3}(?:${streets})(?!\\p{L})`,
      'gu',
    ),
  },
]

export type Found = { what: string; words: string }

/** What of a text an audience may not have, but for words that the bureau lets stand in any pack. */
export function personalIn(text: string, audience: AudienceKind, mayStand: readonly string[]): Found[] {
  const checked = withoutAllowed(text, mayStand)
  return marks
    .filter(mark => mark.for.includes(audience))
    .flatMap(({ what, pattern, isIt }) =>
      [...checked.matchAll(pattern)]
        .filter(([words]) => isIt?.(words) ?? true)
        .map(([words]) => ({ what, words: words.trim() })),
    )
}

/** A text without the words that the bureau lets stand in any pack. */
export function withoutAllowed(text: string, mayStand: readonly string[]): string {
  return mayStand.reduce((left, words) => (words ? left.replaceAll(words, ' … ') : left), text)
}
