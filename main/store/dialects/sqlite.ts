import { basename } from 'node:path'
import SqliteFile from 'better-sqlite3'
import {
  type CompiledQuery,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow } from '../schema.ts'
import { bulkInserter } from './sqlite-bulk.ts'
import { fromSqlite, onFile } from './sqlite-failure.ts'

/** Oldest SQLite without the WAL-reset bug that could lose committed pages. */
const oldestSafe = [3, 51, 3]

/** What the rest of the application asks of a database beyond Kysely's queries. */
export type Engine = {
  db: Kysely<Database>
  /**
   * The one path for bulk loading: a prepared statement and a transaction per batch. Rows are arrays in
   * the order of `columns`. `ignore` passes over rows that break a unique index; the answer holds the identifier
   * that the store gave each row, 0 for those passed over.
   * Its commits do not wait for the disk, the next other commit does, and takes them along: what is loaded counts
   * only once that commit says so.
   */
  bulkInsert<T extends keyof Database>(
    table: T,
    columns: readonly (keyof NewRow<T> & string)[],
    onConflict: 'fail' | 'ignore',
  ): (rows: readonly unknown[][]) => Promise<Float64Array>
  /** Committed rows as arrays, one after the other, on a connection of its own that only reads. */
  readRows(query: CompiledQuery): IterableIterator<unknown[]>
  /** Copies the whole database, and checks the copy. */
  backup(toPath: string): Promise<void>
  /** How many migrations the file has been through, whichever program did them. */
  fileVersion(): number
  setFileVersion(version: number): void
  /** Whether a commit waits for the disk. Always, but while making what is thrown away unless it is finished. */
  setDurable(durable: boolean): void
  /** SQLite's own checks; empty when all is sound. */
  findFaults(): string[]
  close(): Promise<void>
}

/** SQLite's `synchronous` setting by which only a checkpoint waits for the disk. */
const normal = 1
/** The write-ahead log is copied into the file this seldom: while loading, most pages change again and again. */
const checkpointPages = 16_000

/** Written into every bureau file, so that another program's SQLite file is not taken for one ("TDSK"). */
const applicationId = 0x54_44_53_4b

/** What the first 100 bytes of a file say of it, read without opening it as a database. */
export function readSqliteHeader(header: Buffer): { isBureau: boolean; version: number } {
  const isSqlite = header.length === 100 && header.toString('latin1', 0, 15) === 'SQLite format 3'
  return isSqlite
    ? { isBureau: header.readInt32BE(68) === applicationId, version: header.readInt32BE(60) }
    : { isBureau: false, version: 0 }
}

/** Marks an empty file before it gets a write-ahead log: the mark must stand in the file itself at once. */
function markNew(file: SqliteFile.Database) {
  if (file.pragma('page_count', { simple: true }) === 0) file.pragma(`application_id = ${applicationId}`)
}

/** Queries kept prepared; what is written out value by value would otherwise fill the memory. */
const mostPrepared = 500

class TransactionalAdapter extends SqliteAdapter {
  // Kysely's default says no, and a failed migration would then leave half of itself behind.
  override get supportsTransactionalDdl() {
    return true
  }
}

class Dialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalAdapter()
  }
}

