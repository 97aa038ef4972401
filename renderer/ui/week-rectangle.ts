/** The hours of the week, `weekday * 24 + hour`, in the rectangle between two of them; ascending. */
export function rectangleOf(one: number, other: number): number[] {
  const days = [Math.floor(one / 24), Math.floor(other / 24)].sort((a, b) => a - b)
  const hours = [one % 24, other % 24].sort((a, b) => a - b)
  const cells: number[] = []
  for (let day = days[0]!; day <= days[1]!; day++) {
    for (let hour = hours[0]!; hour <= hours[1]!; hour++) cells.push(day * 24 + hour)
  }
  return cells
}
