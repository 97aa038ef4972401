import { decode, ExtensionCodec, encode } from '@msgpack/msgpack'
import type { ToClient, ToServer } from './channel.ts'

/**
 * Frames as MessagePack, with typed arrays as extensions, for transports that carry only bytes.
 * (A MessagePort carries the frames as they are.)
 */
const columnTypes = [Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array] as const

const columns = new ExtensionCodec()
columnTypes.forEach((Column, type) => {
  columns.register({
    type,
    encode: value =>
      value instanceof Column ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null,
    // Copied, because a typed array must start at a multiple of its element's size. Not by `slice`: that of Node's
    // own kind of bytes copies nothing.
    decode: bytes => new Column(new Uint8Array(bytes).buffer),
  })
})

export function encodeFrame(frame: ToClient | ToServer): Uint8Array<ArrayBuffer> {
  return encodeColumns(frame)
}

/** Any plain value with typed arrays in it: the same value always gives the same bytes. */
export function encodeColumns(value: unknown): Uint8Array<ArrayBuffer> {
  return encode(value, { extensionCodec: columns, ignoreUndefined: true })
}

/** Throws on bytes that are no frame. */
export function decodeFrame(bytes: Uint8Array): unknown {
  return decodeColumns(bytes)
}

/** Back from `encodeColumns`. Throws on bytes that are none of its. */
export function decodeColumns(bytes: Uint8Array): unknown {
  return decode(bytes, { extensionCodec: columns })
}
