import { html } from 'hono/html'
import type { MapFigure } from '../../model/document.ts'
import type { Frame } from './map-frame.ts'
import { type PlaceClass, radiusOf } from './place-classes.ts'

/** More places than this lie over each other anyhow; each as a circle they take a browser seconds to print. */
const mostCircles = 300

/**
 * The places of a map, the larger beneath the smaller; none that lie outside its frame, where nobody sees them and
 * anybody could read them.
 */
export function placeMarks(
  places: MapFigure['places'],
  classes: readonly PlaceClass[],
  frame: Frame,
  accent: string,
) {
  const marks = places
    .map(({ easting, northing, count }) => ({
      x: frame.x(easting),
      y: frame.y(northing),
      count,
      radius: radiusOf(classes, count),
    }))
    .filter(({ x, y }) => x >= 0 && x <= frame.width && y >= 0 && y <= frame.height)
    .sort((a, b) => b.count - a.count)
  if (marks.length > mostCircles) return [...dotsByRadius(marks)].map(dots => dotParts(dots, accent))
  return marks.map(
    ({ x, y, radius }) => html`<circle cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius)}" fill="${accent}"
      fill-opacity="0.72" stroke="#fff" stroke-width="0.8"/>`,
  )
}

type Dot = { x: number; y: number; radius: number }

function dotsByRadius(marks: readonly Dot[]): Map<number, Dot[]> {
  const byRadius = new Map<number, Dot[]>()
  for (const mark of marks) {
    const same = byRadius.get(mark.radius)
    if (same) same.push(mark)
    else byRadius.set(mark.radius, [mark])
  }
  return byRadius
}

/** All dots of a size as one line of next to no length and round ends. */
function dotParts([radius, dots]: [number, readonly Dot[]], accent: string) {
  const line = dots.map(({ x, y }) => `M${tenth(x)} ${tenth(y)}h.01`).join('')
  return html`<path d="${line}" fill="none" stroke-linecap="round" stroke="#fff"
      stroke-width="${tenth(2 * radius + 1.6)}"/><path d="${line}" fill="none" stroke-linecap="round"
      stroke="${accent}" stroke-opacity="0.72" stroke-width="${tenth(2 * radius)}"/>`
}

const tenth = (value: number) => Math.round(value * 10) / 10
