import { parseGridReference } from '#shared/geo/grid-reference.ts'
import { isOnGrid } from '#shared/geo/projection.ts'

export type Place = { easting: number; northing: number }

/** A place of the national grid as people write it: a reference, or easting and northing with a comma between them. */
export function placeWritten(text: string): Place | null {
  const place = referenceIn(text) ?? metresIn(text)
  return place && isOnGrid(place.easting, place.northing) ? place : null
}

function referenceIn(text: string): Place | null {
  const square = parseGridReference(text)
  return square && { easting: Math.floor(square.easting), northing: Math.floor(square.northing) }
}

function metresIn(text: string): Place | null {
  const metres = /^\s*(\d{6})\D+(\d{6,7})\s*$/.exec(text)
  return metres && { easting: Number(metres[1]), northing: Number(metres[2]) }
}

/** The name in what was typed or chosen: `Northgate (Neighbourhoods)` is asked for as `Northgate`. */
export function nameIn(text: string): string {
  const at = text.indexOf(' (')
  return (at < 0 ? text : text.slice(0, at)).trim()
}
