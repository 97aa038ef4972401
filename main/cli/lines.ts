/** Rows as aligned columns; those of numbers stand to the right. */
export function columns(header: string[], rows: (string | number | null)[][]): string[] {
  const text = [header, ...rows.map(row => row.map(value => (value === null ? '-' : String(value))))]
  const widths = header.map((_, at) => Math.max(...text.map(row => row[at]?.length ?? 0)))
  const numeric = header.map((_, at) => rows.length > 0 && rows.every(row => typeof row[at] !== 'string'))
  return text.map(row =>
    row
      .map((value, at) => (numeric[at] ? value.padStart(widths[at]!) : value.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  )
}
