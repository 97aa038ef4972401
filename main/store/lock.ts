import { existsSync, mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { AppError } from '#shared/rpc/error.ts'

/**
 * One writer per bureau, whatever the host. The lock is SQLite's own on a small file of its own: the
 * operating system lets go of it when the process ends, however it ends, so no lock is ever stale.
 * Writers are shut out while it is held; readers may still see who holds it.
 */
export function lockBureau(filesFolder: string, login: string, now: Date): { release(): void } {
  const file = openLock(filesFolder)
  try {
    file.exec('begin immediate')
    file.exec('create table if not exists holder (login text, host text, pid integer, since text)')
    file.exec('delete from holder')
    file
      .prepare('insert into holder values (?, ?, ?, ?)')
      .run(login, hostname(), process.pid, now.toISOString())
    file.exec('commit')
    file.exec('begin immediate')
  } catch (error) {
    const refusal = isBusy(error) ? held(file) : unusable(filesFolder, error)
    file.close()
    throw refusal
  }
  return {
    release() {
      if (!file.open) return
      file.exec('rollback')
      file.close()
    },
  }
}

function openLock(filesFolder: string): SqliteFile.Database {
  try {
    // Not recursive: the folder it lies in is there, and where nothing can be made Node would try for ever.
    if (!existsSync(filesFolder)) mkdirSync(filesFolder)
    return new SqliteFile(join(filesFolder, 'lock'), { timeout: 250 })
  } catch (error) {
    throw unusable(filesFolder, error)
  }
}

function unusable(filesFolder: string, cause: unknown) {
  return new AppError(
    'unavailable',
    `The lock of this bureau, ${join(filesFolder, 'lock')}, cannot be used.`,
    {
      next: 'Check that you may write to that folder. If nobody has the bureau open, delete the lock: it is made anew.',
      cause,
    },
  )
}

function isBusy(error: unknown) {
  return error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function held(file: SqliteFile.Database) {
  const holder = readHolder(file)
  const who = holder
    ? `${holder.login} on ${holder.host} (process ${holder.pid}, since ${holder.since})`
    : 'another process'
  return new AppError('conflict', `This bureau is already open by ${who}.`, {
    next: 'Close it there, or work in that window.',
    detail: holder,
  })
}

type Holder = { login: string; host: string; pid: number; since: string }
function readHolder(file: SqliteFile.Database): Holder | null {
  try {
    return (file.prepare('select * from holder').get() as Holder | undefined) ?? null
  } catch {
    return null
  }
}
