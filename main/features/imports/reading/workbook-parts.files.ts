import { stat } from 'node:fs/promises'
import { AppError } from '#shared/rpc/error.ts'
import { type ArchiveEntry, EntryFault, openArchive } from './archive.files.ts'
import { beyondLimit, sizeWords } from './limits.ts'
import { type XmlHandlers, xmlReader } from './workbook-xml.ts'

export type Parts = {
  fileName: string
  has(name: string): boolean
  /** Reads a part to its end, or refuses it. */
  read(name: string, mostBytes: number, handlers: XmlHandlers): Promise<void>
  /** Its text piece by piece. `onBytes` is told how much of it has been unpacked. */
  texts(name: string, mostBytes: number): AsyncGenerator<string>
  /** XML read by the piece: after each the handlers have seen what it holds. */
  pieces(name: string, mostBytes: number, handlers: XmlHandlers): AsyncGenerator<{ share: number }>
  fault(part: string, what: string): AppError
  /** The size of the file itself. */
  bytes: number
  close(): void
}

/** The parts of a workbook, each unpacked as it is read, and none beyond its limit. */
export async function openParts(file: { path: string; name: string }): Promise<Parts> {
  const { size } = await stat(file.path)
  const archive = await openArchive(file)
  const byName = new Map(archive.entries.map(entry => [entry.name.toLowerCase(), entry]))
  const find = (name: string) => byName.get(name.replace(/^\//, '').toLowerCase())

  const fault = (part: string, what: string) =>
    new AppError('invalid', `${file.name} is a damaged workbook: ${part}: ${what}.`, {
      next: 'Open it in its program and save it anew, or ask its sender to send it again.',
    })

  function entryOf(name: string, mostBytes: number): ArchiveEntry {
    const entry = find(name)
    if (!entry) throw fault(name, 'it is missing')
    if (entry.unpackedBytes > mostBytes) {
      throw beyondLimit(
        file.name,
        `its part ${name} would unpack to ${sizeWords(entry.unpackedBytes)}, and at most ${sizeWords(mostBytes)} are read`,
      )
    }
    return entry
  }

  async function* texts(name: string, mostBytes: number): AsyncGenerator<string> {
    let decoder: InstanceType<typeof TextDecoder> | undefined
    try {
      for await (const bytes of archive.bytesOf(entryOf(name, mostBytes))) {
        decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
        yield decoder.decode(bytes, { stream: true })
      }
      const last = decoder?.decode()
      if (last) yield last
    } catch (error) {
      if (error instanceof EntryFault) throw fault(name, error.message)
      if (error instanceof TypeError) throw fault(name, 'it holds bytes that are no text')
      throw error
    }
  }

  async function* pieces(name: string, mostBytes: number, handlers: XmlHandlers) {
    const reader = xmlReader(handlers, what => fault(name, what))
    const total = Math.max(1, find(name)?.unpackedBytes ?? 1)
    let characters = 0
    for await (const text of texts(name, mostBytes)) {
      reader.write(text)
      characters += text.length
      yield { share: Math.min(1, characters / total) }
    }
    reader.end()
    yield { share: 1 }
  }

  return {
    fileName: file.name,
    bytes: size,
    has: name => find(name) !== undefined,
    texts,
    pieces,
    async read(name, mostBytes, handlers) {
      for await (const _ of pieces(name, mostBytes, handlers));
    },
    fault,
    close: archive.close,
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
