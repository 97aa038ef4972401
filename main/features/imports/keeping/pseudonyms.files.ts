import { createHmac, createSecretKey } from 'node:crypto'
import { detached } from './row-identity.files.ts'

/** A year's callers of a city fit; more only cost time. */
const peopleRemembered = 200_000

const telephone = /^(?:\+|00)?[\d]{6,15}(?:(?:x|ext\.?|extension|#)\d{1,6})?$/

/**
 * The same person is written in many ways: case, blanks and hyphens do not count. Of a telephone number
 * dots and an extension do not count either, and +44, 0044 and +44(0) are 0.
 */
export function plainReference(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[\s()-]+/g, '')
  const digits = plain.replaceAll('.', '')
  if (!telephone.test(digits)) return plain
  return digits.replace(/(?:x|ext|extension|#)\d+$/, '').replace(/^(?:\+|00)440?/, '0')
}

/** Keyed pseudonyms of people: HMAC-SHA-256 over the plain reference, base64url. */
export function pseudonyms(key: Uint8Array): (reference: string) => string {
  // As a key object it is prepared once and not for every person: eight times as quick.
  const secret = createSecretKey(key)
  const known = new Map<string, string>()
  return reference => {
    let pseudonym = known.get(reference)
    if (pseudonym === undefined) {
      pseudonym = createHmac('sha256', secret).update(plainReference(reference)).digest('base64url')
      if (known.size >= peopleRemembered) known.clear()
      known.set(detached(reference), pseudonym)
    }
    return pseudonym
  }
}
