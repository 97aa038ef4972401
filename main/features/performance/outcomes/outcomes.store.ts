import type { Kysely } from 'kysely'
import { isOverdue } from '#shared/features/tasking/rules.ts'
import type { Database } from '../../../store/schema.ts'

/** Every profile that was adopted, those under way first and the latest of them. */
export async function adoptedProfiles(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('profile')
    .where('adopted_on', 'is not', null)
    .select(['id', 'number', 'title', 'area_label', 'status', 'adopted_on', 'closed_on', 'result'])
    .execute()
  return rows.sort(
    (one, other) =>
      Number(one.closed_on !== null) - Number(other.closed_on !== null) ||
      (one.adopted_on! < other.adopted_on! ? 1 : -1),
  )
}
export type AdoptedProfile = Awaited<ReturnType<typeof adoptedProfiles>>[number]

export type ActionCounts = { done: number; open: number; overdue: number; cancelled: number }

/** What became of the actions on each profile. */
export async function actionsOnProfiles(
  db: Kysely<Database>,
  today: string,
): Promise<Map<number, ActionCounts>> {
  const rows = await db
    .selectFrom('action')
    .where('profile_id', 'is not', null)
    .select(['profile_id', 'status', 'due_on as dueOn'])
    .execute()
  const found = new Map<number, ActionCounts>()
  for (const { profile_id, status, dueOn } of rows) {
    const counts = found.get(profile_id!) ?? noActions()
    found.set(profile_id!, counts)
    if (status === 'done' || status === 'cancelled') counts[status]++
    else if (isOverdue({ status, dueOn }, today)) counts.overdue++
    else counts.open++
  }
  return found
}

export const noActions = (): ActionCounts => ({ done: 0, open: 0, overdue: 0, cancelled: 0 })

/** The last tactical assessment with what it says is new, rising or hot and no profile is about; of people nothing. */
export async function lastAssessment(db: Kysely<Database>) {
  const assessment = await db
    .selectFrom('assessment')
    .select(['id', 'number', 'to_day'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!assessment) return null
  const items = await db
    .selectFrom('assessment_item')
    .where('assessment_id', '=', assessment.id)
    .where('removed_at', 'is', null)
    .where('profile_id', 'is', null)
    .where('pseudonym', 'is', null)
    .where('kind', 'in', ['news', 'rising', 'hotspot'])
    .select(['kind', 'title', 'text', 'filter_json'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return { ...assessment, items }
}
