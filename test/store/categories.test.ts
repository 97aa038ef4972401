import SqliteFile from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  categoriesOf,
  codeCategories,
  saveTable,
  tableRows,
  tablesOfSource,
} from '../../main/features/imports/categories/categories.store.ts'
import { removeUnfinishedImports } from '../../main/features/imports/keeping/unfinished.store.ts'
import { readCodeTable } from '../../main/features/incidents/category-codes.store.ts'
import { up as firstDesk } from '../../main/store/migrations/001-first-desk.ts'
import { up as importing } from '../../main/store/migrations/002-import.ts'
import { nextMoment } from '../../main/store/moments.ts'
import type { Store } from '../../main/store/open.ts'
import { now, openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
  const { db } = store
  await db.insertInto('agency').values({ key: 'police', name: 'Police' }).execute()
  const terms = { agency_id: 1, marking: 'OFFICIAL', purpose: '', lawful_basis: '' }
  const unset = { retention_months: null, review_on: null, expected_every_days: null }
  for (const key of ['calls', 'noise']) {
    await db
      .insertInto('source')
      .values({ key, name: key, ...terms, ...unset })
      .execute()
  }
})
afterEach(() => close())

const by = 'analyst.one'
const save = (version: number, codes: { fromDay: string | null; code: string | null }[], at = now) =>
  saveTable(store.db, { categoryId: 1, version, codes, by, now: at })
const always = (code: string | null) => [{ fromDay: null, code }]
const codeNow = async () => (await readCodeTable(store.db)).get(1)?.codes
const codeAsOf = async (asOf: string) => (await readCodeTable(store.db, { asOf })).get(1)?.codes

test('words new to a source take the code proposed; a table that stands is never touched', async () => {
  const { db } = store
  const codes = { Rowdy: 'asb101:rowdy', Noise: 'nsir2007:noise' }
  const first = await categoriesOf(db, 1, ['Rowdy', 'Other'], codes)
  expect(first.map(({ id, proposed }) => [id, proposed])).toEqual([
    [1, 'asb101:rowdy'],
    [2, null],
  ])
  expect(await tableRows(db)).toEqual([])
  await codeCategories(db, first, { by, now })
  const again = await categoriesOf(db, 1, ['Rowdy', 'Noise'], { ...codes, Rowdy: 'nsir2011:nuisance' })
  expect(again).toMatchObject([{ id: 1, proposed: null, codes: { codes: ['asb101:rowdy'] } }, { id: 3 }])
  await codeCategories(db, again, { by, now })
  expect(await tablesOfSource(db, 1)).toEqual(
    new Map([
      ['Rowdy', always('asb101:rowdy')],
      ['Noise', always('nsir2007:noise')],
    ]),
  )
  expect(await tablesOfSource(db, 2)).toEqual(new Map())
})

test('a decision made while the import ran is not overwritten at its end', async () => {
  const begun = await categoriesOf(store.db, 1, ['Rowdy'], { Rowdy: 'asb101:rowdy' })
  await save(0, always(null))
  await codeCategories(store.db, begun, { by, now })
  expect(await codeNow()).toEqual([null])
})

test('rows are only ever added and marked as replaced; any moment can be read again', async () => {
  await categoriesOf(store.db, 1, ['Rowdy'], {})
  await save(0, always('asb101:rowdy'))
  const [first] = await tableRows(store.db)
  await save(1, [...always('asb101:rowdy'), { fromDay: '2025-04-01', code: 'nsir2011:nuisance' }])
  const rows = await tableRows(store.db)
  expect(rows).toContainEqual(first)
  expect(await codeAsOf(first!.madeAt)).toEqual(['asb101:rowdy'])
  await save(2, always('nsir2011:personal'))
  expect(await codeNow()).toEqual(['nsir2011:personal'])
  expect(await codeAsOf(rows[1]!.madeAt)).toEqual(['asb101:rowdy', 'nsir2011:nuisance'])
  expect(await tableRows(store.db)).toHaveLength(3)
  await save(5, [])
  expect(await codeNow()).toBeUndefined()
  const last = (await tableRows(store.db)).map(({ replacedAt, replacedBy }) => [replacedAt, replacedBy])
  expect(last.every(([at, who]) => at !== null && who === by)).toBe(true)
})

