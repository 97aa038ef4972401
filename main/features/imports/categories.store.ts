import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { codeIn, nameOfCode } from './schemes.ts'

export type KnownCategory = { id: number; code: string | null }

/**
 * The categories of a source for these words, added where new. What was loaded under a code stays under
 * it: a mapping that says another is refused. One that codes what was not coded is taken at the end.
 */
export async function categoriesOf(
  db: Kysely<Database>,
  sourceId: number,
  words: readonly string[],
  codes: Record<string, string | null>,
): Promise<KnownCategory[]> {
  const found: KnownCategory[] = []
  for (const each of words) {
    const code = codeIn(codes, each)
    const known = await db
      .selectFrom('category')
      .select(['id', 'code'])
      .where('source_id', '=', sourceId)
      .where('words', '=', each)
      .executeTakeFirst()
    if (known?.code && code && known.code !== code) throw codedOtherwise(each, known.code, code)
    if (known) found.push({ id: known.id, code: known.code ?? code })
    else {
      const added = await db
        .insertInto('category')
        .values({ source_id: sourceId, words: each, code })
        .returning('id')
        .executeTakeFirstOrThrow()
      found.push({ id: added.id, code })
    }
  }
  return found
}

/** Gives their codes to categories that had none when the import began. */
export async function codeCategories(db: Kysely<Database>, categories: readonly KnownCategory[]) {
  for (const { id, code } of categories) {
    if (code === null) continue
    await db.updateTable('category').set({ code }).where('id', '=', id).where('code', 'is', null).execute()
  }
}

function codedOtherwise(words: string, code: string, newCode: string): AppError {
  return new AppError(
    'conflict',
    `“${words}” of this source is already loaded as “${nameOfCode(code)}”; this mapping says “${nameOfCode(newCode)}”.`,
    {
      next: 'Choose the same code, so that earlier counts stay what they were.',
      detail: { words, code, newCode },
    },
  )
}
