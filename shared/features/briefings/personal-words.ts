/** What in a text may say who somebody is, or where they live. */
export type PersonalKind =
  | 'pseudonym'
  | 'email'
  | 'telephone'
  | 'postcode'
  | 'house-number'
  | 'person'
  | 'birth-date'
export type PersonalWords = { kind: PersonalKind; words: string }

const streets =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Terrace|Row|Gardens|Court|Place|Way|Crescent|Grove|Parade|Walk|Mews|Hill|Green|Square|Rise|View'

const patterns: readonly (readonly [PersonalKind, RegExp])[] = [
  // HMAC-SHA-256 in base64url, and the references of callers that centres write.
  ['pseudonym', /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{43}(?![\w-])/g],
  ['pseudonym', /\b[A-Z]{1,3}-\d{5,}\b/g],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['telephone', /(?<![\d-])(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)/g],
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/g],
  [
    'house-number',
    new RegExp(
      `\\b\\d{1,4}[a-z]?(?:[-–]\\d{1,4})?,? (?:[A-Z][\\w'’]+ ){1,3}(?:${streets})\\b|\\b(?:Flat|Apartment|Apt|House|No\\.?) \\d{1,4}[a-z]?\\b`,
      'g',
    ),
  ],
  [
    'birth-date',
    /\b(?:d\.?o\.?b\.?|born|date of birth|aged? \d{1,3}, )(?:\s+on)?[\s:,]*\d{1,2}(?:st|nd|rd|th)?[\s/.-]+(?:\d{1,2}|[a-z]{3,9})[\s/.-]+(?:\d{4}|\d{2})\b/gi,
  ],
  ['person', /\b(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.? [A-Z][\w'’-]+/g],
]

/**
 * What in a text looks like personal data: pseudonyms, e-mail addresses, telephone numbers, full postcodes, house
 * numbers, dates of birth, people with their titles. A rule of thumb: it cannot see a name that stands alone.
 */
export function personalWords(text: string): PersonalWords[] {
  return patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(found => ({ kind, words: found[0].trim() })),
  )
}

const offices =
  /\b(group|association|meeting|forum|panel|council|councillors?|office|officer|team|service|ward|watch|school|college|centre|church|mosque|temple|traders?|tenants|residents|police|housing|board|committee|partnership|manager|sergeant|inspector|warden|club|users?|friends|parents|governors|surgery|charity|trust)\b/i

/** True where the name of who raised something is a person's: with a title, or two plain names and no office. */
export function namesPerson(raisedBy: string): boolean {
  if (personalWords(raisedBy).length > 0) return true
  return /^[A-Z][a-z'’-]+ (?:[A-Z]\.? )?[A-Z][a-z'’-]+$/.test(raisedBy.trim()) && !offices.test(raisedBy)
}
