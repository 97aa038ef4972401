const smallest = 1024

/**
 * Counts how often each event of a file was said before. By 64 bits of its hash, in columns: a map of as many
 * texts would take ten times the memory for a file of millions of rows without a reference.
 */
export function countOccurrences(): (hexDigits: string) => number {
  let capacity = smallest
  let keys = new Uint32Array(2 * capacity)
  let counts = new Uint32Array(capacity)
  let used = 0

  function placeOf(high: number, low: number): number {
    let at = low & (capacity - 1)
    while (counts[at] !== 0 && (keys[2 * at] !== high || keys[2 * at + 1] !== low))
      at = (at + 1) & (capacity - 1)
    return at
  }

  function grow() {
    const [oldKeys, oldCounts] = [keys, counts]
    capacity *= 2
    keys = new Uint32Array(2 * capacity)
    counts = new Uint32Array(capacity)
    for (let old = 0; old < oldCounts.length; old++) {
      if (oldCounts[old] === 0) continue
      const at = placeOf(oldKeys[2 * old]!, oldKeys[2 * old + 1]!)
      keys[2 * at] = oldKeys[2 * old]!
      keys[2 * at + 1] = oldKeys[2 * old + 1]!
      counts[at] = oldCounts[old]!
    }
  }

  return hexDigits => {
    const high = Number.parseInt(hexDigits.slice(0, 8), 16)
    const low = Number.parseInt(hexDigits.slice(8, 16), 16)
    const at = placeOf(high, low)
    if (counts[at] === 0) {
      keys[2 * at] = high
      keys[2 * at + 1] = low
      used++
    }
    const before = counts[at]!
    counts[at] = before + 1
    // Half of the places stay free, or neighbours would have to be asked one after the other.
    if (2 * used > capacity) grow()
    return before
  }
}
