import { stat } from 'node:fs/promises'
import type { imports } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlerOf } from '../../../backend/context.ts'
import { EntryFault, openArchive } from './archive.files.ts'
import { bytesOfGzip } from './archive-gzip.files.ts'
import { type Container, containerOf } from './archive-kind.files.ts'
import { byTheWay, nameInGzip, namesInArchive } from './archive-names.ts'
import { sizeOfTable } from './table-head.files.ts'

type FileIn = { path: string; name: string }
type FileDoor = Context['files']
type Unpacked = { file: string; name: string; bytes: number }
type Contents = { files: Unpacked[]; passedOver: { name: string; reason: string }[] }

const nested = new Set<Container | null>(['zip', 'gzip', 'tar'])
const insideAnother =
  'It is an archive inside an archive: unpack it with another program, and hand its files in'

/** What is in an archive, as files of the inbox. A plain file is handed back as it is. */
export const unpack: HandlerOf<(typeof imports)['unpack']> = async ({ files }, { file }) => {
  const found = files.resolve(file)
  const bytes = await sizeOfTable(found)
  switch (await containerOf(found)) {
    case 'zip':
      return unpackZip(files, found)
    case 'gzip':
      return unpackGzip(files, found)
    case 'tar':
      throw new AppError('invalid', `${found.name} is a TAR archive, which is not unpacked here.`, {
        next: 'Unpack it with another program, and choose the files in it.',
      })
    default:
      return { files: [{ file, name: found.name, bytes }], passedOver: [] }
  }
}

async function unpackZip(files: FileDoor, archiveFile: FileIn): Promise<Contents> {
  const archive = await openArchive(archiveFile)
  try {
    const entries = archive.entries.filter(({ name }) => !name.endsWith('/'))
    const names = namesInArchive(entries.map(({ name }) => name))
    const contents: Contents = { files: [], passedOver: [] }
    for (const [i, entry] of entries.entries()) {
      const reason = byTheWay(entry.name) ?? entry.fault ?? (entry.unpackedBytes === 0 ? 'It is empty' : null)
      const taken = reason ?? (await takeIn(files, names[i]!, archive.bytesOf(entry)))
      if (typeof taken === 'string') contents.passedOver.push({ name: entry.name, reason: taken })
      else contents.files.push(taken)
    }
    if (entries.length === 0) {
      throw new AppError('invalid', `${archiveFile.name} is an archive with nothing in it.`, {
        next: 'Ask its sender for the file again.',
      })
    }
    contents.files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    return contents
  } finally {
    archive.close()
  }
}

async function unpackGzip(files: FileDoor, file: FileIn): Promise<Contents> {
  const name = nameInGzip(file.name)
  const taken = await takeIn(files, name, bytesOfGzip(file))
  if (typeof taken !== 'string') return { files: [taken], passedOver: [] }
  return { files: [], passedOver: [{ name, reason: taken }] }
}

/** A file of the inbox, or the reason why this one does not become one. */
async function takeIn(
  files: FileDoor,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Unpacked | string> {
  try {
    const file = await files.receive(name, bytes)
    const found = files.resolve(file)
    const container = await containerOf(found).catch((error: unknown) => asReason(error, AppError))
    if (typeof container === 'object' && container) return container.reason
    if (nested.has(container)) return insideAnother
    return { file, name: found.name, bytes: (await stat(found.path)).size }
  } catch (error) {
    return asReason(error, EntryFault).reason
  }
}

function asReason(error: unknown, kind: new (...of: never[]) => Error): { reason: string } {
  if (error instanceof kind) return { reason: error.message }
  throw error
}
