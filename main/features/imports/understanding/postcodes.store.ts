import type { Kysely } from 'kysely'
import type { PostcodeFile } from '#shared/features/imports/contract.ts'
import type { Database } from '../../../store/schema.ts'
import type { Postcodes } from './postcodes.ts'

/** The postcode file that is loaded, without its postcodes; null where none is. */
export async function postcodeFileOf(db: Kysely<Database>): Promise<(PostcodeFile & { id: number }) | null> {
  const row = await db
    .selectFrom('postcode_file')
    .select(['id', 'file_name as fileName', 'loaded_at as loadedAt', 'postcodes'])
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Puts a postcode file in the place of the one before: old imports keep the places they were given. */
export async function replacePostcodeFile(
  db: Kysely<Database>,
  file: PostcodeFile,
  { keys, eastings, northings }: Postcodes,
): Promise<void> {
  const bytesOf = (column: Int32Array) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
  await db.deleteFrom('postcode_file').execute()
  await db
    .insertInto('postcode_file')
    .values({
      file_name: file.fileName,
      loaded_at: file.loadedAt,
      postcodes: file.postcodes,
      keys,
      eastings: bytesOf(eastings),
      northings: bytesOf(northings),
    })
    .execute()
}

/** The postcodes loaded, in memory that threads share; null where none are. */
export async function readPostcodeColumns(db: Kysely<Database>, id: number): Promise<Postcodes | null> {
  const row = await db
    .selectFrom('postcode_file')
    .select(['keys', 'eastings', 'northings'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const shared = (bytes: Uint8Array) => {
    const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
    copy.set(bytes)
    return copy
  }
  return {
    keys: shared(row.keys),
    eastings: new Int32Array(shared(row.eastings).buffer),
    northings: new Int32Array(shared(row.northings).buffer),
  }
}
