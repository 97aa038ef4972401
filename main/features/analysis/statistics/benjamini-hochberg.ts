/**
 * False discovery rate after Benjamini and Hochberg (1995): q of the i-th smallest of n values of p is the
 * smallest of p(j) * n / j for j >= i. Calling everything with q <= alpha significant keeps the expected share
 * of false calls at alpha. Equal p get equal q.
 */
export function benjaminiHochberg(p: Float64Array): Float64Array {
  const n = p.length
  const sorted = p.slice().sort()
  const q = new Float64Array(n)
  let least = 1
  for (let rank = n; rank >= 1; rank--) {
    const value = sorted[rank - 1]!
    // p * n / n may round to a hair below p.
    least = Math.min(least, Math.max(value, (value * n) / rank))
    q[rank - 1] = least
  }
  return p.map(value => q[lastAtMost(sorted, value)]!)
}

function lastAtMost(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle
    else high = middle
  }
  return low
}
