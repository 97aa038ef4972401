/** Positions may run up to 2^27, keys up to 2^26: together they fill the whole numbers a double holds exactly. */
const mostPositions = 2 ** 27

/**
 * One page of positions in the order of their keys (whole numbers from 0 to below 2^26), equal keys in the order
 * of positions; descending is the exact reverse. Key and position are packed into one double, which sorts ten
 * times as fast as a comparison function.
 */
export function pageInOrder(
  positions: Uint32Array,
  keyAt: (position: number) => number,
  { descending, offset, limit }: { descending: boolean; offset: number; limit: number },
): number[] {
  const packed = new Float64Array(positions.length)
  for (let i = 0; i < packed.length; i++) packed[i] = keyAt(positions[i]!) * mostPositions + positions[i]!
  packed.sort()
  const page: number[] = []
  for (let i = offset; i < Math.min(packed.length, offset + limit); i++) {
    page.push(packed[descending ? packed.length - 1 - i : i]! % mostPositions)
  }
  return page
}

/** Rank of each identifier by the words it stands for, in the order of an English dictionary. */
export function ranksByWords(words: ReadonlyMap<number, string>): Map<number, number> {
  const collator = new Intl.Collator('en-GB', { numeric: true })
  const sorted = [...words].sort((a, b) => collator.compare(a[1], b[1]) || a[0] - b[0])
  return new Map(sorted.map(([id], rank) => [id, rank]))
}
