import SqliteFile from 'better-sqlite3'
import { AppError } from '#shared/rpc/error.ts'

type Failure = { code: RegExp; what: string; next: string }

const failures: readonly Failure[] = [
  {
    code: /^SQLITE_(CORRUPT|NOTADB)/,
    what: 'is damaged',
    next: 'Close it, keep the damaged file aside, and put back a copy: from the folder “backups” beside it, or from the backup of the machine.',
  },
  {
    code: /^SQLITE_FULL/,
    what: 'cannot grow: the disk is full',
    next: 'Free space on that disk, then try again.',
  },
  {
    code: /^SQLITE_(READONLY|CANTOPEN|PERM)/,
    what: 'cannot be written',
    next: 'Ask whoever looks after the folder for the right to read and write it.',
  },
  {
    code: /^SQLITE_IOERR/,
    what: 'cannot be read or written: the disk or the network drive failed',
    next: 'Check that the drive is there, then open the bureau again.',
  },
]

/** What a person can act on, as the application says it; anything else as it came. */
export function fromSqlite(fileName: string, error: unknown): unknown {
  if (!(error instanceof SqliteFile.SqliteError)) return error
  const known = failures.find(({ code }) => code.test(error.code))
  if (!known) return error
  return new AppError('unavailable', `${fileName} ${known.what}.`, { next: known.next, cause: error })
}

/** Does some work on a file, its failures told as `fromSqlite` tells them. */
export function onFile<T>(fileName: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw fromSqlite(fileName, error)
  }
}
