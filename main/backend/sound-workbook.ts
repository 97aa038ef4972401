import { crc32, inflateRawSync } from 'node:zlib'

const mebi = 1024 * 1024
/** What a workbook that partners fill in may claim: five hundred actions make some 60 KB, and 600 KB unpacked. */
export const archiveLimits = {
  fileBytes: 5 * mebi,
  entries: 60,
  entryBytes: 20 * mebi,
  allBytes: 40 * mebi,
  rows: 6000,
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * Unpacks a workbook's parts one by one within limits (APPNOTE.TXT 6.3.10, without zip64), to find out whether it
 * is whole and harmless before anything else looks at it. Answers what is wrong in words; null where it is sound.
 */
export function whyUnsound(bytes: Uint8Array): string | null {
  if (bytes.byteLength > archiveLimits.fileBytes) return 'it is far larger than any file of its kind'
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < 22 || buffer.readUInt32LE(0) !== localSignature) return 'it is no workbook (.xlsx)'
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > buffer.length || buffer.readUInt32LE(end) !== endSignature)
    return 'its end is missing'
  const entries = buffer.readUInt16LE(end + 10)
  if (entries > archiveLimits.entries) return 'it has more parts than any file of its kind'
  let at = buffer.readUInt32LE(end + 16)
  let unpacked = 0
  const seen = new Set<string>()
  for (let i = 0; i < entries; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== entrySignature)
      return 'its table of parts is damaged'
    const entry = {
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      local: buffer.readUInt32LE(at + 42),
    }
    const nameLength = buffer.readUInt16LE(at + 28)
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength)
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
    if (seen.has(name.toLowerCase())) return 'a part is in it twice'
    seen.add(name.toLowerCase())
    if (/vbaProject|externalLinks?\/|embeddings?\/|activeX/i.test(name))
      return `it holds ${name}, which no answer needs`
    if ((entry.flags & 1) === 1) return 'it is encrypted'
    const part = partOf(buffer, entry)
    if (typeof part === 'string') return part
    unpacked += part.length
    if (unpacked > archiveLimits.allBytes) return 'it unpacks to far more than any file of its kind'
    if (/\.(xml|rels)$/i.test(name) && /<!(DOCTYPE|ENTITY)/i.test(part.toString('latin1'))) {
      return 'it defines entities of its own, which no spreadsheet does'
    }
    if (/worksheets\/[^/]*\.xml$/i.test(name) && reachesFar(part.toString('latin1')))
      return 'a cell of it stands far outside its table'
  }
  return null
}

/**
 * True where a sheet names a row or column far beyond any reply: whoever reads it would make every cell up to there,
 * a thousand million of them for a file of ten kilobytes.
 */
function reachesFar(sheet: string): boolean {
  for (const [, column = '', row] of sheet.matchAll(/<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([a-z]*)(\d+)/gi)) {
    if (column.length > 2 || Number(row) > archiveLimits.rows) return true
  }
  return false
}

type Entry = { method: number; crc: number; packed: number; size: number; local: number }

/** One part unpacked, or what is wrong with it. */
function partOf(buffer: Buffer, { method, crc, packed, size, local }: Entry): Buffer | string {
  if (size > archiveLimits.entryBytes) return 'a part of it unpacks to far more than any file of its kind'
  if (local + 30 > buffer.length || buffer.readUInt32LE(local) !== localSignature)
    return 'a part of it is damaged'
  const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
  if (from + packed > buffer.length) return 'it ends before its last part'
  const raw = buffer.subarray(from, from + packed)
  if (method !== 0 && method !== 8) return 'it is packed in a way that no spreadsheet uses'
  let part: Buffer
  try {
    part = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: archiveLimits.entryBytes })
  } catch (error) {
    const isTooLong =
      error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLong
      ? 'a part of it unpacks to far more than any file of its kind'
      : 'a part of it cannot be unpacked'
  }
  if (part.length !== size || crc32(part) !== crc) return 'a part of it is not what it was when it was packed'
  return part
}
