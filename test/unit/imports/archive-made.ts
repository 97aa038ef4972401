import { crc32, deflateRawSync } from 'node:zlib'

export type MadeEntry = {
  name: string
  content: string | Uint8Array
  /** 0 for stored; others than 8 only name another method. */
  method?: number
  encrypted?: boolean
  /** What is declared in place of the truth. */
  crc?: number
  unpackedBytes?: number
  /** Stand for the packed bytes of the first entry instead of own ones. */
  sharesFirst?: boolean
}

/** A ZIP archive byte by byte, so that every part of it can be wrong. */
export function madeZip(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content as string)
    const method = entry.method ?? 8
    const packed = method === 0 ? content : deflateRawSync(content)
    const name = Buffer.from(entry.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800 | (entry.encrypted ? 1 : 0), 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt16LE(33, 8)
    fields.writeUInt32LE(entry.crc ?? crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.unpackedBytes ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const central = Buffer.alloc(14)
    central.writeUInt32LE(entry.sharesFirst ? 0 : offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, central, name)
    if (entry.sharesFirst) continue
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed)
    offset += 4 + fields.length + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}
