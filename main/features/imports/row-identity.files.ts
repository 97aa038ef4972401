import { createHmac, createSecretKey, hash } from 'node:crypto'
import { type IncidentField, incidentFields } from '#shared/features/imports/rules.ts'

/** A copy of its own: a cell that is kept would keep the whole block of the file that it was cut from. */
export const detached = (text: string): string => Buffer.from(text).toString()

/** Between cells that are hashed together: no text holds it. */
const between = '\u001f'
/** A year's callers of a city fit; more only cost time. */
const callersRemembered = 200_000

/**
 * Keyed pseudonyms of callers: HMAC-SHA-256, base64url. The same person is written in many ways, so case,
 * blanks and hyphens do not count, and +44 is 0.
 */
export function pseudonyms(key: Uint8Array): (caller: string) => string {
  // As a key object it is prepared once and not for every caller: eight times as quick.
  const secret = createSecretKey(key)
  const known = new Map<string, string>()
  return caller => {
    let pseudonym = known.get(caller)
    if (pseudonym === undefined) {
      const plain = caller
        .toLowerCase()
        .replaceAll(/[\s()-]+/g, '')
        .replace(/^\+44/, '0')
      pseudonym = createHmac('sha256', secret).update(plain).digest('base64url')
      if (known.size >= callersRemembered) known.clear()
      known.set(detached(caller), pseudonym)
    }
    return pseudonym
  }
}

/** What a fingerprint begins with: the same for rows that are likely to lie near each other in files. */
const prefixHexDigits = 8

/**
 * Tells rows apart, for one file of one source. A row with a reference is known by it, whatever else it
 * says. A row without is known by all it says of the event (not by its outcome, which comes later), and by
 * how often the same was said before in this file: two alike are two incidents, the same file twice is not.
 *
 * A fingerprint is 4 bytes over the reference without its last three characters, or over the day, then
 * SHA-256 of the whole. So the rows of a file go to neighbouring places of the index, not all over it: a
 * large file loads in half the time.
 *
 * @returns hexadecimal digits, of which the first 32 (16 bytes) are kept.
 */
export function rowIdentity(sourceId: number, columns: Partial<Record<IncidentField, number>>) {
  const said = incidentFields.filter(field => field !== 'caller' && columns[field] !== undefined)
  const positions = said.map(field => columns[field]!)
  const eventPositions = said.filter(field => field !== 'outcome').map(field => columns[field]!)
  const scope = `source ${sourceId}${between}`
  const timesSeen = new Map<string, number>()
  const prefixOf = lastKept(text => hash('sha256', scope + text, 'hex').slice(0, prefixHexDigits))

  const text = (cells: readonly string[], at: readonly number[], caller: string | null) => {
    let joined = caller ?? ''
    for (const position of at) joined += between + cells[position]!.trim()
    return joined
  }

  return (cells: readonly string[], reference: string | null, caller: string | null) => {
    const content = hash('sha256', text(cells, positions, caller), 'hex')
    if (reference !== null) {
      const key = hash('sha256', `${scope}reference${between}${reference}`, 'hex')
      return { fingerprint: prefixOf(reference.slice(0, -3)) + key, content }
    }
    const event = hash('sha256', `${scope}event${between}${text(cells, eventPositions, caller)}`, 'hex')
    const key = event.slice(0, 32)
    const before = timesSeen.get(key) ?? 0
    timesSeen.set(key, before + 1)
    const day = prefixOf(cells[columns.from!]!.trim().slice(0, 10))
    return {
      fingerprint: day + (before === 0 ? event : hash('sha256', `${event}${between}${before}`, 'hex')),
      content,
    }
  }
}

/** Remembers one answer: rows that follow each other mostly ask the same. */
function lastKept(work: (text: string) => string): (text: string) => string {
  let asked: string | undefined
  let answer = ''
  return text => {
    if (text !== asked) {
      asked = text
      answer = work(text)
    }
    return answer
  }
}