export function openSqlite(path: string): Engine {
  const name = basename(path)
  const { file, reader } = onFile(name, () => connectionsTo(path))
  const db = new Kysely<Database>({ dialect: new Dialect({ database: preparingOnce(file, name) }) })

  return {
    db,
    bulkInsert(table, columns, onConflict) {
      const insertAll = file.transaction(bulkInserter(file, { table, columns, onConflict }))
      // Through Kysely's connection, so that no batch lands inside somebody else's transaction.
      return rows =>
        db.connection().execute(async () =>
          onFile(name, () => {
            const before = file.pragma('synchronous', { simple: true }) as number
            // With a write-ahead log a power cut then loses the last commits whole, and never damages the file.
            file.pragma(`synchronous = ${Math.min(before, normal)}`)
            try {
              return insertAll(rows)
            } finally {
              file.pragma(`synchronous = ${before}`)
            }
          }),
        )
    },
    *readRows(query) {
      // Not through `onFile`: what fails, fails while the rows are asked for, one after the other.
      try {
        const rows = reader.prepare(query.sql).raw()
        yield* rows.iterate(...query.parameters) as IterableIterator<unknown[]>
      } catch (error) {
        throw fromSqlite(name, error)
      }
    },
    async backup(toPath) {
      await file.backup(toPath)
      const copy = new SqliteFile(toPath)
      // One file that can be carried away alone: with a write-ahead log it would be three.
      copy.pragma('journal_mode = DELETE')
      const faults = faultsOf(copy)
      copy.close()
      if (faults.length > 0) {
        throw new AppError('unavailable', `The backup ${toPath} is damaged: ${faults[0]}.`, {
          next: 'Free disk space or choose another disk, then open the bureau again.',
        })
      }
    },
    fileVersion: () => file.pragma('user_version', { simple: true }) as number,
    setFileVersion: version => void file.pragma(`user_version = ${version}`),
    setDurable: durable => void file.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`),
    findFaults: () => faultsOf(reader),
    async close() {
      reader.close()
      await db.destroy()
      if (file.open) file.close()
    },
  }
}

/** The connection that writes, and one that only reads. */
function connectionsTo(path: string): { file: SqliteFile.Database; reader: SqliteFile.Database } {
  const file = new SqliteFile(path)
  try {
    checkVersion(file)
    markNew(file)
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    file.pragma(`wal_autocheckpoint = ${checkpointPages}`)
    file.pragma('foreign_keys = ON')
    // What is erased must not stay readable in the pages it leaves.
    file.pragma('secure_delete = ON')
    const reader = new SqliteFile(path, { readonly: true })
    for (const connection of [file, reader]) {
      connection.pragma('temp_store = MEMORY')
      connection.pragma('cache_size = -65536')
    }
    // Only for reading through: the pages of a file that is being filled would all count as memory of the process.
    reader.pragma('mmap_size = 268435456')
    return { file, reader }
  } catch (error) {
    file.close()
    throw error
  }
}

/** Kysely prepares every query anew; most were asked before, and preparing costs more than running them. */
function preparingOnce(file: SqliteFile.Database, name: string): SqliteDatabase {
  const prepared = new Map<string, SqliteFile.Statement>()
  const telling = (statement: SqliteFile.Statement): SqliteStatement => ({
    reader: statement.reader,
    all: parameters => onFile(name, () => statement.all(parameters)),
    run: parameters =>
      // A full disk has rolled back by itself: to do it again would fail, and hide why.
      isRollback(statement) && !file.inTransaction
        ? { changes: 0, lastInsertRowid: 0 }
        : onFile(name, () => statement.run(parameters)),
    iterate: parameters => onFile(name, () => statement.iterate(parameters)),
  })
  return {
    prepare(sql) {
      const known = prepared.get(sql)
      // One that is being read from step by step cannot be asked again meanwhile.
      if (known && !known.busy) return telling(known)
      if (prepared.size >= mostPrepared) prepared.clear()
      const statement = onFile(name, () => file.prepare(sql))
      prepared.set(sql, statement)
      return telling(statement)
    },
    close: () => void file.close(),
  }
}

const isRollback = ({ source }: SqliteFile.Statement) => source.toLowerCase() === 'rollback'

function faultsOf(file: SqliteFile.Database): string[] {
  try {
    return faultsFound(file)
  } catch (error) {
    // So damaged that the check itself cannot go on.
    if (error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_CORRUPT'))
      return [error.message]
    throw error
  }
}

function faultsFound(file: SqliteFile.Database): string[] {
  const integrity = (file.pragma('integrity_check') as { integrity_check: string }[])
    .map(row => row.integrity_check)
    .filter(line => line !== 'ok')
  const orphans = (file.pragma('foreign_key_check') as { table: string; parent: string }[]).map(
    row => `a row of ${row.table} points to nothing in ${row.parent}`,
  )
  return [...integrity, ...orphans]
}

function checkVersion(file: SqliteFile.Database) {
  const text = String(file.prepare('select sqlite_version()').pluck().get())
  const found = text.split('.').map(Number)
  const different = oldestSafe.findIndex((part, index) => part !== found[index])
  if (different !== -1 && found[different]! < oldestSafe[different]!) {
    file.close()
    throw new AppError(
      'unavailable',
      `SQLite ${text} can lose data; ${oldestSafe.join('.')} or newer is needed.`,
      {
        next: 'Install Tasking Desk again.',
      },
    )
  }
}
