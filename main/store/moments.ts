import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * The moment of a freeze, of a change to the codes of categories or of a decision on linked incidents: now, but
 * after every earlier one. A clock that stands still or was set back must not put a change before a freeze that
 * was counted without it.
 */
export async function nextMoment(db: Kysely<Database>, now: Date): Promise<string> {
  const { made, replaced } = await db
    .selectFrom('category_code')
    .select(({ fn }) => [fn.max('made_at').as('made'), fn.max('replaced_at').as('replaced')])
    .executeTakeFirstOrThrow()
  const { decided, decidedAnew } = await db
    .selectFrom('incident_link')
    .select(({ fn }) => [fn.max('decided_at').as('decided'), fn.max('replaced_at').as('decidedAnew')])
    .executeTakeFirstOrThrow()
  const { frozen } = await db
    .selectFrom('freeze')
    .select(({ fn }) => fn.max('made_at').as('frozen'))
    .executeTakeFirstOrThrow()
  const last = Math.max(
    ...[made, replaced, decided, decidedAnew, frozen].map(at =>
      at ? Date.parse(at) : Number.NEGATIVE_INFINITY,
    ),
  )
  return new Date(Math.max(now.getTime(), last + 1)).toISOString()
}
