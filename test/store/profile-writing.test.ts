import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { docOfText } from '#shared/features/profiles/rich-text.ts'
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

test('what was written in the five texts of a profile becomes its sections, word for word', async () => {
  const engine = openSqlite(join(folder, 'Old.bureau'))
  await migrate(engine, upTo('003'), folder, now)
  const texts = {
    aim: 'Fewer calls.',
    location: '',
    victim: 'Staff.\n\nFamilies <b>',
    offender: '',
    response: '',
  }
  await sql`insert into freeze (made_at, reason, last_incident_id, import_ids_json, incidents)
    values ('', '', 0, '[]', 0)`.execute(engine.db)
  await sql`insert into analysis (parameters_json, filter_json, seed, freeze_id, incidents, unplaced,
      software_version, made_at, made_by, statement, warnings_json)
    values ('{}', '{}', 1, 1, 0, 0, '', '', '', '', '[]')`.execute(engine.db)
  await sql`insert into hotspot (analysis_id, rank, label, count, expected_json, z_json, q_json, area_hectares,
      centre_easting, centre_northing, polygons_json, incident_ids)
    values (1, 1, '', 0, '', '', '', 0, 0, 0, '[]', x'')`.execute(engine.db)
  await sql`insert into profile (number, title, area_label, status, analysis_id, hotspot_id, filter_json,
      polygons_json, aim, location, victim, offender, response, created_at)
    values ('PP-2024-001', 'T', '', 'proposed', 1, 1, '{}', '[]', ${texts.aim}, ${texts.location}, ${texts.victim},
      ${texts.offender}, ${texts.response}, '2024-12-03T13:00:00.000Z')`.execute(engine.db)
  await migrate(engine, upTo('004'), folder, now)
  const sections = await engine.db.selectFrom('profile_section').selectAll().orderBy('id').execute()
  expect(sections.map(({ key, doc_json, version }) => [key, JSON.parse(doc_json), version])).toEqual([
    ['aim', docOfText(texts.aim), 1],
    ['victim', docOfText(texts.victim), 1],
  ])
  const columns = await sql<{ name: string }>`select name from pragma_table_info('profile')`.execute(
    engine.db,
  )
  const names = columns.rows.map(({ name }) => name)
  expect(names.filter(name => name in texts)).toEqual([])
  expect(names).toEqual(expect.arrayContaining(['marking', 'review_on', 'title']))
  await engine.close()
})
