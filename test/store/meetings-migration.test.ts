import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { openSqlite } from '../../main/store/dialects/sqlite.ts'
import { migrate } from '../../main/store/migrate.ts'
import { migrations } from '../../main/store/migrations/index.ts'
import { now, testFolder } from './store.ts'

const { folder, remove } = testFolder()
afterEach(remove)

test('agendas and decisions of before stand on the items of the new agendas', async () => {
  const engine = openSqlite(join(folder, 'Old.bureau'))
  try {
    const names = Object.keys(migrations).sort()
    const before = Object.fromEntries(
      names.filter(name => name < '004').map(name => [name, migrations[name]!]),
    )
    await migrate(engine, before, folder, now)
    const run = (text: string) => sql.raw(text).execute(engine.db)
    await run(
      `insert into freeze (id, made_at, reason, last_incident_id, import_ids_json, incidents) values (1, '', '', 0, '[]', 0)`,
    )
    await run(
      `insert into analysis (id, parameters_json, filter_json, seed, freeze_id, incidents, unplaced, software_version, made_at, made_by, statement, warnings_json) values (1, '{}', '{}', 1, 1, 0, 0, '', '', '', '', '[]')`,
    )
    await run(
      `insert into hotspot (id, analysis_id, rank, label, count, expected_json, z_json, q_json, area_hectares, centre_easting, centre_northing, polygons_json, incident_ids) values (1, 1, 1, '', 0, '', '', '', 1, 1, 1, '[]', x'')`,
    )
    for (const id of [1, 2, 3]) {
      await run(
        `insert into profile (id, number, title, area_label, status, analysis_id, hotspot_id, filter_json, polygons_json, aim, location, victim, offender, response, created_at) values (${id}, 'PP-2025-00${id}', 'Title ${id}', '', 'raised', 1, 1, '{}', '[]', '', '', '', '', '', '2025-01-01T00:00:00.000Z')`,
      )
    }
    await run(
      `insert into meeting (id, title, held_on, chair, status, minutes) values (1, 'JMG', '2025-01-07', '', 'held', 'Said')`,
    )
    await run(
      `insert into agenda_item (id, meeting_id, profile_id, position) values (1, 1, 2, 0), (2, 1, 1, 1), (3, 1, 3, 2)`,
    )
    await run(
      `insert into decision (meeting_id, profile_id, kind, reason, at, by_login) values (1, 2, 'adopt', 'Now', 'x', 'y'), (1, 1, 'defer', 'Later', 'x', 'y')`,
    )

    await migrate(engine, migrations, folder, now)
    const items = await engine.db
      .selectFrom('agenda_item')
      .leftJoin('decision', 'decision.agenda_item_id', 'agenda_item.id')
      .select(['agenda_item.profile_id', 'title', 'agenda_item.kind', 'state', 'decision.kind as decided'])
      .orderBy('position')
      .execute()
    const kind = 'profile-decision'
    expect(items).toEqual([
      { profile_id: 2, title: 'PP-2025-002 Title 2', kind, state: 'dealt-with', decided: 'adopt' },
      { profile_id: 1, title: 'PP-2025-001 Title 1', kind, state: 'carried', decided: 'defer' },
      { profile_id: 3, title: 'PP-2025-003 Title 3', kind, state: 'carried', decided: null },
    ])
    expect(engine.findFaults()).toEqual([])
  } finally {
    await engine.close()
  }
})
