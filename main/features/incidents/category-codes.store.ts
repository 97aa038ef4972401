import type { Kysely } from 'kysely'
import type { Database } from '../../store/schema.ts'
import { type CodeTable, type DatedCode, periodsOf } from './category-codes.ts'

type Wanted = {
  /** The tables as they stood at this moment; as they stand now if absent. */
  asOf?: string | undefined
  categoryIds?: readonly number[]
}

/** The dated tables of codes, of these categories or of all. */
export async function readCodeTable(
  db: Kysely<Database>,
  { asOf, categoryIds }: Wanted = {},
): Promise<CodeTable> {
  let rows = db.selectFrom('category_code').select(['category_id', 'from_day as fromDay', 'code'])
  if (categoryIds) rows = rows.where('category_id', 'in', categoryIds)
  rows =
    asOf === undefined
      ? rows.where('replaced_at', 'is', null)
      : rows
          .where('made_at', '<=', asOf)
          .where(({ eb, or }) => or([eb('replaced_at', 'is', null), eb('replaced_at', '>', asOf)]))
  const ofCategory = new Map<number, DatedCode[]>()
  for (const { category_id, ...dated } of await rows.execute()) {
    const known = ofCategory.get(category_id)
    if (known) known.push(dated)
    else ofCategory.set(category_id, [dated])
  }
  return new Map([...ofCategory].map(([category, dated]) => [category, periodsOf(dated)]))
}
