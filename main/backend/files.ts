import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#shared/rpc/error.ts'

/** A file a handler may read: where it is, and what the person calls it. */
export type FileIn = { path: string; name: string }

/**
 * Files in and out. A window hands files in by content and gets an `inbox:ID` for each; it fetches
 * what was made by an `outbox` ID. Only the command line may name a path of the machine.
 */
export type FileDoor = {
  receive(name: string, bytes: AsyncIterable<Uint8Array>): Promise<string>
  /** Lets a file chosen in a dialog of the operating system in without copying it. */
  admit(path: string): string
  /** The file behind a reference. Throws `not-found`, `invalid` for a folder, `forbidden` for a path. */
  resolve(reference: string): FileIn
  release(name: string, bytes: Uint8Array): Promise<string>
  outgoing(id: string): FileIn
  close(): void
}

export function openFileDoor(folder: string, pathsAllowed: boolean, newId: () => string): FileDoor {
  const session = join(folder, newId())
  mkdirSync(session, { recursive: true, mode: 0o700 })
  const incoming = new Map<string, FileIn>()
  const outgoing = new Map<string, FileIn>()
  const gone = (what: string) =>
    new AppError('not-found', `The ${what} is no longer here.`, { next: 'Choose or make it again.' })

  function place(name: string): { id: string; file: FileIn } {
    const id = newId()
    return { id, file: { path: join(session, id), name: basename(name.replaceAll('\\', '/')) || 'file' } }
  }

  return {
    async receive(name, bytes) {
      const { id, file } = place(name)
      await pipeline(Readable.from(bytes), createWriteStream(file.path, { mode: 0o600 }))
      incoming.set(id, file)
      return `inbox:${id}`
    },
    admit(path) {
      const id = newId()
      incoming.set(id, { path, name: basename(path) })
      return `inbox:${id}`
    },
    resolve(reference) {
      if (reference.startsWith('inbox:')) {
        const file = incoming.get(reference.slice('inbox:'.length))
        if (!file) throw gone('file handed in')
        return file
      }
      if (!pathsAllowed) {
        throw new AppError('forbidden', 'A window may not name a path of this machine.', {
          next: 'Choose the file again.',
        })
      }
      return existingFile(resolve(reference))
    },
    async release(name, bytes) {
      const { id, file } = place(name)
      await writeFile(file.path, bytes, { mode: 0o600 })
      outgoing.set(id, file)
      return id
    },
    outgoing(id) {
      const file = outgoing.get(id)
      if (!file || !existsSync(file.path)) throw gone('file made')
      return file
    },
    // What passed through may name people: nothing of it outlives the process that let it in.
    close: () => rmSync(session, { recursive: true, force: true }),
  }
}

/** Clears what earlier processes could not clear because they were killed. */
export function clearLeftovers(folder: string, olderThan: Date): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).mtime < olderThan) rmSync(path, { recursive: true, force: true })
  }
}

function existingFile(path: string): FileIn {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found)
    throw new AppError('not-found', `There is no file ${path}.`, { next: 'Check the name and the folder.' })
  if (!found.isFile()) {
    throw new AppError('invalid', `${path} is a folder, not a file.`, { next: 'Name the file inside it.' })
  }
  return { path, name: basename(path) }
}
