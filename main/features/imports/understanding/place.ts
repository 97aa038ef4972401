import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { isWithin, type KnownPlaces } from './known-places.ts'
import { areaWay, postcodeWay } from './place-codes.ts'
import { degreesWay } from './place-degrees.ts'
import { gridWay, referenceWay } from './place-grid.ts'
import { type Anchor, type Failure, flagBit, nothingOdd, type Place, rawOf, type Way } from './place-way.ts'
import { isInSea } from './sea.ts'

export type { Anchor, Place } from './place-way.ts'

const nowhere: Place = {
  easting: Number.NaN,
  northing: Number.NaN,
  precision: 'none',
  flags: 0,
  oddities: nothingOdd,
}

const snappedPoint = flagBit('point snapped by its publisher')
const outsideArea = flagBit('outside the area')
const inSea = flagBit('in the sea of the grid')

/**
 * Reads the place of a row by the first of the ways mapped that leads to one, the most exact first. What led
 * nowhere before it is told, and so is a place that cannot be right.
 */
export function placeReader(
  mapping: MappingSpec,
  at: (column: string | undefined) => number,
  known: KnownPlaces | null,
): (cells: readonly string[], anchor: Anchor | null) => Place {
  const ways = waysOf(mapping, at, known)
  const extent = known?.extent ?? null
  const unsaid = ways.length === 0 ? nowhere : withoutPlace(ways[0]!.column)

  function judged(place: Place, cells: readonly string[], { column, positions }: Way): Place {
    if (mapping.snapped && (place.precision === 'exact' || place.precision === 'street')) {
      place.precision = 'snapped'
      place.flags |= snappedPoint
    }
    const { easting, northing } = place
    const sea = isInSea(easting, northing)
    const away = extent !== null && place.precision !== 'area' && !isWithin(extent, easting, northing)
    if (!sea && !away) return place
    place.flags |= (sea ? inSea : 0) | (away ? outsideArea : 0)
    const reason = sea ? 'In the sea: kept, and flagged' : 'Outside the area of the bureau: kept, and flagged'
    place.oddities = [...place.oddities, { column, raw: rawOf(cells, positions), reason, mend: '' }]
    return place
  }

  return (cells, anchor) => {
    let failures: Failure[] | null = null
    for (let i = 0; i < ways.length; i++) {
      const way = ways[i]!
      if (!isFilled(cells, way.positions)) continue
      const found = way.read(cells, anchor)
      if ('failure' in found) {
        failures = failures ? [...failures, found] : [found]
        continue
      }
      const place = judged(found, cells, way)
      return failures ? withFailures(place, failures, `placed by its ${way.words}`) : place
    }
    return failures ? withFailures({ ...nowhere }, failures, 'kept without a place') : unsaid
  }
}

/** A row that fills in none of the columns of the place: what could not be placed is listed. */
function withoutPlace(column: string): Place {
  const reason = 'No place is given: kept without a place'
  return { ...nowhere, oddities: [{ column, raw: '', reason, mend: 'Ask its sender where it was' }] }
}

function waysOf(
  { fields }: MappingSpec,
  at: (column: string | undefined) => number,
  known: KnownPlaces | null,
): Way[] {
  const { easting, northing, gridReference, latitude, longitude, postcode, areaCode } = fields
  const ways: Way[] = []
  if (easting !== undefined && northing !== undefined) {
    ways.push(gridWay(easting, northing, at(easting), at(northing)))
  }
  if (gridReference !== undefined) ways.push(referenceWay(gridReference, at(gridReference)))
  if (latitude !== undefined && longitude !== undefined) {
    ways.push(degreesWay(latitude, longitude, at(latitude), at(longitude)))
  }
  if (postcode !== undefined) ways.push(postcodeWay(postcode, at(postcode), known))
  if (areaCode !== undefined) ways.push(areaWay(areaCode, at(areaCode), known))
  return ways
}

function isFilled(cells: readonly string[], positions: readonly number[]): boolean {
  for (let i = 0; i < positions.length; i++) if (cells[positions[i]!]!.trim() !== '') return true
  return false
}

function withFailures(place: Place, failures: readonly Failure[], what: string): Place {
  for (const { failure, flags } of failures) {
    place.flags |= flags
    place.oddities = [...place.oddities, { ...failure, reason: `${failure.reason}: ${what}` }]
  }
  return place
}

/** The middle of the places read so far; null while there are too few to tell. */
export function anchorOf(places: readonly Place[]): Anchor | null {
  const placed = places.filter(place => place.precision !== 'none')
  if (placed.length < 20) return null
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  return {
    easting: middle(placed.map(place => place.easting)),
    northing: middle(placed.map(place => place.northing)),
  }
}
