import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { fingerprintBytes, rowIdentity } from './row-identity.files.ts'

/** SQL statements take a limited number of parameters. */
const askedAtOnce = 500

/**
 * Those of some words that are the reference of an incident. They are found by the fingerprint that a row with a
 * reference is known by in each source: references have no index of their own, and need none.
 */
export async function knownReferences(db: Kysely<Database>, words: readonly string[]): Promise<Set<string>> {
  const sources = await db.selectFrom('source').select('id').execute()
  const fingerprints = sources.flatMap(({ id }) => {
    const { putReference } = rowIdentity(id, {})
    return words.map(word => {
      const bytes = Buffer.alloc(fingerprintBytes)
      putReference(bytes, 0, word)
      return bytes
    })
  })
  const known = new Set<string>()
  for (let from = 0; from < fingerprints.length; from += askedAtOnce) {
    const found = await db
      .selectFrom('incident')
      .select('reference')
      .where('fingerprint', 'in', fingerprints.slice(from, from + askedAtOnce))
      .execute()
    for (const { reference } of found) if (reference !== null) known.add(reference)
  }
  return known
}
