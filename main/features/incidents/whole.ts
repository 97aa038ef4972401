import type { Snapshot } from './snapshot.ts'

type Whole = { snapshot: Snapshot; positions: Int32Array | null }

/** The incidents as last committed that a freeze, or some sources of it, were taken out of. */
const wholes = new WeakMap<Snapshot, Whole>()

/** Says out of which snapshot another was taken: what was read or computed for the one serves the other. */
export function rememberWhole(part: Snapshot, of: Snapshot): void {
  if (part === of) return
  wholes.set(part, { snapshot: wholes.get(of)?.snapshot ?? of, positions: null })
}

/**
 * The snapshot that a part was taken out of, and the position in it of each of its incidents: -1 for one that a later
 * import told otherwise. Null for a snapshot that is no part of another.
 */
export function wholeOf(part: Snapshot): { snapshot: Snapshot; positions: Int32Array } | null {
  const whole = wholes.get(part)
  if (!whole) return null
  whole.positions ??= positionsIn(whole.snapshot.ids, part.ids)
  return { snapshot: whole.snapshot, positions: whole.positions }
}

/** Where each of some ascending identifiers stands among others; -1 where it does not. */
function positionsIn(all: Uint32Array, some: Uint32Array): Int32Array {
  const positions = new Int32Array(some.length)
  let at = 0
  for (let i = 0; i < some.length; i++) {
    while (at < all.length && all[at]! < some[i]!) at++
    positions[i] = all[at] === some[i] ? at : -1
  }
  return positions
}

/** Positions of a part that its whole has not any more, ascending. */
export function missingIn(positions: Int32Array): Uint32Array {
  const missing: number[] = []
  for (let i = 0; i < positions.length; i++) if (positions[i] === -1) missing.push(i)
  return Uint32Array.from(missing)
}
