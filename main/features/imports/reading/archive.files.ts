import { crc32 } from 'node:zlib'
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import { AppError } from '#shared/rpc/error.ts'
import { beyondLimit, blownUp, limits, sizeWords } from './limits.ts'

export type ArchiveEntry = {
  /** As the archive has it, with its folders; never used as a path of this machine. */
  name: string
  unpackedBytes: number
  /** Why it cannot be unpacked; null where nothing speaks against it yet. */
  fault: string | null
  entry: Entry
}
export type Archive = {
  entries: ArchiveEntry[]
  /** Its bytes, checked against the size and the checksum that the archive declares. Throws an `EntryFault`. */
  bytesOf(entry: ArchiveEntry): AsyncGenerator<Buffer>
  close(): void
}

/** One file of an archive is damaged, whatever the others are. */
export class EntryFault extends Error {}

const methods = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [12, 'BZip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'XZ'],
  [98, 'PPMd'],
])

/** Opens a ZIP archive by its list of contents, which is checked before anything of it is unpacked. */
export async function openArchive(file: { path: string; name: string }): Promise<Archive> {
  const zip = await opened(file)
  try {
    const entries = await listed(file.name, zip)
    return { entries, bytesOf: entry => bytesOf(zip, entry), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

const damaged = (fileName: string, cause: unknown) =>
  new AppError('invalid', `${fileName} is an archive that is damaged or cut short.`, {
    next: 'Fetch it again, or ask its sender to send it again.',
    cause,
  })

async function opened({ path, name }: { path: string; name: string }): Promise<ZipFile> {
  try {
    // Names are decoded here: yauzl gives up the whole archive for one name that leaves its folder.
    return await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
  } catch (error) {
    throw damaged(name, error)
  }
}

async function listed(fileName: string, zip: ZipFile): Promise<ArchiveEntry[]> {
  if (zip.entryCount > limits.archiveEntries) {
    const [count, most] = [zip.entryCount, limits.archiveEntries].map(n => n.toLocaleString('en-GB'))
    throw beyondLimit(fileName, `it holds ${count} files, and at most ${most} are unpacked`)
  }
  const entries: ArchiveEntry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(described(entry))
  } catch (error) {
    throw damaged(fileName, error)
  }
  refuseOverlaps(fileName, entries)
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  if (unpacked > limits.archiveBytes) {
    throw beyondLimit(
      fileName,
      `it would unpack to ${sizeWords(unpacked)}, and at most ${sizeWords(limits.archiveBytes)} are unpacked`,
    )
  }
  const proportion = blownUp(zip.fileSize, unpacked)
  if (proportion) throw beyondLimit(fileName, proportion)
  return entries
}

function described(entry: Entry): ArchiveEntry {
  const { generalPurposeBitFlag, fileNameRaw, extraFields, compressedSize, uncompressedSize } = entry
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
  return { name, unpackedBytes: uncompressedSize, fault: faultOf(entry, compressedSize), entry }
}

function faultOf(entry: Entry, packedBytes: number): string | null {
  if (entry.isEncrypted()) return 'It is protected by a password'
  if (!entry.canDecodeFileData()) {
    const method = methods.get(entry.compressionMethod) ?? `method ${entry.compressionMethod}`
    return `It is packed by ${method}, which cannot be unpacked here`
  }
  if (entry.uncompressedSize > limits.entryBytes) {
    return `It would unpack to ${sizeWords(entry.uncompressedSize)}, and at most ${sizeWords(limits.entryBytes)} are unpacked`
  }
  return blownUp(packedBytes, entry.uncompressedSize)
}

/** Bombs without nesting let many entries stand for the same packed bytes: no honest archive does. */
function refuseOverlaps(fileName: string, entries: readonly ArchiveEntry[]) {
  const ends = entries
    .map(({ entry }) => ({
      start: entry.relativeOffsetOfLocalHeader,
      end: entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize,
    }))
    .sort((a, b) => a.start - b.start)
  for (let i = 1; i < ends.length; i++) {
    if (ends[i]!.start < ends[i - 1]!.end) {
      throw beyondLimit(fileName, 'files in it share the same packed bytes, as only a trap has it')
    }
  }
}

async function* bytesOf(zip: ZipFile, { entry, fault }: ArchiveEntry): AsyncGenerator<Buffer> {
  if (fault) throw new EntryFault(fault)
  let sum = 0
  let bytes = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > entry.uncompressedSize) throw new EntryFault('It unpacks to more than the archive says')
        sum = crc32(chunk, sum)
        yield chunk
      }
    } finally {
      stream.destroy()
    }
  } catch (error) {
    if (error instanceof EntryFault) throw error
    throw new EntryFault('It is damaged: it cannot be unpacked', { cause: error })
  }
  if (bytes < entry.uncompressedSize) throw new EntryFault('It is cut short')
  if (sum !== entry.crc32) throw new EntryFault('It is damaged: its checksum does not fit')
}
