import type { Polygons } from '#shared/features/areas/contract.ts'
import { fromWgs84, isOnGrid, projectionUsed } from '#shared/geo/projection.ts'
import { type Feature, type FeatureFile, refused } from './geojson.ts'

export type Shape = { feature: Feature; polygons: Polygons }
export type Shapes = {
  shapes: Shape[]
  /** What was decided or mended, a sentence each. */
  findings: string[]
}

type Convert = (x: number, y: number) => [easting: number, northing: number]
type Ring = [number, number][]

/** Lists within the list of a MultiPolygon: its polygons, their rings, their points. */
const deepestNesting = 3

/** The polygons of a file in metres of EPSG:27700, to the centimetre. Throws `invalid`, naming the feature. */
export function readShapes(file: FeatureFile): Shapes {
  const drawn = file.features.filter(({ geometry }) => isPolygonal(geometry?.type))
  if (drawn.length === 0) {
    throw refused(`${file.fileName} holds no polygons: its features are points, lines or nothing.`)
  }
  const { convert, finding } = coordinatesOf(file, drawn)
  const findings = [finding]
  const without = file.features.length - drawn.length
  if (without > 0) {
    const numbers = file.features.filter(feature => !drawn.includes(feature)).map(({ number }) => number)
    findings.push(`Left out, for they are no polygons: ${listed('feature', numbers)}.`)
  }
  const unclosed: number[] = []
  const shapes = drawn.map(feature => {
    const { type, coordinates } = feature.geometry!
    const parts = type === 'Polygon' ? [coordinates] : asList(coordinates, file, feature)
    const polygons = parts.map(part =>
      asList(part, file, feature).map(ring => {
        const points = asList(ring, file, feature).map(point => located(point, convert, file, feature))
        const wasClosed = close(points)
        if (!wasClosed && unclosed.at(-1) !== feature.number) unclosed.push(feature.number)
        if (points.length < 4) throw refused(`${place(file, feature)}: a ring has fewer than three corners.`)
        return points
      }),
    )
    if (polygons.flat().length === 0) throw refused(`${place(file, feature)}: its polygon has no corners.`)
    return { feature, polygons }
  })
  if (unclosed.length > 0)
    findings.push(`Rings that were not closed have been: ${listed('feature', unclosed)}.`)
  return { shapes, findings }
}

function isPolygonal(type: string | undefined): boolean {
  return type === 'Polygon' || type === 'MultiPolygon'
}

/** WGS84 as the standard says, the national grid where the file says so or its numbers cannot be degrees. */
function coordinatesOf(file: FeatureFile, drawn: Feature[]): { convert: Convert; finding: string } {
  const { crs, fileName } = file
  const asTheyAre: Convert = (x, y) => [x, y]
  const fromDegrees = {
    convert: fromWgs84,
    finding: `Coordinates are longitude and latitude, converted to the national grid: ${projectionUsed}.`,
  }
  if (crs !== null) {
    if (/27700/.test(crs))
      return { convert: asTheyAre, finding: 'Coordinates are national grid (EPSG:27700).' }
    if (/4326|CRS84|4258/.test(crs)) return fromDegrees
    throw refused(
      `${fileName} has its coordinates in ${crs}.`,
      'Save it again in WGS84 (EPSG:4326) or British National Grid (EPSG:27700).',
    )
  }
  const largest = Math.max(...drawn.slice(0, 20).map(feature => largestNumber(feature.geometry!.coordinates)))
  if (largest <= 180) return fromDegrees
  return {
    convert: asTheyAre,
    finding: 'Coordinates are taken for national grid metres: they are too large for degrees.',
  }
}

function largestNumber(coordinates: unknown): number {
  const numbers = Array.isArray(coordinates) ? coordinates.flat(deepestNesting) : []
  return numbers.reduce((most, n) => (typeof n === 'number' ? Math.max(most, Math.abs(n)) : most), 0)
}

function located(point: unknown, convert: Convert, file: FeatureFile, feature: Feature): [number, number] {
  const [x, y] = asList(point, file, feature)
  if (typeof x !== 'number' || typeof y !== 'number') {
    // What lies within may be nested without end: it is named, not written out.
    const [first, second] = [x, y].map(part => (typeof part === 'object' ? 'a list' : String(part)))
    throw refused(`${place(file, feature)}: ${`${first}, ${second}`.slice(0, 60)} is not a coordinate.`)
  }
  const [easting, northing] = convert(x, y)
  if (!isOnGrid(easting, northing)) {
    const swapped = x > 49 && x < 61 && y > -9 && y < 3
    throw refused(
      `${place(file, feature)}: ${x}, ${y} lies outside the national grid.`,
      swapped
        ? 'Latitude and longitude seem to be swapped: GeoJSON has the longitude first.'
        : 'Take out what is not in Great Britain, or save the file again in WGS84.',
    )
  }
  const hundredths = (metres: number) => Math.round(metres * 100) / 100
  return [hundredths(easting), hundredths(northing)]
}

function close(points: Ring): boolean {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return true
  points.push([...first])
  return false
}

function asList(value: unknown, file: FeatureFile, feature: Feature): unknown[] {
  if (Array.isArray(value)) return value
  throw refused(`${place(file, feature)}: its coordinates are not those of a ${feature.geometry!.type}.`)
}

export function place({ fileName }: FeatureFile, { number }: Feature): string {
  return `${fileName}, feature ${number}`
}

function listed(noun: string, numbers: number[]): string {
  const shown = numbers.slice(0, 10).join(', ')
  const more = numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''
  return `${noun}${numbers.length === 1 ? '' : 's'} ${shown}${more}`
}
