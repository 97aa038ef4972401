import type { Kysely } from 'kysely'
import type { PartnerEvidence } from '#shared/features/profiles/life.ts'
import type { Database } from '../../../store/schema.ts'

const parts = ['caller', 'victim', 'offender'] as const
/** As many as one question to the database may hold. */
const atOnce = 500
/** Of fewer people nothing is said that could point to one of them. */
const fewestPeople = 5

/**
 * How many of some incidents name a caller, a victim or an offender, and how often the same one comes back, by keyed
 * pseudonym. No pseudonym leaves this file.
 *
 * @param withRepeats false for who may not see people: they are told how many incidents name one, and no more.
 */
export async function readPeopleNamed(
  db: Kysely<Database>,
  ids: Uint32Array,
  withRepeats: boolean,
): Promise<PartnerEvidence['people']> {
  const times = parts.map(() => new Map<string, number>())
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await db
      .selectFrom('incident')
      .select(parts)
      .where('id', 'in', [...ids.subarray(from, from + atOnce)])
      .execute()
    for (const row of rows) {
      for (const [at, part] of parts.entries()) {
        const pseudonym = row[part]
        if (pseudonym !== null) times[at]!.set(pseudonym, (times[at]!.get(pseudonym) ?? 0) + 1)
      }
    }
  }
  return parts.map((part, at) => {
    const counts = [...times[at]!.values()]
    const repeated = counts.filter(count => count > 1)
    const sum = (list: number[]) => list.reduce((all, count) => all + count, 0)
    const told = withRepeats && counts.length >= fewestPeople
    return {
      part,
      named: sum(counts),
      repeats: told
        ? {
            people: counts.length,
            more: repeated.length,
            incidentsOfMore: sum(repeated),
            most: Math.max(...counts),
          }
        : null,
    }
  })
}
