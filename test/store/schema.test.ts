import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { openTestStore } from './store.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
afterEach(() => opened.close())

test('the schema after all migrations is the one that is known', async () => {
  opened = await openTestStore()
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master
    where sql is not null and name not like 'sqlite_%' and name not like 'kysely_%'
    order by tbl_name, type desc, name`.execute(opened.store.db)
  await expect(rows.map(row => `${row.sql};\n`).join('\n')).toMatchFileSnapshot('schema.snap')
})

test('the database itself keeps rows from pointing to nothing', async () => {
  opened = await openTestStore()
  const area = { area_set_id: 7, code: 'A', name: 'A', polygons_json: '[]' }
  await expect(opened.store.db.insertInto('area').values(area).execute()).rejects.toThrow(/FOREIGN KEY/)
})