test('who saves over a change not seen is told both; nothing is saved', async () => {
  await categoriesOf(store.db, 1, ['Rowdy'], {})
  await save(0, always('asb101:rowdy'))
  await expect(save(0, always('nsir2011:nuisance'))).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Rowdy'),
    detail: {
      theirs: { codes: always('asb101:rowdy'), version: 1 },
      yours: { codes: always('nsir2011:nuisance'), version: 0 },
    },
  })
  expect(await codeNow()).toEqual(['asb101:rowdy'])
  await expect(saveTable(store.db, { categoryId: 9, version: 0, codes: [], by, now })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a clock that stands still or was set back puts no change before a freeze, and no freeze before a change', async () => {
  await categoriesOf(store.db, 1, ['Rowdy'], {})
  const freeze = async (at: Date) => {
    const made_at = await nextMoment(store.db, at)
    await store.db
      .insertInto('freeze')
      .values({ made_at, reason: '', last_incident_id: 0, import_ids_json: '[]', incidents: 0 })
      .execute()
    return made_at
  }
  const yesterday = new Date(now.getTime() - 86_400_000)
  const empty = await freeze(now)
  await save(0, always('a'))
  const a = await freeze(now)
  await save(1, always('b'), yesterday)
  const b = await freeze(yesterday)
  await save(3, [], now)
  expect(await codeAsOf(empty)).toBeUndefined()
  expect(await codeAsOf(a)).toEqual(['a'])
  expect(await codeAsOf(b)).toEqual(['b'])
  expect(await codeNow()).toBeUndefined()
})

test('what an import left goes, but not what words stand for', async () => {
  await categoriesOf(store.db, 1, ['Rowdy', 'New'], {})
  await save(0, always('asb101:rowdy'))
  await store.db
    .insertInto('mapping')
    .values({ source_id: 1, number: 1, header_fingerprint: '', spec_json: '{}', made_at: '' })
    .execute()
  await store.db
    .insertInto('import')
    .values({
      ...{ source_id: 1, mapping_id: 1, file_name: 'calls.csv', sha256: '', bytes: 0, started_at: '' },
      ...{ finished_at: null, status: 'running', by_login: by, read: 0, loaded: 0, rejected: 0 },
      ...{ duplicate: 0, changed: 0, unplaced: 0, uncoded: 0 },
    })
    .execute()
  await removeUnfinishedImports(store.db)
  expect((await store.db.selectFrom('category').select('words').execute()).map(row => row.words)).toEqual([
    'Rowdy',
  ])
})

test('codes of an older bureau become tables older than all that was counted by them', async () => {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new SqliteFile(':memory:') }) })
  try {
    await firstDesk(db)
    await sql`insert into agency (key, name) values ('a', 'A')`.execute(db)
    for (const key of ['calls', 'noise']) {
      await sql`insert into source (key, name, agency_id, marking, purpose, lawful_basis)
        values (${key}, ${key}, 1, '', '', '')`.execute(db)
    }
    await sql`insert into mapping (source_id, number, header_fingerprint, spec_json, made_at)
      values (1, 1, '', '{}', '')`.execute(db)
    for (const started of ['2025-02-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z']) {
      await sql`insert into import (source_id, mapping_id, file_name, sha256, bytes, started_at, status, by_login,
          read, loaded, rejected, duplicate, changed, unplaced, uncoded)
        values (1, 1, '', '', 0, ${started}, 'done', '', 0, 0, 0, 0, 0, 0, 0)`.execute(db)
    }
    await sql`insert into category (source_id, words, code)
      values (1, 'Rowdy', 'asb101:rowdy'), (1, 'Other', null), (2, 'Noise', 'nsir2007:noise')`.execute(db)
    await importing(db)
    const { rows } = await sql`select category_id, from_day, code, made_at, made_by, replaced_at
      from category_code order by category_id`.execute(db)
    const common = { from_day: null, made_by: '', replaced_at: null }
    expect(rows).toEqual([
      { category_id: 1, code: 'asb101:rowdy', made_at: '2025-01-01T00:00:00.000Z', ...common },
      { category_id: 3, code: 'nsir2007:noise', made_at: '1970-01-01T00:00:00.000Z', ...common },
    ])
    const { rows: columns } = await sql<{
      name: string
    }>`select name from pragma_table_info('category')`.execute(db)
    expect(columns.map(({ name }) => name)).toEqual(['id', 'source_id', 'words'])
  } finally {
    await db.destroy()
  }
})
