import { html } from 'hono/html'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { areaLabels } from './forms/html/area-labels.ts'
import { type Frame, frameAround, gridLines, pathOf, roundLength } from './forms/html/map-frame.ts'
import { placeClasses, radiusOf } from './forms/html/place-classes.ts'
import type { ProfilePack } from './pack-content.ts'
import { counted, whole } from './words.ts'

const width = 640
const height = 440
const legendWidth = 172
const mostLines = 8

/** The hotspot, its incidents by place and the areas behind, as a drawing that stays sharp at any size. */
export function profileMap({ profile, places, areas }: ProfilePack) {
  const frame = frameAround(profile.polygons, width, height)
  const classes = placeClasses(places.counts)
  const shownAreas = areas.filter(({ polygons }) => touches(frame, polygons))
  // The largest first, so that no small symbol is hidden beneath it.
  const order = Array.from(places.counts.keys()).sort((a, b) => places.counts[b]! - places.counts[a]!)
  const total = places.counts.reduce((sum, count) => sum + count, 0)
  const label = `Map of ${profile.areaLabel}: ${counted(total, 'incident')} at ${counted(places.counts.length, 'place')}, in the outline of the hotspot.`
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${width + legendWidth} ${height + 16}"
    class="map" xmlns="http://www.w3.org/2000/svg">
    <clipPath id="frame"><rect width="${width}" height="${height}"/></clipPath>
    <g clip-path="url(#frame)">
      <rect width="${width}" height="${height}" fill="#fbfbfa"/>
      ${gridOf(frame)}
      ${shownAreas.map(({ polygons }) => html`<path d="${pathOf(frame, polygons)}" fill="none" stroke="#8b949d" stroke-width="1"/>`)}
      <path d="${pathOf(frame, profile.polygons)}" fill="#c9dcea" fill-opacity="0.55" fill-rule="evenodd"
        stroke="#12395b" stroke-width="2"/>
      ${order.map(
        at => html`<circle cx="${round(frame.x(places.eastings[at]!))}" cy="${round(frame.y(places.northings[at]!))}"
          r="${round(radiusOf(classes, places.counts[at]!))}" fill="#12395b" fill-opacity="0.72" stroke="#fff" stroke-width="0.8"/>`,
      )}
      ${areaLabels(
        frame,
        shownAreas.map(area => ({ ...area, across: 120, down: 32 })),
        [profile.polygons],
      ).map(
        ({ name, x, y }) =>
          html`<text x="${x}" y="${y}" text-anchor="middle" class="area halo">${name}</text>`,
      )}
    </g>
    <rect width="${width}" height="${height}" fill="none" stroke="#56606b" stroke-width="1"/>
    ${labelsOf(frame)}
    <g transform="translate(${width + 14} 0)">${northArrow()}${legendOf(classes)}${scaleBar(frame)}</g>
  </svg>`
}

const round = (value: number) => Math.round(value * 10) / 10

const stepOf = (frame: Frame) => {
  const step = roundLength((frame.east - frame.west) / 4)
  return (frame.east - frame.west) / step > mostLines ? step * 2 : step
}

function gridOf(frame: Frame) {
  const step = stepOf(frame)
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    html`<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#dfe3e7" stroke-width="1"/>`
  return [
    ...gridLines(frame.west, frame.east, step).map(east => line(frame.x(east), 0, frame.x(east), height)),
    ...gridLines(frame.south, frame.north, step).map(north => line(0, frame.y(north), width, frame.y(north))),
  ]
}

/** Grid kilometres along the southern and western edge. */
function labelsOf(frame: Frame) {
  const step = stepOf(frame)
  const kilometres = (metres: number) => (metres / 1000).toFixed(step < 1000 ? (step < 100 ? 2 : 1) : 0)
  const clear = 24
  return [
    ...gridLines(frame.west, frame.east, step)
      .filter(east => frame.x(east) > clear && frame.x(east) < width - clear)
      .map(
        east =>
          html`<text x="${round(frame.x(east))}" y="${height + 13}" text-anchor="middle" class="grid">${kilometres(east)} E</text>`,
      ),
    ...gridLines(frame.south, frame.north, step)
      .filter(north => frame.y(north) > clear && frame.y(north) < height - clear)
      .map(
        north =>
          html`<text x="4" y="${round(frame.y(north) - 3)}" class="grid halo">${kilometres(north)} N</text>`,
      ),
  ]
}

function touches(frame: Frame, polygons: Polygons): boolean {
  const points = polygons.flat(2)
  return (
    points.some(([east]) => east > frame.west) &&
    points.some(([east]) => east < frame.east) &&
    points.some(([, north]) => north > frame.south) &&
    points.some(([, north]) => north < frame.north)
  )
}

function northArrow() {
  return html`<g transform="translate(0 4)">
    <path d="M10 0L18 26L10 20L2 26Z" fill="#1f2328"/>
    <text x="26" y="20" class="legend">Grid north</text>
  </g>`
}

function legendOf(classes: ReturnType<typeof placeClasses>) {
  const top = 62
  const row = 36
  return html`<g transform="translate(0 ${top})">
    <text y="0" class="legend strong">Incidents at a place</text>
    ${classes.map(
      ({ words, radius, places, incidents }, at) => html`<g transform="translate(0 ${20 + at * row})">
        <circle cx="16" cy="0" r="${round(radius)}" fill="#12395b" fill-opacity="0.72"/>
        <text x="40" y="0" class="legend">${words}</text>
        <text x="40" y="13" class="grid">${counted(places, 'place')}, ${whole(incidents)} in all</text>
      </g>`,
    )}
    <g transform="translate(0 ${24 + classes.length * row})">
      <rect x="2" y="-8" width="24" height="14" fill="#c9dcea" fill-opacity="0.55" stroke="#12395b" stroke-width="2"/>
      <text x="40" y="4" class="legend">Hotspot outline</text>
      <line x1="2" x2="26" y1="22" y2="22" stroke="#8b949d" stroke-width="1"/>
      <text x="40" y="27" class="legend">Area boundary</text>
    </g>
  </g>`
}

function scaleBar(frame: Frame) {
  const metres = roundLength(frame.metresPerUnit * (legendWidth - 40))
  const length = round(metres / frame.metresPerUnit)
  const words = metres < 1000 ? `${metres} m` : `${metres / 1000} km`
  return html`<g transform="translate(2 ${height - 22})">
    <rect width="${length / 2}" height="6" fill="#1f2328"/>
    <rect x="${length / 2}" width="${length / 2}" height="6" fill="#fff" stroke="#1f2328" stroke-width="1"/>
    <text y="20" class="grid">0</text>
    <text x="${length}" y="20" text-anchor="middle" class="grid">${words}</text>
  </g>`
}
