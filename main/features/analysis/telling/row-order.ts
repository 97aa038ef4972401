/**
 * Rows of a table whose classes tell something first: by the class as ranked, then the largest by weight, then as they
 * were.
 */
export function byClass(
  cells: readonly number[],
  rankOf: (cell: number) => number,
  weightOf: (cell: number) => number,
): number[] {
  return cells.toSorted((a, b) => rankOf(a) - rankOf(b) || weightOf(b) - weightOf(a))
}
