import type { Kysely } from 'kysely'
import type { Figures } from '#shared/features/profiles/contract.ts'
import type { Status } from '#shared/features/profiles/rules.ts'
import type { Database } from '../../../store/schema.ts'
import { frozen, type Snapshot } from '../../incidents/snapshot.ts'

/** Freezes the incidents as they stand: all of these imports up to the last incident. */
export async function insertFreeze(
  db: Kysely<Database>,
  snapshot: Snapshot,
  reason: string,
  at: string,
): Promise<number> {
  const { id } = await db
    .insertInto('freeze')
    .values({ made_at: at, reason, ...frozen(snapshot) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

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
      ...{ profile_id: profileId, at, by_login: by, from_status: from, to_status: to, note },
      overridden_json: JSON.stringify(overridden),
    })
    .execute()
}
