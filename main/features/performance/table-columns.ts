/** The first column of those whose name fits, else of those whose cells do. */
export function suggestColumn(
  header: readonly string[],
  name: RegExp,
  taken: readonly (string | null)[],
  fits?: (column: number) => boolean,
): string | null {
  const free = header.filter(column => !taken.includes(column))
  const named = free.find(column => name.test(column))
  if (named !== undefined) return named
  return (fits && free.find(column => fits(header.indexOf(column)))) ?? null
}

const examplesShown = 3

/** The columns of a table with the first things that stand in them. */
export function examplesOf({ header, rows }: { header: readonly string[]; rows: readonly string[][] }) {
  return header.map((name, at) => ({
    name,
    examples: [...new Set(rows.map(row => row[at] ?? '').filter(cell => cell !== ''))].slice(
      0,
      examplesShown,
    ),
  }))
}
