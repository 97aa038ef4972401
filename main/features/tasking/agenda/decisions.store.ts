import type { Kysely } from 'kysely'
import type { Figures } from '#shared/features/profiles/contract.ts'
import type { Status } from '#shared/features/profiles/rules.ts'
import type { Database } from '../../../store/schema.ts'

type Change = {
  profileId: number
  from: Status
  to: Status
  note: string
  at: string
  by: string
  /** What was still missing when it was decided all the same. */
  overridden: readonly string[]
}

/** Gives a profile the status a meeting decided, and writes it into its history. */
export async function setProfileStatus(
  db: Kysely<Database>,
  { profileId, from, to, note, at, by, overridden }: Change,
  adoption?: { adoptedOn: string; freezeId: number; baseline: Figures },
): Promise<void> {
  await db
    .updateTable('profile')
    .set(eb => ({
      status: to,
      version: eb('version', '+', 1),
      ...(adoption && {
        adopted_on: adoption.adoptedOn,
        baseline_freeze_id: adoption.freezeId,
        baseline_json: JSON.stringify(adoption.baseline),
      }),
    }))
    .where('id', '=', profileId)
    .execute()
  await tellHistory(db, { profileId, from, to, note, at, by, overridden })
}

/** Writes a change of status into the history of a profile. */
export async function tellHistory(
  db: Kysely<Database>,
  { profileId, from, to, note, at, by, overridden }: Change,
): Promise<void> {
  await db
    .insertInto('profile_history')
    .values({
      profile_id: profileId,
      at,
      by_login: by,
      from_status: from,
      to_status: to,
      note,
      overridden_json: JSON.stringify(overridden),
    })
    .execute()
}
