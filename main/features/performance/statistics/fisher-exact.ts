/** Tables whose chance is as small but for rounding count as as rare, as R's fisher.test has it. */
const tie = 1 + 1e-7

/**
 * Fisher's exact test of a table of two by two (Fisher 1935; two-sided after Irwin): `a` of `a + b` against `c` of
 * `c + d`. Given all four sums, `a` is hypergeometric; p is the chance of every table no likelier than this one.
 * Where a row or a column is empty there is nothing to tell apart, and p is 1.
 *
 * Masses come from their ratios, `P(x + 1) / P(x) = (r - x)(s - x) / ((x + 1)(n - r - s + x + 1))`, outwards from the
 * likeliest, until they no longer count: linear in the counts, without a factorial.
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const [row, column, n] = [a + b, a + c, a + b + c + d]
  const [least, most] = [Math.max(0, row + column - n), Math.min(row, column)]
  if (least === most) return 1
  const next = (x: number) => ((row - x) * (column - x)) / ((x + 1) * (n - row - column + x + 1))
  const likeliest = Math.min(most, Math.max(least, Math.floor(((row + 1) * (column + 1)) / (n + 2))))
  const masses = new Map<number, number>([[likeliest, 1]])
  for (let [x, mass] = [likeliest, 1]; x < most && mass > 0; x++) {
    mass *= next(x)
    masses.set(x + 1, mass)
  }
  for (let [x, mass] = [likeliest, 1]; x > least && mass > 0; x--) {
    mass /= next(x - 1)
    masses.set(x - 1, mass)
  }
  const observed = (masses.get(a) ?? 0) * tie
  let [rare, all] = [0, 0]
  for (const mass of masses.values()) {
    all += mass
    if (mass <= observed) rare += mass
  }
  return Math.min(1, rare / all)
}
