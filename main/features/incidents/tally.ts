/** How many of the positions carry each identifier of a column. */
export function tally(column: Uint16Array | Uint32Array, positions: Uint32Array): Map<number, number> {
  const counts = new Uint32Array(mostOf(column) + 1)
  for (let i = 0; i < positions.length; i++) counts[column[positions[i]!]!]! += 1
  const found = new Map<number, number>()
  for (const [id, count] of counts.entries()) if (count > 0) found.set(id, count)
  return found
}

const largest = new WeakMap<Uint32Array, number>()

/** A number that none in the column is larger than. A column is never written again once it is asked of. */
export function mostOf(column: Uint8Array | Uint16Array | Uint32Array): number {
  if (!(column instanceof Uint32Array)) return 2 ** (8 * column.BYTES_PER_ELEMENT) - 1
  let most = largest.get(column)
  if (most === undefined) {
    most = 0
    for (let at = 0; at < column.length; at++) if (column[at]! > most) most = column[at]!
    largest.set(column, most)
  }
  return most
}

/** How many of the positions stand at each place: only places with any, in the order of their numbers. */
export function tallyPlaces(
  placeOfPosition: Int32Array,
  places: number,
  positions: Uint32Array,
): { places: Uint32Array; counts: Uint32Array; unplaced: number } {
  const counts = new Uint32Array(places)
  let unplaced = 0
  for (let i = 0; i < positions.length; i++) {
    const place = placeOfPosition[positions[i]!]!
    if (place < 0) unplaced++
    else counts[place]! += 1
  }
  const taken = new Uint32Array(places)
  let found = 0
  for (let place = 0; place < places; place++) {
    if (counts[place]! === 0) continue
    // In place: what is written lies before what is still to be read.
    counts[found] = counts[place]!
    taken[found++] = place
  }
  return { places: taken.slice(0, found), counts: counts.slice(0, found), unplaced }
}
