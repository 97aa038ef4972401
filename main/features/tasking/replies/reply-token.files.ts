import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { SentAction } from '#shared/features/tasking/replies.ts'

const payloadSchema = z.object({
  bureau: z.string(),
  agencyId: z.int(),
  number: z.string(),
  rows: z.array(z.tuple([z.int(), z.int()])),
  /** Of everything that is locked, so that a file altered anywhere is recognised. */
  locked: z.string(),
})
export type ReplyIdentity = z.infer<typeof payloadSchema>

const begins = 'desk-reply-1.'

/** Keys of their own, derived from the bureau's: whoever reads a reply file learns nothing of pseudonyms. */
const derived = (key: Uint8Array, purpose: string) => createHmac('sha256', key).update(purpose).digest()

/** What a bureau is called in its reply files: nobody can tell the key from it. */
export function bureauMark(key: Uint8Array): string {
  return derived(key, 'reply file: bureau').toString('hex').slice(0, 24)
}

/** A fingerprint of locked cells that only this bureau can make (HMAC-SHA-256, RFC 2104). */
export function lockedMark(key: Uint8Array, cells: readonly (readonly string[])[]): string {
  const texts = cells.map(row => row.map(text => text.normalize('NFC').trim()))
  return createHmac('sha256', derived(key, 'reply file: cells')).update(JSON.stringify(texts)).digest('hex')
}

/** The identity of a reply file as one line of text, signed by the bureau. */
export function tokenOf(key: Uint8Array, identity: ReplyIdentity): string {
  const payload = Buffer.from(JSON.stringify(identity)).toString('base64url')
  return `${begins}${payload}.${signature(key, payload).toString('base64url')}`
}

/** Who made a file, by its token: `none` where it has no token, `forged` where the bureau's signature is not on it. */
export function identityOf(
  key: Uint8Array,
  token: string,
): { kind: 'ours'; identity: ReplyIdentity } | { kind: 'none' | 'stranger' | 'forged' } {
  if (!token.startsWith(begins)) return { kind: 'none' }
  const [payload = '', signed = ''] = token.slice(begins.length).split('.')
  const identity = parsed(payload)
  if (!identity) return { kind: 'forged' }
  if (identity.bureau !== bureauMark(key)) return { kind: 'stranger' }
  const expected = signature(key, payload)
  const given = Buffer.from(signed, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'forged' }
  return { kind: 'ours', identity }
}

function signature(key: Uint8Array, payload: string) {
  return createHmac('sha256', derived(key, 'reply file: token')).update(payload).digest()
}

function parsed(payload: string): ReplyIdentity | null {
  try {
    return payloadSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  } catch {
    // Whatever is wrong with it: this is not what the bureau wrote.
    return null
  }
}

/** Which versions of which actions went out. */
export function rowsOf(sent: readonly SentAction[]): ReplyIdentity['rows'] {
  return sent.map(({ actionId, version }) => [actionId, version])
}
