/**
 * The names of the columns from the rows that name them. A merged heading fills the empty cells to its
 * right, as far as a heading above it reaches, and is put before the names below it: "Location Easting".
 */
export function headerOf(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(row => row.length))
  const filled = rows.map(row => Array.from({ length: width }, (_, i) => (row[i] ?? '').trim()))
  for (let r = 0; r < filled.length - 1; r++) {
    for (let i = 1; i < width; i++) {
      const startsNew = filled.slice(0, r).some(above => above[i] !== above[i - 1])
      const named = filled.slice(r + 1).some(row => row[i] !== '')
      if (filled[r]![i] === '' && !startsNew && named) filled[r]![i] = filled[r]![i - 1]!
    }
  }
  return Array.from({ length: width }, (_, i) => {
    const words = filled.map(row => row[i]!).filter(word => word !== '')
    return words.filter((word, at) => word !== words[at - 1]).join(' ')
  })
}
