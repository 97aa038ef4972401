import { fromWgs84, isOnGrid } from '#shared/geo/projection.ts'
import { isFiner, mendedDegrees, plainNumber } from './place-numbers.ts'
import { type Failure, failed, flagBit, nothingOdd, type Place, rawOf, type Way } from './place-way.ts'

/** Seven decimals of a degree are a centimetre; three are a hundred metres. */
const centimetres = 1e7
const hundredMetres = 1e3
/** Where the false origin of the grid lies, in the Atlantic: 0, 0 metres turned into degrees. */
const originMetres = 1000

const zeroOrDefault = flagBit('zero or default point')
const digitsCutOff = flagBit('digits cut off')
const outside = flagBit('outside the national grid')
const swapped = flagBit('latitude and longitude swapped')
const tooExact = flagBit('too exact for its source')

/** Latitudes and longitudes (WGS84) in two columns. */
export function degreesWay(
  column: string,
  longitudeColumn: string,
  latitudeAt: number,
  longitudeAt: number,
): Way {
  const positions = [latitudeAt, longitudeAt]

  function read(cells: readonly string[]): Place | Failure {
    const latitudeText = cells[latitudeAt]!.trim()
    const longitudeText = cells[longitudeAt]!.trim()
    let latitude = plainNumber(latitudeText)
    let longitude = plainNumber(longitudeText)
    let isMended = false
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) {
      latitude = mendedDegrees(latitudeText)
      longitude = mendedDegrees(longitudeText)
      const raw = rawOf(cells, positions)
      if (Number.isNaN(latitude))
        return failed(column, raw, 'No latitude can be read', 'Write it as 52.635972.')
      if (Number.isNaN(longitude)) {
        return failed(longitudeColumn, raw, 'No longitude can be read', 'Write it as -1.132573.')
      }
      isMended = true
    }
    const place = located(latitude, longitude, () => rawOf(cells, positions))
    if (isMended && !('failure' in place)) {
      const reason = 'Not written as decimal degrees: read as such'
      const mend = `Write ${latitude.toFixed(6)} and ${longitude.toFixed(6)}.`
      place.oddities = [{ column, raw: rawOf(cells, positions), reason, mend }, ...place.oddities]
    }
    return place
  }

  function located(latitude: number, longitude: number, raw: () => string): Place | Failure {
    const isBackToFront = isBritish(longitude, latitude)
    if (!isBackToFront && !isBritish(latitude, longitude)) {
      return latitude === 0 && longitude === 0
        ? failed(column, raw(), 'Zero or default point', 'Ask its sender for the place.', zeroOrDefault)
        : failed(column, raw(), 'Outside the national grid', 'Ask its sender for the place.', outside)
    }
    const place = isBackToFront ? fromDegrees(longitude, latitude) : fromDegrees(latitude, longitude)
    if (Math.hypot(place.easting, place.northing) < originMetres) {
      return failed(column, raw(), 'Zero or default point', 'Ask its sender for the place.', zeroOrDefault)
    }
    if (!isOnGrid(place.easting, place.northing)) {
      return failed(column, raw(), 'Outside the national grid', 'Ask its sender for the place.', outside)
    }
    if (isBackToFront) {
      const reason = 'Latitude and longitude swapped: placed the other way round'
      place.oddities = [{ column, raw: raw(), reason, mend: '' }]
      place.flags |= swapped
    }
    return place
  }

  return { words: 'latitude and longitude', column, positions, read }
}

/** Within the degrees that the national grid spans. */
export function isBritish(latitude: number, longitude: number): boolean {
  return latitude > 49 && latitude < 62 && longitude > -10 && longitude < 4
}

/** The point in metres, to the decimetre; it may lie off the grid. */
export function fromDegrees(latitude: number, longitude: number): Place {
  const [easting, northing] = fromWgs84(longitude, latitude)
  const coarse = !isFiner(latitude, hundredMetres) && !isFiner(longitude, hundredMetres)
  const fine = isFiner(latitude, centimetres) || isFiner(longitude, centimetres)
  return {
    easting: Math.round(easting * 10) / 10,
    northing: Math.round(northing * 10) / 10,
    precision: 'exact',
    flags: (coarse ? digitsCutOff : 0) | (fine ? tooExact : 0),
    oddities: nothingOdd,
  }
}
