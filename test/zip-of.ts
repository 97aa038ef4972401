import { crc32 as crcOf, deflateRawSync } from 'node:zlib'

/** An archive of one packed part, which declares whatever size it likes. */
export function zipOf(name: string, content: Buffer, declared = 1000): Uint8Array {
  const packed = deflateRawSync(content)
  const head = (signature: number, size: number) => {
    const bytes = Buffer.alloc(size)
    bytes.writeUInt32LE(signature, 0)
    return bytes
  }
  const local = head(0x04034b50, 30)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const entry = head(0x02014b50, 46)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(crcOf(content), 16)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(content.length > 1 << 20 ? declared : content.length, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = head(0x06054b50, 22)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}
