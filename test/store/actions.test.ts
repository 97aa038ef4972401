import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replay } from '#shared/features/tasking/action-rules.ts'
import { openSqlite } from '../../main/store/dialects/sqlite.ts'
import { migrate } from '../../main/store/migrate.ts'
import { migrations } from '../../main/store/migrations/index.ts'
import { now, testFolder } from './store.ts'

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = testFolder())
})
afterEach(() => remove())

const upTo = (last: string) =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name.slice(0, 3) <= last))

test('notes and endings of an old bureau become histories that explain the present', async () => {
  const engine = openSqlite(join(folder, 'Old.bureau'))
  await migrate(engine, upTo('003'), folder, now)
  const { db } = engine
  await sql`insert into agency (key, name) values ('council', 'City council')`.execute(db)
  await sql`insert into meeting (title, held_on, chair, status, minutes)
    values ('Group', '2025-01-14', 'Chair', 'held', '')`.execute(db)
  await sql`insert into action (number, meeting_id, what, agency_id, owner, due_on, status, outcome, closed_on)
    values ('A-001', 1, 'Signs', 1, 'Officer', '2025-02-01', 'open', '', null),
      ('A-002', 1, 'Gates', 1, 'Surveyor', '2025-02-01', 'cancelled', 'No money.', '2025-01-28'),
      ('A-003', 1, 'Visits', 1, 'Warden', '2025-02-01', 'done', 'Twelve visits.', '2025-01-30')`.execute(db)
  await sql`insert into action_note (action_id, at, by_login, note)
    values (1, '2025-01-20T10:00:00.000Z', 'analyst.one', 'Ordered.'),
      (2, '2025-01-21T10:00:00.000Z', 'analyst.two', 'Asked for a quotation.')`.execute(db)
  await migrate(engine, migrations, folder, now)

  const events = await db.selectFrom('action_event').selectAll().orderBy('action_id').orderBy('at').execute()
  expect(events.map(({ action_id, kind, note, by_login }) => [action_id, kind, note, by_login])).toEqual([
    [1, 'set', '', ''],
    [1, 'note', 'Ordered.', 'analyst.one'],
    [2, 'set', '', ''],
    [2, 'note', 'Asked for a quotation.', 'analyst.two'],
    [2, 'moved', '', ''],
    [3, 'set', '', ''],
    [3, 'moved', '', ''],
  ])
  for (const action of await db.selectFrom('action').selectAll().execute()) {
    const history = events.filter(({ action_id }) => action_id === action.id)
    expect(replay(history.map(({ to_json }) => ({ to: JSON.parse(to_json) })))).toEqual({
      ...{ what: action.what, why: action.why, owner: action.owner, dueOn: action.due_on },
      ...{ agencyId: action.agency_id, deputyAgencyId: null, priority: action.priority },
      ...{ status: action.status, outcome: action.outcome, closedOn: action.closed_on },
      ...{ blockedBy: '', approver: '', escalatedOn: null },
    })
  }
  const tables = await sql<{
    name: string
  }>`select name from sqlite_master where name = 'action_note'`.execute(db)
  expect(tables.rows).toEqual([])
  await engine.close()
})
