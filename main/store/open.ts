import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/rpc/error.ts'
import { type Engine, openSqlite, readSqliteHeader } from './dialects/sqlite.ts'
import { lockBureau } from './lock.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'

const newestVersion = Object.keys(migrations).length

export type Store = Engine & {
  path: string
  /** The folder of the bureau beside its file: backups, key, lock. */
  filesFolder: string
}

/** `name.bureau` → `name.files`, in the same folder. */
export function filesFolderOf(path: string): string {
  return join(dirname(path), `${basename(path).replace(/\.bureau$/i, '')}.files`)
}

/** Creates a bureau file where there is none yet. Throws `conflict` where there is one. */
export async function createStore(path: string, login: string, now: Date): Promise<Store> {
  if (existsSync(path)) {
    throw new AppError('conflict', `There is already a file at ${path}.`, {
      next: 'Choose another name, or open that bureau.',
    })
  }
  checkFolder(dirname(path))
  return open(path, login, now)
}

/** Opens a bureau file, bringing it up to date first. Nothing is written to what is no bureau. */
export async function openStore(path: string, login: string, now: Date): Promise<Store> {
  checkNotNewer(path, readHeader(path))
  checkFolder(dirname(path))
  checkWritable(path)
  return open(path, login, now)
}

async function open(path: string, login: string, now: Date): Promise<Store> {
  const filesFolder = filesFolderOf(path)
  const lock = lockBureau(filesFolder, login, now)
  let engine: Engine | undefined
  try {
    engine = openSqlite(path)
    // Once more, through the write-ahead log that the header of the file knows nothing of.
    checkNotNewer(path, engine.fileVersion())
    await migrate(engine, migrations, filesFolder, now)
  } catch (error) {
    await engine?.close()
    lock.release()
    throw error
  }
  const opened = engine
  return {
    ...opened,
    path,
    filesFolder,
    async close() {
      await opened.close()
      lock.release()
    },
  }
}

function checkNotNewer(path: string, fileVersion: number) {
  if (fileVersion <= newestVersion) return
  throw new AppError('conflict', `${basename(path)} was written by a newer Tasking Desk than this one.`, {
    next: 'Update Tasking Desk on this machine, then open it again.',
  })
}

/** The version of a bureau file, read from SQLite's own header without opening it as a database. */
function readHeader(path: string): number {
  const name = basename(path)
  const next = 'Choose a file that ends in .bureau, or create a bureau.'
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new AppError('not-found', `There is no file ${path}.`, { next })
  if (!found.isFile()) {
    throw new AppError(
      'invalid',
      `${path} is ${found.isDirectory() ? 'a folder' : 'a device'}, not a bureau.`,
      { next },
    )
  }
  const { isBureau, version } = readSqliteHeader(firstBytes(path, 100))
  if (!isBureau) throw new AppError('invalid', `${name} is not a bureau of Tasking Desk.`, { next })
  return version
}

function firstBytes(path: string, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  try {
    const handle = openSync(path, 'r')
    const read = readSync(handle, bytes, 0, length, 0)
    closeSync(handle)
    return bytes.subarray(0, read)
  } catch (error) {
    throw new AppError('unavailable', `${basename(path)} cannot be read.`, {
      next: 'Ask whoever looks after the folder for the right to read and write it.',
      cause: error,
    })
  }
}

function checkFolder(folder: string) {
  if (!existsSync(folder)) {
    throw new AppError('not-found', `There is no folder ${folder}.`, { next: 'Choose a folder that exists.' })
  }
  checkWritable(folder)
}

function checkWritable(path: string) {
  try {
    accessSync(path, constants.W_OK)
  } catch (error) {
    throw new AppError('unavailable', `Nothing can be written to ${path}.`, {
      next: 'Move the bureau to a folder you may write to, or ask for that right.',
      cause: error,
    })
  }
}
