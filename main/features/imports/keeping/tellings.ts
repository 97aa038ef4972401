/** First identifier, rows, first line: whole numbers of 32 bits, little endian. */
const bytesPerRun = 12

/** Which rows of one file told again what is already here: incident by incident, with the line. */
export type Tellings = {
  add(incidentId: number, line: number): void
  size(): number
  /** As they are kept: a run of rows each, because a later extract tells mostly the same in the same order. */
  encoded(): Uint8Array
}

/** Gathers tellings by column: a file of millions of duplicates has as many. */
export function gatherTellings(): Tellings {
  let packed = new BigUint64Array(1024)
  let length = 0
  return {
    add(incidentId, line) {
      if (length === packed.length) {
        const larger = new BigUint64Array(2 * length)
        larger.set(packed)
        packed = larger
      }
      packed[length++] = (BigInt(incidentId) << 32n) | BigInt(line)
    },
    size: () => length,
    encoded: () => encodeRuns(packed.slice(0, length).sort()),
  }
}

function encodeRuns(sorted: BigUint64Array): Uint8Array {
  const runs: number[] = []
  for (const telling of sorted) {
    const id = Number(telling >> 32n)
    const line = Number(telling & 0xffff_ffffn)
    const at = runs.length - 3
    if (at >= 0 && id === runs[at]! + runs[at + 1]! && line === runs[at + 2]! + runs[at + 1]!) runs[at + 1]!++
    else runs.push(id, 1, line)
  }
  const bytes = new Uint8Array(runs.length * 4)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < runs.length; i++) view.setUint32(4 * i, runs[i]!, true)
  return bytes
}

/**
 * Visits the tellings of some incidents.
 * @param wanted identifiers in ascending order.
 */
export function visitTellings(
  encoded: Uint8Array,
  wanted: Uint32Array,
  visit: (incidentId: number, line: number) => void,
): void {
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  for (let at = 0; at < encoded.byteLength; at += bytesPerRun) {
    const first = view.getUint32(at, true)
    const end = first + view.getUint32(at + 4, true)
    const line = view.getUint32(at + 8, true)
    for (let i = firstFrom(wanted, first); i < wanted.length && wanted[i]! < end; i++) {
      visit(wanted[i]!, line + wanted[i]! - first)
    }
  }
}

/** Those that are left when some lines are no tellings any more, but brought their incidents. */
export function withoutLines(encoded: Uint8Array, lines: ReadonlySet<number>): Uint8Array {
  const kept = gatherTellings()
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  for (let at = 0; at < encoded.byteLength; at += bytesPerRun) {
    const first = view.getUint32(at, true)
    const line = view.getUint32(at + 8, true)
    for (let k = 0; k < view.getUint32(at + 4, true); k++) {
      if (!lines.has(line + k)) kept.add(first + k, line + k)
    }
  }
  return kept.encoded()
}

function firstFrom(sorted: Uint32Array, least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
