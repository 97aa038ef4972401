/** Identifiers as they are kept in one column: unsigned 32-bit little endian, whatever the machine. */
export function encodeIncidentIds(ids: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(ids.length * 4)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < ids.length; i++) view.setUint32(i * 4, ids[i]!, true)
  return bytes
}

/** Reads what `encodeIncidentIds` wrote. */
export function decodeIncidentIds(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true))
}
