import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import { nextMoment } from '../../../store/moments.ts'
import type { Database } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'
import { type CodePeriods, type DatedCode, periodsOf } from '../../incidents/category-codes.ts'
import { codeIn } from './schemes.ts'

/** A category of the source that is being imported. */
export type KnownCategory = {
  id: number
  /** The codes its incidents have, whether by its table or as the mapping proposes. */
  codes: CodePeriods
  /** What the mapping proposes for words that have no table yet; null for nothing. */
  proposed: string | null
}

/**
 * The categories of a source for these words, added where new. Where one has a dated table the table stands,
 * whatever the mapping says; where it has none, the mapping's code is taken at the end of the import.
 */
export async function categoriesOf(
  db: Kysely<Database>,
  sourceId: number,
  words: readonly string[],
  codes: Record<string, string | null>,
): Promise<KnownCategory[]> {
  const found: KnownCategory[] = []
  for (const each of words) {
    const known = await db
      .selectFrom('category')
      .select('id')
      .where('source_id', '=', sourceId)
      .where('words', '=', each)
      .executeTakeFirst()
    const { id } =
      known ??
      (await db
        .insertInto('category')
        .values({ source_id: sourceId, words: each })
        .returning('id')
        .executeTakeFirstOrThrow())
    const table = known ? await rowsInForce(db, id) : []
    const proposed = table.length > 0 ? null : codeIn(codes, each)
    const dated = proposed === null ? table : [{ fromDay: null, code: proposed }]
    found.push({ id, codes: periodsOf(dated), proposed })
  }
  return found
}

type Change = { by: string; now: Date }

/** Gives the proposed codes, from the beginning, to categories that still have no table. */
export async function codeCategories(
  db: Kysely<Database>,
  categories: readonly KnownCategory[],
  { by, now }: Change,
): Promise<void> {
  const proposed = categories.filter(category => category.proposed !== null)
  if (proposed.length === 0) return
  const made_at = await nextMoment(db, now)
  for (const { id, proposed: code } of proposed) {
    if ((await rowsInForce(db, id)).length > 0) continue
    await db
      .insertInto('category_code')
      .values({ category_id: id, from_day: null, code, made_at, made_by: by })
      .execute()
  }
}

/** The tables in force of a source's categories, by their words: only of those that have one. */
export async function tablesOfSource(
  db: Kysely<Database>,
  sourceId: number,
): Promise<Map<string, DatedCode[]>> {
  const rows = await db
    .selectFrom('category_code')
    .innerJoin('category', 'category.id', 'category_code.category_id')
    .select(['category.words', 'from_day as fromDay', 'code'])
    .where('category.source_id', '=', sourceId)
    .where('replaced_at', 'is', null)
    .orderBy('from_day', order => order.asc().nullsFirst())
    .execute()
  const tables = new Map<string, DatedCode[]>()
  for (const { words, fromDay, code } of rows) {
    tables.set(words, [...(tables.get(words) ?? []), { fromDay, code }])
  }
  return tables
}

function rowsInForce(db: Kysely<Database>, categoryId: number) {
  return db
    .selectFrom('category_code')
    .select(['id', 'from_day as fromDay', 'code'])
    .where('category_id', '=', categoryId)
    .where('replaced_at', 'is', null)
    .orderBy('from_day', order => order.asc().nullsFirst())
    .execute()
}

/** Counts the changes to a table: a row written is one, and a row replaced another. */
async function versionOf(db: Kysely<Database>, categoryId: number): Promise<number> {
  const { made, replaced } = await db
    .selectFrom('category_code')
    .select(({ fn }) => [fn.count<number>('id').as('made'), fn.count<number>('replaced_at').as('replaced')])
    .where('category_id', '=', categoryId)
    .executeTakeFirstOrThrow()
  return Number(made) + Number(replaced)
}

type TableToSave = { categoryId: number; version: number; codes: readonly DatedCode[] } & Change

/**
 * Replaces the dated table of a category by another; rows that stand in both are left alone, those that go are
 * kept as replaced. Throws `conflict` with both tables where somebody else changed it meanwhile.
 */
export async function saveTable(
  db: Kysely<Database>,
  { categoryId, version, codes, by, now }: TableToSave,
): Promise<void> {
  const category = await categoryOf(db, categoryId)
  const current = await rowsInForce(db, categoryId)
  const found = await versionOf(db, categoryId)
  if (found !== version) {
    const theirs = { codes: current.map(({ fromDay, code }) => ({ fromDay, code })), version: found }
    throw staleVersion(`table of codes of “${category.words}”`, theirs, { codes, version })
  }
  const same = (a: DatedCode, b: DatedCode) => a.fromDay === b.fromDay && a.code === b.code
  const gone = current.filter(row => !codes.some(code => same(row, code)))
  const added = codes.filter(code => !current.some(row => same(row, code)))
  if (gone.length === 0 && added.length === 0) return
  const at = await nextMoment(db, now)
  for (const { id } of gone) {
    await db
      .updateTable('category_code')
      .set({ replaced_at: at, replaced_by: by })
      .where('id', '=', id)
      .execute()
  }
  for (const { fromDay, code } of added) {
    await db
      .insertInto('category_code')
      .values({ category_id: categoryId, from_day: fromDay, code, made_at: at, made_by: by })
      .execute()
  }
}

/** Throws `not-found` where no category has the identifier. */
export async function categoryOf(db: Kysely<Database>, categoryId: number) {
  const category = await db
    .selectFrom('category')
    .innerJoin('source', 'source.id', 'category.source_id')
    .select(['category.id', 'category.words', 'source.id as sourceId', 'source.name as sourceName'])
    .where('category.id', '=', categoryId)
    .executeTakeFirst()
  if (category) return category
  throw new AppError('not-found', 'That category is not in this bureau.', {
    next: 'Go back to the list of categories.',
  })
}

/** Every category of every source, in the order of the sources' names. */
export function listCategories(db: Kysely<Database>) {
  return db
    .selectFrom('category')
    .innerJoin('source', 'source.id', 'category.source_id')
    .select(['category.id', 'category.words', 'source.id as sourceId', 'source.name as sourceName'])
    .orderBy('source.name')
    .orderBy('category.words')
    .execute()
}

/** Every row of the dated tables, of one category or of all, as they were written. */
export function tableRows(db: Kysely<Database>, categoryId?: number) {
  const rows = db
    .selectFrom('category_code')
    .select(['category_id as categoryId', 'from_day as fromDay', 'code'])
    .select(['made_at as madeAt', 'made_by as madeBy', 'replaced_at as replacedAt'])
    .select('replaced_by as replacedBy')
    .orderBy('from_day', order => order.asc().nullsFirst())
    .orderBy('id')
  return (categoryId === undefined ? rows : rows.where('category_id', '=', categoryId)).execute()
}
export type TableRow = Awaited<ReturnType<typeof tableRows>>[number]
