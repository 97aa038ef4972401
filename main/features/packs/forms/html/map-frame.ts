import type { Polygons } from '#shared/features/areas/contract.ts'

/** A window on the national grid and the drawing it is shown in: metres in, drawing units out. */
export type Frame = {
  west: number
  south: number
  east: number
  north: number
  width: number
  height: number
  metresPerUnit: number
  x(easting: number): number
  y(northing: number): number
}

const narrowestMetres = 240

/** A frame of the size given that holds the outline with room around it, the same scale both ways. */
export function frameAround(polygons: Polygons, width: number, height: number, margin = 0.18): Frame {
  const points = polygons.flat(2)
  const [west, east] = extent(points.map(([easting]) => easting))
  const [south, north] = extent(points.map(([, northing]) => northing))
  const across = Math.max((east - west) * (1 + 2 * margin), narrowestMetres)
  const up = Math.max((north - south) * (1 + 2 * margin), (narrowestMetres * height) / width)
  const metresPerUnit = Math.max(across / width, up / height)
  const left = (west + east - width * metresPerUnit) / 2
  const bottom = (south + north - height * metresPerUnit) / 2
  return {
    west: left,
    south: bottom,
    east: left + width * metresPerUnit,
    north: bottom + height * metresPerUnit,
    width,
    height,
    metresPerUnit,
    x: easting => (easting - left) / metresPerUnit,
    y: northing => height - (northing - bottom) / metresPerUnit,
  }
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}

/** The largest of 1, 2 and 5 times a power of ten that is not more than `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find(step => step * power <= most) ?? 1) * power
}

/** Multiples of `step` from `from` to `to`. */
export function gridLines(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step)
}

/** Of a ring drawn smaller, points nearer than this to the one before cannot be seen. */
const nearest = 0.7

/** Polygons as an SVG path, holes by the even-odd rule. */
export function pathOf(frame: Frame, polygons: Polygons): string {
  return polygons
    .flat()
    .map(ring => `M${seenPoints(frame, ring).join('L')}Z`)
    .join('')
}

function seenPoints(frame: Frame, ring: readonly (readonly [number, number])[]): string[] {
  const tenth = (value: number) => Math.round(value * 10) / 10
  let last = { x: Number.NaN, y: Number.NaN }
  const points: string[] = []
  for (const [easting, northing] of ring) {
    const [x, y] = [frame.x(easting), frame.y(northing)]
    if (Math.hypot(x - last.x, y - last.y) < nearest) continue
    last = { x, y }
    points.push(`${tenth(x)} ${tenth(y)}`)
  }
  return points
}
