const buckets = 1024
/** So few are sorted. */
const few = 2000

/**
 * The value that would stand at a rank, from 0, if each value were written as often as it counts and all were
 * sorted. Found by narrowing down the interval that holds it, in time linear in the number of values.
 */
export function valueAtRank(values: Float64Array, counts: Uint32Array, rank: number): number {
  let [among, times, wanted] = [values, counts, rank]
  while (among.length > few) {
    const { least, span } = rangeOf(among)
    if (span === 0) return least
    const bucketOf = (value: number) => Math.min(buckets - 1, Math.floor(((value - least) / span) * buckets))
    const held = new Float64Array(buckets)
    for (let at = 0; at < among.length; at++) held[bucketOf(among[at]!)]! += times[at]!
    let bucket = 0
    while (bucket < buckets - 1 && wanted >= held[bucket]!) wanted -= held[bucket++]!
    const within = positionsWhere(among, value => bucketOf(value) === bucket)
    among = Float64Array.from(within, at => among[at]!)
    times = Uint32Array.from(within, at => times[at]!)
  }
  const sorted = Array.from(among.keys()).sort((a, b) => among[a]! - among[b]!)
  for (const at of sorted) {
    wanted -= times[at]!
    if (wanted < 0) return among[at]!
  }
  return Number.NaN
}

function rangeOf(values: Float64Array): { least: number; span: number } {
  let [least, most] = [Infinity, -Infinity]
  for (let at = 0; at < values.length; at++) {
    least = Math.min(least, values[at]!)
    most = Math.max(most, values[at]!)
  }
  return { least, span: most - least }
}

function positionsWhere(values: Float64Array, wanted: (value: number) => boolean): Uint32Array {
  const found = new Uint32Array(values.length)
  let length = 0
  for (let at = 0; at < values.length; at++) if (wanted(values[at]!)) found[length++] = at
  return found.subarray(0, length)
}
