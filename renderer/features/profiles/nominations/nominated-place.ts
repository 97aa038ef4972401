import { parseGridReference } from '#shared/geo/grid-reference.ts'

export type Place = { easting: number; northing: number }

/** A place as people write it: a grid reference, or easting and northing with a comma between them. */
export function placeWritten(text: string): Place | null {
  const square = parseGridReference(text)
  if (square) return { easting: Math.floor(square.easting), northing: Math.floor(square.northing) }
  const metres = /^\s*(\d{6})\D+(\d{6,7})\s*$/.exec(text)
  return metres ? { easting: Number(metres[1]), northing: Number(metres[2]) } : null
}

/** The name in what was typed or chosen: `Northgate (Neighbourhoods)` is asked for as `Northgate`. */
export function nameIn(text: string): string {
  const at = text.indexOf(' (')
  return (at < 0 ? text : text.slice(0, at)).trim()
}
