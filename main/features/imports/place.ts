import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { bitsOfFlags, type PlaceFlag, type PlacePrecision } from '#shared/features/incidents/rules.ts'
import { parseGridReference } from '#shared/geo/grid-reference.ts'
import { fromWgs84, isOnGrid } from '#shared/geo/projection.ts'
import type { Oddity } from './table.ts'

/** Where most rows of a file lie, in metres; a pair that only fits here when swapped is swapped. */
export type Anchor = { easting: number; northing: number }

/** Coordinates as read. NaN where the incident has no place; `reason` where something was odd. */
export type Place = {
  easting: number
  northing: number
  precision: PlacePrecision
  flags: number
  oddity: Oddity | null
}

export type Cell = (column: string) => string

const nowhere: Place = {
  easting: Number.NaN,
  northing: Number.NaN,
  precision: 'none',
  flags: 0,
  oddity: null,
}
const coarseMetres = 100
/** A pair is taken for swapped when it lies further than this from the file's other rows... */
const farMetres = 150_000
/** ...and, the other way round, nearer than this. */
const nearMetres = 75_000

const bit = (flag: PlaceFlag) => bitsOfFlags([flag])
const zeroOrDefault = bit('zero or default point')
const digitsCutOff = bit('digits cut off')
const outside = bit('outside the national grid')
const swappedGrid = bit('easting and northing swapped')
const swappedDegrees = bit('latitude and longitude swapped')
const snappedPoint = bit('point snapped by its publisher')

/** Reads the coordinates of a row by whichever of the mapped ways the row has filled in. */
export function placeReader(mapping: MappingSpec): (cell: Cell, anchor: Anchor | null) => Place {
  const { easting, northing, gridReference, latitude, longitude } = mapping.fields
  const finish = (place: Place): Place =>
    mapping.snapped && place.precision !== 'none'
      ? { ...place, precision: 'snapped', flags: place.flags | snappedPoint }
      : place
  return (cell, anchor) => {
    if (easting !== undefined && northing !== undefined && (cell(easting) || cell(northing))) {
      return finish(fromGrid(easting, northing, cell, anchor))
    }
    if (gridReference !== undefined && cell(gridReference)) {
      return finish(fromReference(gridReference, cell(gridReference)))
    }
    if (latitude !== undefined && longitude !== undefined && (cell(latitude) || cell(longitude))) {
      return finish(fromDegrees(latitude, longitude, cell))
    }
    return nowhere
  }
}

function unplaced(column: string, raw: string, reason: string, flags = 0): Place {
  return { ...nowhere, flags, oddity: { column, raw, reason, mend: '' } }
}

/** A number as files write it; NaN for anything else, an empty cell included. */
function numberOf(text: string): number {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

function fromGrid(eastingColumn: string, northingColumn: string, cell: Cell, anchor: Anchor | null): Place {
  const raw = `${cell(eastingColumn)} ${cell(northingColumn)}`
  const easting = numberOf(cell(eastingColumn))
  const northing = numberOf(cell(northingColumn))
  if (Number.isNaN(easting))
    return unplaced(eastingColumn, raw, 'No easting can be read: kept without a place')
  if (Number.isNaN(northing)) {
    return unplaced(northingColumn, raw, 'No northing can be read: kept without a place')
  }
  if (isDefault(easting, northing)) {
    return unplaced(eastingColumn, raw, 'Zero or default point: kept without a place', zeroOrDefault)
  }
  if (isSwapped(easting, northing, anchor)) {
    const oddity = {
      column: eastingColumn,
      raw,
      reason: 'Easting and northing swapped: placed the other way round',
      mend: '',
    }
    return { easting: northing, northing: easting, precision: 'exact', flags: swappedGrid, oddity }
  }
  if (!isOnGrid(easting, northing)) {
    return unplaced(eastingColumn, raw, 'Outside the national grid: kept without a place', outside)
  }
  const coarse = easting % coarseMetres === 0 && northing % coarseMetres === 0
  return { easting, northing, precision: 'exact', flags: coarse ? digitsCutOff : 0, oddity: null }
}

/** What systems write when nobody chose a place: 0, 1 or -1, all of it sea, and rows of nines. */
function isDefault(easting: number, northing: number): boolean {
  const isNines = (coordinate: number) => coordinate === 99_999 || coordinate === 999_999
  return Math.abs(easting) <= 1 || Math.abs(northing) <= 1 || (isNines(easting) && isNines(northing))
}

function isSwapped(easting: number, northing: number, anchor: Anchor | null): boolean {
  if (!isOnGrid(northing, easting)) return false
  if (!isOnGrid(easting, northing)) return true
  if (!anchor) return false
  const away = (e: number, n: number) => Math.hypot(e - anchor.easting, n - anchor.northing)
  return away(easting, northing) > farMetres && away(northing, easting) < nearMetres
}

function fromReference(column: string, raw: string): Place {
  const square = parseGridReference(raw)
  if (!square) return unplaced(column, raw, 'Not a grid reference: kept without a place')
  const coarse = square.sizeMetres >= coarseMetres
  return {
    easting: square.easting,
    northing: square.northing,
    precision: coarse ? 'street' : 'exact',
    flags: coarse ? digitsCutOff : 0,
    oddity: null,
  }
}

function fromDegrees(latitudeColumn: string, longitudeColumn: string, cell: Cell): Place {
  const raw = `${cell(latitudeColumn)} ${cell(longitudeColumn)}`
  const latitude = numberOf(cell(latitudeColumn))
  const longitude = numberOf(cell(longitudeColumn))
  if (Number.isNaN(latitude))
    return unplaced(latitudeColumn, raw, 'No latitude can be read: kept without a place')
  if (Number.isNaN(longitude)) {
    return unplaced(longitudeColumn, raw, 'No longitude can be read: kept without a place')
  }
  if (latitude === 0 && longitude === 0) {
    return unplaced(latitudeColumn, raw, 'Zero or default point: kept without a place', zeroOrDefault)
  }
  if (isBritish(longitude, latitude)) {
    const oddity = {
      column: latitudeColumn,
      raw,
      reason: 'Latitude and longitude swapped: placed the other way round',
      mend: '',
    }
    return { ...onGrid(longitude, latitude), flags: swappedDegrees, oddity }
  }
  const place = isBritish(latitude, longitude) ? onGrid(latitude, longitude) : nowhere
  return isOnGrid(place.easting, place.northing)
    ? place
    : unplaced(latitudeColumn, raw, 'Outside the national grid: kept without a place', outside)
}

/** Within the degrees that the national grid spans. */
function isBritish(latitude: number, longitude: number): boolean {
  return latitude > 49 && latitude < 62 && longitude > -10 && longitude < 4
}

function onGrid(latitude: number, longitude: number): Place {
  const [easting, northing] = fromWgs84(longitude, latitude)
  const toDecimetre = (metres: number) => Math.round(metres * 10) / 10
  return {
    ...nowhere,
    easting: toDecimetre(easting),
    northing: toDecimetre(northing),
    precision: 'exact',
  }
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
