/** A class of places by how many incidents stand there, with the radius of its symbol in drawing units. */
export type PlaceClass = {
  words: string
  from: number
  radius: number
  /** Places of the class, and the incidents at them. */
  places: number
  incidents: number
}

const bounds = [1, 2, 5, 10, 20, 50, 100] as const
const smallestRadius = 3.4

/** Places by the number of incidents at them; the ground a symbol covers grows with the class's lower bound. */
export function placeClasses(counts: Iterable<number>): PlaceClass[] {
  const classes = bounds.map((from, at): PlaceClass => {
    const next = bounds[at + 1]
    const words =
      next === undefined ? `${from} or more` : next === from + 1 ? `${from}` : `${from} to ${next - 1}`
    return { words, from, radius: smallestRadius * from ** 0.4, places: 0, incidents: 0 }
  })
  for (const count of counts) {
    const found = classes.findLast(({ from }) => count >= from)
    if (!found) continue
    found.places++
    found.incidents += count
  }
  return classes.filter(({ places }) => places > 0)
}

export function radiusOf(classes: readonly PlaceClass[], count: number): number {
  return classes.findLast(({ from }) => count >= from)?.radius ?? smallestRadius
}
