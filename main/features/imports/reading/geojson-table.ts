import type { JsonDoubt, JsonRow } from './json-rows.ts'

/** What the two numbers of a point are called: [x, y]. */
export type PointNames = readonly [string, string]

/**
 * By the coordinate system a document names (as GeoJSON did until 2008; RFC 7946 knows longitude and
 * latitude only); null where it is another one.
 */
export function pointNames(system: string | undefined): PointNames | null {
  if (system === undefined || /CRS:?84$|EPSG:+4326$/i.test(system)) return ['longitude', 'latitude']
  return /EPSG:+27700$/i.test(system) ? ['easting', 'northing'] : null
}

const properties = 'properties.'
/** Members of a feature that say nothing of the incident. */
const structure = /^(?:type|bbox|geometry(?:\..*)?)$/

/** The columns of features: their properties, other members by name, and the point last. */
export function featureColumns(names: Iterable<string>, points: PointNames): string[] {
  const columns = new Set<string>()
  for (const name of names) {
    if (!structure.test(name) && name !== 'properties') columns.add(columnOf(name))
  }
  // A property of the same name is the source's own: it keeps its name.
  return [...columns, ...points.map(point => (columns.has(point) ? `point ${point}` : point))]
}

const columnOf = (name: string) => (name.startsWith(properties) ? name.slice(properties.length) : name)

/** A feature as a row. One whose place is no point is read without a place, and flagged. */
export function featureRow(
  { cells, doubts }: JsonRow,
  points: PointNames,
  positions: ReadonlyMap<string, number>,
): { cells: Map<string, string>; doubts: JsonDoubt[] } {
  const row = new Map<string, string>()
  const kept = doubts
    .filter(({ name }) => !structure.test(name))
    .map(doubt => ({ ...doubt, name: columnOf(doubt.name) }))
  for (const [name, text] of cells) {
    if (structure.test(name) || name === 'properties') continue
    const column = columnOf(name)
    const before = row.get(column)
    if (before !== undefined)
      kept.push({
        name: column,
        raw: before,
        reason: 'The name stands twice in one feature: the last value is read',
      })
    row.set(column, text)
  }
  const [x, y] = points.map(point => (positions.has(`point ${point}`) ? `point ${point}` : point))
  const type = cells.get('geometry.type')
  const coordinates = cells.get('geometry.coordinates') ?? ''
  const numbers = /^\[\s*(-?[\d.eE+-]+)\s*,\s*(-?[\d.eE+-]+)\s*(?:,[^[\]]*)?\]$/.exec(coordinates)
  if (type === 'Point' && numbers) {
    row.set(x!, numbers[1]!)
    row.set(y!, numbers[2]!)
  } else if (type === undefined) {
    kept.push({ name: x!, raw: '', reason: 'It has no geometry: read without a place' })
  } else if (type === 'Point') {
    kept.push({ name: x!, raw: coordinates, reason: 'Its point has no two numbers: read without a place' })
  } else {
    kept.push({ name: x!, raw: type, reason: `Its place is a ${type} and no point: read without a place` })
  }
  return { cells: row, doubts: kept }
}
