import type { Kysely } from 'kysely'
import type { Weights } from '#shared/features/tasking/backlog.ts'
import type { WorkList } from '#shared/features/tasking/work-lists.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'
import type { NewWorkRow } from './work-rows.ts'

/** Every work list with its counts, the latest first. */
export async function listWorkLists(db: Kysely<Database>, today: string): Promise<WorkList[]> {
  const rows = await db
    .selectFrom('work_list')
    .selectAll()
    .select(eb => {
      const own = eb
        .selectFrom('work_list_row')
        .whereRef('work_list_row.work_list_id', '=', 'work_list.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
      return [
        own.as('rows'),
        own.where('done_on', 'is not', null).as('done'),
        own.where('done_on', 'is', null).where('due_on', '<', today).as('overdue'),
      ]
    })
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    loadedAt: row.loaded_at,
    version: row.version,
    rows: row.rows ?? 0,
    done: row.done ?? 0,
    overdue: row.overdue ?? 0,
    weights: JSON.parse(row.weights_json) as Weights,
  }))
}

/** One work list. Throws `not-found`. */
export async function workListOf(db: Kysely<Database>, id: number, today: string): Promise<WorkList> {
  const found = (await listWorkLists(db, today)).find(list => list.id === id)
  if (found) return found
  throw new AppError('not-found', 'There is no such work list.', { next: 'Go back to the lists.' })
}

export async function insertWorkList(
  db: Kysely<Database>,
  list: { name: string; file_name: string; loaded_at: string; loaded_by: string; weights: Weights },
  rows: readonly NewWorkRow[],
): Promise<number> {
  const { weights, ...named } = list
  const { id } = await db
    .insertInto('work_list')
    .values({ ...named, weights_json: JSON.stringify(weights) })
    .returning('id')
    .executeTakeFirstOrThrow()
  // A statement may have so many values and no more.
  for (let from = 0; from < rows.length; from += 500) {
    const values = rows.slice(from, from + 500).map(({ lastOn, dueOn, doneOn, ...words }) => ({
      ...words,
      work_list_id: id,
      last_on: lastOn,
      due_on: dueOn,
      done_on: doneOn,
      done_by: '',
    }))
    await db.insertInto('work_list_row').values(values).execute()
  }
  return id
}

export function workListRows(db: Kysely<Database>, workListId: number): Promise<Row<'work_list_row'>[]> {
  return db
    .selectFrom('work_list_row')
    .selectAll()
    .where('work_list_id', '=', workListId)
    .orderBy('id')
    .execute()
}

/** Sets the weights of a list whose version is still the one that was read. */
export async function weighWorkList(db: Kysely<Database>, id: number, version: number, weights: Weights) {
  const saved = await db
    .updateTable('work_list')
    .set({ weights_json: JSON.stringify(weights), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await db.selectFrom('work_list').selectAll().where('id', '=', id).executeTakeFirst()
  throw staleVersion('work list', theirs, { weights })
}

/** Marks a row as done, with who said so, or as not done. Answers it with the weights of its list. */
export async function markWorkRow(db: Kysely<Database>, rowId: number, doneOn: string | null, by: string) {
  const row = await db
    .updateTable('work_list_row')
    .set({ done_on: doneOn, done_by: doneOn === null ? '' : by })
    .where('id', '=', rowId)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such row.', { next: 'Go back to the list.' })
  return row
}
