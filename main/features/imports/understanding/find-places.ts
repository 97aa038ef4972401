import type { PlaceFound } from '#shared/features/imports/contract.ts'
import { type Postcodes, positionOf, postcodeKey } from './postcodes.ts'

const mostFound = 8

/** The postcode a text is, where the file of postcodes knows it. */
export function postcodeFound(text: string, postcodes: Postcodes | null): PlaceFound | null {
  const key = postcodeKey(text)
  const at = key === null || postcodes === null ? -1 : positionOf(postcodes, key)
  if (key === null || postcodes === null || at < 0) return null
  const name = `${key.slice(0, 4).trim()} ${key.slice(4)}`
  return { name, of: 'postcode', easting: postcodes.eastings[at]!, northing: postcodes.northings[at]! }
}

/** The areas whose names hold a text: those that begin with it first, then by name. */
export function areasNamed<A extends { name: string }>(areas: readonly A[], text: string): A[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const begins = ({ name }: A) => name.toLowerCase().startsWith(wanted)
  return areas
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => Number(begins(b)) - Number(begins(a)) || a.name.localeCompare(b.name, 'en'))
    .slice(0, mostFound)
}
