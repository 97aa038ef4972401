import type { Kysely } from 'kysely'
import type { Audience } from '#shared/features/packs/audience.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'

/** An audience as it stands on every page. Throws `not-found` for an agency that is not there. */
export async function wordsOfAudience(db: Kysely<Database>, audience: Audience): Promise<string> {
  if (audience.kind !== 'agency') return words[audience.kind]
  const agency = await db
    .selectFrom('agency')
    .select('name')
    .where('id', '=', audience.agencyId)
    .executeTakeFirst()
  if (!agency) {
    throw new AppError('not-found', 'There is no such agency.', {
      next: 'Choose one of the agencies of this bureau.',
    })
  }
  return agency.name
}

const words = { internal: 'Internal: bureau only', board: 'APEL board', public: 'Public' } as const
