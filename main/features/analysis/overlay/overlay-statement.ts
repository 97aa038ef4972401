import { counted, whole } from '#shared/count-words.ts'

type Told = {
  themes: readonly { name: string; places: number }[]
  /** How many themes are present at each place. */
  coinciding: readonly number[]
  place: { one: string; many: string }
  least: number
}

/** Where themes coincide, in plain sentences: how many places have two, three or more of them. */
export function overlayStatement({ themes, coinciding, place, least }: Told): string {
  const all = counted(coinciding.length, place.one, place.many)
  const numbers = Array.from({ length: themes.length - 1 }, (_, index) => themes.length - index)
  const several = numbers
    .map(n => ({ n, places: coinciding.filter(count => count === n).length }))
    .filter(({ places }) => places > 0)
    .map(
      ({ n, places }) =>
        `${whole(places)} ${places === 1 ? 'has' : 'have'} ${n === themes.length ? `all ${n}` : n} themes`,
    )
  const found =
    several.length === 0
      ? `In none of ${all} do two of the ${themes.length} themes coincide.`
      : `Of ${all}, ${several.join(', ')}.`
  const nowhere = themes.filter(({ places }) => places === 0).map(({ name }) => name)
  const quiet = nowhere.length > 0 ? ` Nowhere present: ${nowhere.join(', ')}.` : ''
  return `${found} A theme is present where it has at least ${counted(least, 'incident')} and the place is among its busiest fifth.${quiet}`
}
