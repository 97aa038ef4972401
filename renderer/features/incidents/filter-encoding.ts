import type { Filter } from '#shared/features/incidents/contract.ts'

type Polygon = NonNullable<Filter['polygon']>
type Circle = NonNullable<Filter['circle']>

/** Hours of the week as ranges: `22-23.46-47`. */
export function writeHours(hours: readonly number[]): string {
  const sorted = [...new Set(hours)].sort((a, b) => a - b)
  const ranges: string[] = []
  for (let at = 0; at < sorted.length; at++) {
    const first = sorted[at]!
    while (sorted[at + 1] === sorted[at]! + 1) at++
    ranges.push(first === sorted[at] ? String(first) : `${first}-${sorted[at]}`)
  }
  return ranges.join('.')
}

export function readHours(text: string): number[] {
  const hours = text.split('.').flatMap(range => {
    const match = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(range)
    if (!match) return []
    const first = Number(match[1])
    const last = Math.min(167, Number(match[2] ?? first))
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, hour) => first + hour)
  })
  return [...new Set(hours)].sort((a, b) => a - b)
}

/**
 * A ring in decimetres, each point by its way from the one before, in base 36: a drawn outline of a hundred points
 * takes some 600 characters.
 */
export function writePolygon(polygon: Polygon): string {
  let [lastEast, lastNorth] = [0, 0]
  return polygon
    .map(([easting, northing]) => {
      const [east, north] = [Math.round(easting * 10), Math.round(northing * 10)]
      const way = `${(east - lastEast).toString(36)}_${(north - lastNorth).toString(36)}`
      ;[lastEast, lastNorth] = [east, north]
      return way
    })
    .join('.')
}

export function readPolygon(text: string): Polygon | undefined {
  let [east, north] = [0, 0]
  const polygon: Polygon = []
  for (const way of text.split('.')) {
    if (!/^-?[\da-z]{1,8}_-?[\da-z]{1,8}$/.test(way)) return undefined
    const [eastward, northward] = way.split('_').map(one => Number.parseInt(one, 36)) as [number, number]
    east += eastward
    north += northward
    polygon.push([east / 10, north / 10])
  }
  return polygon.length >= 3 && polygon.length <= 10_000 ? polygon : undefined
}

/** A circle by easting, northing and radius in metres: `458800,304600,250`. */
export function writeCircle({ easting, northing, radiusMetres }: Circle): string {
  return [easting, northing, radiusMetres].join(',')
}

export function readCircle(text: string): Circle | undefined {
  if (!/^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?$/.test(text)) return undefined
  const [easting, northing, radiusMetres] = text.split(',').map(Number) as [number, number, number]
  return radiusMetres <= 100_000 ? { easting, northing, radiusMetres } : undefined
}
