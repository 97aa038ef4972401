import type { Kysely } from 'kysely'
import type { Breach } from '#shared/features/performance/service-levels.ts'
import type { Database } from '../../../store/schema.ts'
import { whenText } from '../../incidents/when-text.ts'

type Call = Pick<Breach, 'reference' | 'when' | 'category' | 'channel' | 'place'>

/** What is told of calls that were not kept: which they are, and nothing of the people in them. */
export async function readCalls(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, Call>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('incident')
    .innerJoin('category', 'category.id', 'incident.category_id')
    .select(['incident.id', 'reference', 'from_minute', 'to_minute', 'time_precision'])
    .select(['category.words', 'channel', 'place'])
    .where('incident.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, words, reference, channel, place, ...row }) => [
      id,
      {
        reference,
        channel,
        place,
        category: words,
        when: whenText(row.from_minute, row.to_minute, row.time_precision),
      },
    ]),
  )
}
