import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who may come in: tokens that work once each, and the sessions they were exchanged for. */
export type Admission = {
  issueToken(): string
  /** The session a token is good for; null for one unknown or already used. */
  exchange(token: string): string | null
  knows(session: string): boolean
}

export function openAdmission(): Admission {
  const tokens = new Set<Buffer>()
  const sessions = new Set<Buffer>()
  return {
    issueToken: () => issue(tokens),
    exchange(token) {
      const known = find(tokens, token)
      if (!known) return null
      tokens.delete(known)
      return issue(sessions)
    },
    knows: session => find(sessions, session) !== null,
  }
}

// Only hashes are kept, and hashes of equal length can be compared in constant time.
function issue(set: Set<Buffer>): string {
  const secret = randomBytes(32).toString('base64url')
  set.add(hash(secret))
  return secret
}

function find(set: Set<Buffer>, secret: string): Buffer | null {
  const wanted = hash(secret)
  let found: Buffer | null = null
  for (const one of set) if (timingSafeEqual(one, wanted)) found = one
  return found
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
