import type SqliteFile from 'better-sqlite3'

/** Rows a statement takes: each statement has costs of its own, and larger ones save hardly any more. */
const rowsPerStatement = 16

type Target = { table: string; columns: readonly string[]; onConflict: 'fail' | 'ignore' }

/**
 * Inserts rows by prepared statements, many to a statement. Where some of them break a unique index, which ones
 * went in is found by reading them back: they are there in the order of the statement. Answers the identifier that
 * each row was given, 0 for one that did not go in.
 */
export function bulkInserter(file: SqliteFile.Database, { table, columns, onConflict }: Target) {
  const names = columns.map(name => `"${name}"`).join(', ')
  const opening = `${onConflict === 'ignore' ? 'insert or ignore' : 'insert'} into "${table}" (${names}) values`
  const row = `(${columns.map(() => '?').join(', ')})`
  const one = file.prepare(`${opening} ${row}`)
  const many = file.prepare(`${opening} ${Array(rowsPerStatement).fill(row).join(', ')}`)
  const lastId = file.prepare(`select coalesce(max(rowid), 0) from "${table}"`).pluck()
  const since = file.prepare(`select rowid, ${names} from "${table}" where rowid > ? order by rowid`).raw()

  return (rows: readonly unknown[][]): Float64Array => {
    const inserted = new Float64Array(rows.length)
    let last = lastId.get() as number
    let at = 0
    // After rows that did not go in most of the next will not either: they are tried one by one.
    let single = 0
    while (at < rows.length) {
      if (single > 0 || rows.length - at < rowsPerStatement) {
        const { changes, lastInsertRowid } = one.run(rows[at]!)
        if (changes > 0) last = Number(lastInsertRowid)
        inserted[at++] = changes > 0 ? last : 0
        single = changes === 0 ? rowsPerStatement : single - 1
        continue
      }
      const end = at + rowsPerStatement
      const { changes, lastInsertRowid } = many.run(rows.slice(at, end).flat())
      if (changes === rowsPerStatement) {
        // One statement gives identifiers that follow each other.
        const first = Number(lastInsertRowid) - rowsPerStatement + 1
        for (let i = at; i < end; i++) inserted[i] = first + i - at
      } else {
        markFound(rows, inserted, at, since.all(last) as unknown[][])
        single = rowsPerStatement
      }
      if (changes > 0) last = Number(lastInsertRowid)
      at = end
    }
    return inserted
  }
}

function markFound(rows: readonly unknown[][], inserted: Float64Array, from: number, found: unknown[][]) {
  let at = from
  for (const [rowId, ...row] of found) {
    while (!isSame(rows[at]!, row)) at++
    inserted[at++] = rowId as number
  }
}

function isSame(row: readonly unknown[], stored: readonly unknown[]): boolean {
  return row.every((value, column) => {
    const other = stored[column]
    if (value instanceof Uint8Array) return Buffer.compare(value, other as Uint8Array) === 0
    // Half a character, as JSON may hold it, is stored as the sign for what cannot be read.
    return value === other || (typeof value === 'string' && Buffer.from(value).toString() === other)
  })
}
