import type { Kysely } from 'kysely'
import type { BureauSettings } from '#shared/features/settings/contract.ts'
import type { Answer } from '#shared/features/tasking/action-rules.ts'
import type { ReplyFile, SentAction } from '#shared/features/tasking/replies.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../../store/schema.ts'

/** What became of one answer. */
export type Settled = { actionId: number; taken: boolean; answer: Answer }

/** Enters a reply file under the next number of its year, `RF-2025-003`. */
export async function insertReplyFile(
  db: Kysely<Database>,
  file: { agency_id: number; made_at: string; made_by: string },
  sent: readonly SentAction[],
): Promise<Row<'reply_file'>> {
  const prefix = `RF-${file.made_at.slice(0, 4)}-`
  const last = await db
    .selectFrom('reply_file')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = nextNumber(prefix, last?.number ?? null)
  return db
    .insertInto('reply_file')
    .values({ ...file, number, sent_json: JSON.stringify(sent) })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The reply file under this number, or nothing. */
export function replyFileRow(db: Kysely<Database>, number: string) {
  return db.selectFrom('reply_file').selectAll().where('number', '=', number).executeTakeFirst()
}

/** The file that was made for the same agency after this one, if any. */
export function laterReplyFile(db: Kysely<Database>, { id, agency_id }: Row<'reply_file'>) {
  return db
    .selectFrom('reply_file')
    .select(['number', 'made_at'])
    .where('agency_id', '=', agency_id)
    .where('id', '>', id)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** Every reply file with where it stands, the latest first. */
export async function listReplyFiles(db: Kysely<Database>): Promise<ReplyFile[]> {
  const rows = await db
    .selectFrom('reply_file')
    .innerJoin('agency', 'agency.id', 'reply_file.agency_id')
    .selectAll('reply_file')
    .select('agency.name as agency_name')
    .orderBy('reply_file.id', 'desc')
    .execute()
  const seen = new Set<number>()
  return rows.map(row => {
    const isLatest = !seen.has(row.agency_id)
    seen.add(row.agency_id)
    const settled = JSON.parse(row.taken_json ?? '[]') as Settled[]
    return {
      id: row.id,
      number: row.number,
      agencyId: row.agency_id,
      agencyName: row.agency_name,
      madeAt: row.made_at,
      madeBy: row.made_by,
      takenAt: row.taken_at,
      takenBy: row.taken_by,
      actions: (JSON.parse(row.sent_json) as SentAction[]).length,
      state: row.taken_at ? 'taken' : isLatest ? 'waiting' : 'superseded',
      answersTaken: settled.filter(({ taken }) => taken).length,
    }
  })
}

/** Writes that a file was taken, once and for all. Throws `conflict` where it was taken already. */
export async function settleReplyFile(
  db: Kysely<Database>,
  id: number,
  taken: { at: string; by: string; sha256: string; settled: readonly Settled[] },
): Promise<void> {
  const saved = await db
    .updateTable('reply_file')
    .set({
      taken_at: taken.at,
      taken_by: taken.by,
      taken_sha256: taken.sha256,
      taken_json: JSON.stringify(taken.settled),
    })
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  throw new AppError('conflict', 'This reply file was taken already.', {
    next: 'Nothing of it is taken twice. Look at what was taken under Reply files.',
  })
}

/** The agency with this identifier. Throws `not-found`. */
export async function agencyRow(db: Kysely<Database>, agencyId: number): Promise<Row<'agency'>> {
  const row = await db.selectFrom('agency').selectAll().where('id', '=', agencyId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such agency.', {
    next: 'Choose one of the bureau’s agencies.',
  })
}

/** What the bureau is called, how its papers are marked, and whether all of it is invented. */
export async function bureauOnPaper(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('setting')
    .selectAll()
    .where('key', 'in', ['bureau', 'demonstration'])
    .execute()
  const value = (key: string) => rows.find(row => row.key === key)?.value_json ?? 'null'
  const settings = JSON.parse(value('bureau')) as BureauSettings
  return {
    bureauName: settings.name,
    marking: settings.marking,
    demonstration: value('demonstration') !== 'null',
  }
}
