/** A row of a table as it stands, by the names of its columns. */
export type Image = Record<string, string | number | null>
/** Which columns tell one row of the table from another. */
export type Keyed = { table: string; key: readonly string[] }
export type RowChange = Keyed & {
  /** What the key columns hold. */
  at: Image
  /** The columns that changed, as they were and as they became; null where there was no row. */
  before: Image | null
  after: Image | null
}

/** Counts saves and is never set back. */
const versionColumn = 'version'

/** What became of rows, from how they were read before and how they are read now. */
export function changesBetween(table: Keyed, before: readonly Image[], after: readonly Image[]): RowChange[] {
  const nameOf = (row: Image) => JSON.stringify(table.key.map(column => row[column]))
  const was = new Map(before.map(row => [nameOf(row), row]))
  const is = new Map(after.map(row => [nameOf(row), row]))
  const changes: RowChange[] = []
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const one = was.get(name) ?? null
    const other = is.get(name) ?? null
    const at = pick((other ?? one)!, table.key)
    if (!one || !other) {
      changes.push({ ...table, at, before: one, after: other })
      continue
    }
    const columns = Object.keys(other).filter(
      column => column !== versionColumn && one[column] !== other[column],
    )
    if (columns.length > 0)
      changes.push({ ...table, at, before: pick(one, columns), after: pick(other, columns) })
  }
  return changes
}

/** Whether a row still is as the step left it, in what the step changed. */
export function stillAs(change: RowChange, now: Image | null): boolean {
  if (change.after === null || now === null) return change.after === now
  return Object.entries(change.after).every(
    ([column, value]) => column === versionColumn || now[column] === value,
  )
}

/** One step in the place of two that follow each other, the later of which goes on with the same. */
export function joined(earlier: readonly RowChange[], later: readonly RowChange[]): RowChange[] | null {
  const [one] = earlier
  const [other] = later
  if (earlier.length !== 1 || later.length !== 1 || !one?.before || !one.after || !other?.after) return null
  const sameRow = one.table === other.table && JSON.stringify(one.at) === JSON.stringify(other.at)
  const sameColumns = Object.keys(one.after).join() === Object.keys(other.after).join()
  return sameRow && sameColumns ? [{ ...one, after: other.after }] : null
}

function pick(row: Image, columns: readonly string[]): Image {
  return Object.fromEntries(columns.map(column => [column, row[column] ?? null]))
}
