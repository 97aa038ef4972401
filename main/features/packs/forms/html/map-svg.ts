import { html } from 'hono/html'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { MapFigure, Outline } from '../../model/document.ts'
import { areaLabels } from './area-labels.ts'
import { type Frame, frameAround, pathOf } from './map-frame.ts'
import { gridLabels, gridParts, northArrow, scaleBar } from './map-grid.ts'
import { legendParts, legendWidth } from './map-legend.ts'
import { placeClasses } from './place-classes.ts'
import { placeMarks } from './place-marks.ts'
import { areaShade, fontFamily, ink, lighter, paper, quiet, shippedAccent, textOn } from './shades.ts'

const width = 640
const height = 440

/** A map as a drawing that stays sharp at any size: outlines, shades, places, grid, scale, north and what they mean. */
export function mapSvg(map: MapFigure, accent: string = shippedAccent): string {
  const frame = frameOf(map)
  const areas = map.outlines.filter(({ as, polygons }) => as === 'area' && touches(frame, polygons))
  const hotspots = map.outlines.filter(({ as, polygons }) => as === 'hotspot' && touches(frame, polygons))
  const isShaded = areas.some(({ shade = 0 }) => shade > 0)
  const classes = placeClasses(map.places.map(({ count }) => count))
  const clip = `map-${Math.round(frame.west)}-${Math.round(frame.south)}-${Math.round(frame.metresPerUnit * 100)}`
  return String(html`<svg role="img" aria-label="${map.alternative}" class="map" xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width + legendWidth} ${height + 16}" width="${width + legendWidth}" height="${height + 16}" font-family="${fontFamily}">
    <clipPath id="${clip}"><rect width="${width}" height="${height}"/></clipPath>
    <g clip-path="url(#${clip})">
      <rect width="${width}" height="${height}" fill="${paper}"/>
      ${areas.map(({ polygons, shade = 0 }) => html`<path d="${pathOf(frame, polygons)}" fill="${isShaded ? areaShade(accent, shade) : 'none'}" fill-rule="evenodd" stroke="${isShaded ? '#ffffff' : '#8b949d'}" stroke-width="1"/>`)}
      ${gridParts(frame)}
      ${hotspots.map(({ polygons }) => hotspotPart(pathOf(frame, polygons), accent, isShaded))}
      ${placeMarks(map.places, classes, frame, accent)}
      ${labelParts(frame, areas, hotspots, accent, isShaded)}
      ${hotspots.map(hotspot => hotspotFigure(frame, hotspot))}
    </g>
    <rect width="${width}" height="${height}" fill="none" stroke="#56606b" stroke-width="1"/>
    ${gridLabels(frame)}
    <g transform="translate(${width + 14} 0)">${northArrow()}${legendParts({ map, classes, accent, isShaded, hasAreas: areas.length > 0, hasHotspots: hotspots.length > 0 })}${scaleBar(frame, legendWidth - 40)}</g>
  </svg>`)
}

const tenth = (value: number) => Math.round(value * 10) / 10

function frameOf({ around, outlines, places }: MapFigure): Frame {
  if (around) return frameAround(around, width, height)
  const all = outlines.flatMap(({ polygons }) => polygons)
  const points = places.map(({ easting, northing }) => [easting, northing] as [number, number])
  // Without anything to draw there is still a frame, and the map says by its words that it is empty.
  return frameAround(all.length > 0 ? all : [[points.length > 0 ? points : [[0, 0]]]], width, height, 0.04)
}

function hotspotPart(path: string, accent: string, isShaded: boolean) {
  const fill = isShaded ? 'none' : lighter(accent, 0.74)
  return html`${isShaded ? html`<path d="${path}" fill="none" stroke="#fff" stroke-width="5"/>` : ''}<path d="${path}" fill="${fill}" fill-opacity="0.55" fill-rule="evenodd" stroke="${isShaded ? ink : accent}" stroke-width="2"/>`
}

/** What is written on a hotspot, in its middle: how many incidents it holds, or its number in a table. */
function hotspotFigure(frame: Frame, { polygons, figure }: Outline) {
  if (!figure) return ''
  const points = polygons.flat(2)
  const middle = (values: number[]) =>
    (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2
  const x = tenth(frame.x(middle(points.map(([east]) => east))))
  const y = tenth(frame.y(middle(points.map(([, north]) => north))) + 6)
  return html`<text x="${x}" y="${y}" text-anchor="middle" font-size="17" font-weight="700" fill="${ink}" paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round">${figure.text}</text>`
}

/** Names of areas where there is room for them, with their figures where they have one. */
function labelParts(
  frame: Frame,
  areas: readonly Outline[],
  hotspots: readonly Outline[],
  accent: string,
  isShaded: boolean,
) {
  const size = areas.length > 12 ? 10.5 : 13
  const named = areas.map(({ name, figure, polygons, shade = 0 }) => ({
    name,
    polygons,
    figure,
    shade,
    across: Math.max(name.length, figure?.text.length ?? 0) * size * 0.58,
    down: figure ? size * 2.5 : size * 1.4,
  }))
  return areaLabels(
    frame,
    named,
    hotspots.map(({ polygons }) => polygons),
  ).map(({ name, x, y }) => {
    const { figure, shade } = named.find(one => one.name === name)!
    const ground = isShaded ? areaShade(accent, shade) : paper
    const colour = isShaded ? textOn(ground) : quiet
    const look = html`text-anchor="middle" fill="${colour}" paint-order="stroke" stroke="${ground}" stroke-width="3" stroke-linejoin="round"`
    const top = figure ? y - size * 0.3 : y + size * 0.35
    return html`<text x="${x}" y="${tenth(top)}" font-size="${size}" font-weight="600" ${look}>${name}</text>${
      figure
        ? html`<text x="${x}" y="${tenth(top + size * 1.15)}" font-size="${size + 1}" font-weight="700" ${look}>${figure.text}</text>`
        : ''
    }`
  })
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
