import type { KnownPlaces } from './known-places.ts'
import { failed, flagBit, nothingOdd, type Way } from './place-way.ts'
import { isOutwardOnly, misreadPostcode, positionOf, postcodeKey } from './postcodes.ts'

const centroid = flagBit('centroid of a postcode, street or area')
const zeroOrDefault = flagBit('zero or default point')
/** What health and benefit systems write for no fixed abode, unknown and abroad. */
const standIn = /^ZZ ?99/i

/** Postcodes, by the file of postcodes that the bureau has loaded: the middle of their addresses. */
export function postcodeWay(column: string, position: number, known: KnownPlaces | null): Way {
  const postcodes = known?.postcodes ?? null
  return {
    words: 'postcode',
    column,
    positions: [position],
    read(cells) {
      const raw = cells[position]!.trim()
      if (!postcodes) {
        const next = 'Load a postcode file under Settings, Postcodes, and import the file again.'
        return failed(column, raw, 'No postcode file is loaded', next)
      }
      const key = postcodeKey(raw)
      let at = key === null ? -1 : positionOf(postcodes, key)
      let oddities = nothingOdd
      if (key === null) {
        const meant = misreadPostcode(postcodes, raw)
        if (meant === null) return unreadable(raw)
        at = positionOf(postcodes, meant)
        const written = meant.replace(/ *(...)$/, ' $1')
        const reason = 'Postcode misread, letters for figures: placed by the one that it can only be'
        oddities = [{ column, raw, reason, mend: `Write ${written}.` }]
      }
      if (at < 0) {
        if (standIn.test(raw)) return unreadable(raw)
        const next =
          'Check its spelling; if it is right, load a newer postcode file, or an older one if it has ended.'
        return failed(column, raw, 'Not in the postcode file that is loaded', next)
      }
      const [easting, northing] = [postcodes.eastings[at]!, postcodes.northings[at]!]
      if (easting === 0 && northing === 0) {
        return failed(column, raw, 'The postcode file has no coordinates for this postcode', '')
      }
      return { easting, northing, precision: 'postcode', flags: centroid, oddities }
    },
  }

  function unreadable(raw: string) {
    if (standIn.test(raw)) {
      return failed(column, raw, 'A stand-in for a postcode (ZZ99)', '', zeroOrDefault)
    }
    return isOutwardOnly(raw)
      ? failed(column, raw, 'Only the first half of a postcode', 'Ask for whole postcodes.')
      : failed(column, raw, 'Not a postcode', 'Write it as LE1 6AB.')
  }
}

/** Codes of areas whose outlines are loaded: a point inside stands for the whole area. */
export function areaWay(column: string, position: number, known: KnownPlaces | null): Way {
  return {
    words: 'area code',
    column,
    positions: [position],
    read(cells) {
      const raw = cells[position]!.trim()
      const point = known?.areas?.get(raw.toUpperCase())
      if (!point) {
        const next = 'Load the boundaries it belongs to under Areas, and import the file again.'
        return failed(column, raw, 'No area with this code is loaded', next)
      }
      return {
        easting: point[0],
        northing: point[1],
        precision: 'area',
        flags: centroid,
        oddities: nothingOdd,
      }
    },
  }
}
