import type { Kysely } from 'kysely'
import { standingOf, whyNotPrint } from '#shared/features/briefings/briefing-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import { bureauOnPaper } from '../packs.store.ts'
import { dayOf } from '../words.ts'
import type { BriefingContent } from './briefing.ts'

/** A briefing with all that stands on its page. Throws `not-found`. */
export async function briefingOnPaper(
  db: Kysely<Database>,
  briefingId: number,
  today: string,
): Promise<Omit<BriefingContent, 'audience' | 'audienceWords' | 'madeOn'>> {
  const row = await db.selectFrom('briefing').selectAll().where('id', '=', briefingId).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such briefing.', { next: 'Go back to the list.' })
  const lines = await db
    .selectFrom('briefing_line')
    .leftJoin('profile', 'profile.id', 'briefing_line.profile_id')
    .leftJoin('priority', 'priority.id', 'briefing_line.priority_id')
    .select(['place', 'what', 'ask', 'briefing_line.owner', 'briefing_line.contact'])
    .select(['profile.number as profile_number', 'priority.number as priority_number'])
    .where('briefing_id', '=', briefingId)
    .orderBy('position')
    .execute()
  const next = await db
    .selectFrom('briefing')
    .select('issue')
    .where('issue', '>', row.issue)
    .where('status', '!=', 'draft')
    .orderBy('issue')
    .limit(1)
    .executeTakeFirst()
  return {
    ...(await bureauOnPaper(db)),
    issue: row.issue,
    opening: row.opening,
    notSay: row.not_say,
    standing: standingOf({ status: row.status, expiresOn: row.expires_on }, today),
    expiresOn: row.expires_on,
    supersededBy: row.status === 'superseded' ? (next?.issue ?? null) : null,
    approvedOn: row.approved_at === null ? null : dayOf(row.approved_at),
    approvedBy: await nameOf(db, row.approved_by),
    lines: lines.map(({ profile_number, priority_number, ...line }) => ({
      ...line,
      leadsTo: [profile_number, priority_number].filter(number => number !== null),
    })),
  }
}

/** Throws `conflict` for a draft: nobody is handed what was not approved. */
export async function requirePrintable({ db }: { db: Kysely<Database> }, briefingId: number): Promise<void> {
  const row = await db.selectFrom('briefing').select('status').where('id', '=', briefingId).executeTakeFirst()
  const reason = row ? whyNotPrint(row) : null
  if (reason) throw new AppError('conflict', reason.message, { next: reason.next })
}

async function nameOf(db: Kysely<Database>, login: string | null): Promise<string> {
  if (login === null) return ''
  const person = await db.selectFrom('person').select('name').where('login', '=', login).executeTakeFirst()
  return person?.name ?? login
}
