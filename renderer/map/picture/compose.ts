import { mapColours } from '../colours.ts'
import { drawOutlines } from '../draw-outlines.ts'
import type { NumberedOutline } from '../layers.ts'
import { drawingsOf, type Scene } from '../scene.ts'
import { type PictureFormat, pictureFormats } from './formats.ts'
import { legendColumn } from './picture-legend.ts'
import { gridNorthDegrees, metresPerPixel, scaleBar, viewOfBox, type WorldBox } from './picture-view.ts'
import { type Measure, svgPen } from './svg-pen.ts'
import { family, ink, quietInk, textAt, wrapped } from './text.ts'
import { escapeXml } from './xml.ts'

export type Picture = {
  format: PictureFormat
  title: string
  marking: string
  /** Which incidents are counted, in words. */
  selection: string
  /** Sources with how far they reach, what could not be placed: one sentence each. */
  notes: string[]
  /** Who made it and when. */
  origin: string
  /** Stands across the top of what is invented; empty otherwise. */
  warning: string
  scene: Scene
  outlines: readonly NumberedOutline[]
  chosenId: number | null
  /** What is seen of the map. */
  box: WorldBox
}

const margin = 34
const gap = 14
const legendWidth = 252

/** A map with all that must stand beside it, as SVG: true vectors, nothing fetched, nothing that runs. */
export function composePicture(picture: Picture, measure: Measure): string {
  const { width, height, printed, unit } = pictureFormats[picture.format]
  const inner = width - 2 * margin
  const parts: string[] = []
  const marking = { size: 12, weight: 700, anchor: 'middle' as const }
  parts.push(textAt(picture.marking, width / 2, 24, marking))
  parts.push(textAt(picture.marking, width / 2, height - 14, marking))
  if (picture.warning) {
    parts.push(textAt(picture.warning, width - margin, 24, { size: 11, weight: 700, anchor: 'end' }))
  }

  let top = 34
  const write = (text: string, look: { size: number; weight?: number; colour?: string }) => {
    for (const line of wrapped(text, inner, look, measure)) {
      top += look.size * 1.25
      parts.push(textAt(line, margin, Math.round(top), look))
    }
  }
  write(picture.title, { size: 20, weight: 650 })
  write(picture.selection, { size: 12, colour: quietInk })
  top += gap

  const note = { size: 10.5, colour: quietInk }
  const foot = [...picture.notes, picture.origin].flatMap(text => wrapped(text, inner, note, measure))
  const bottom = height - 30 - foot.length * 14
  parts.push(...foot.map((line, at) => textAt(line, margin, bottom + 14 * (at + 1) - 2, note)))

  const drawing = svgPen(measure)
  const beside = width > height
  // Measured first, on a pen that is thrown away: beneath a portrait map the legend takes from its height.
  const column = { x: 0, y: 0, width: beside ? legendWidth : inner, measure }
  const legendHeight = legendColumn(
    picture.scene,
    picture.outlines.length,
    svgPen(measure).pen,
    column,
  ).height
  const frame = {
    x: margin,
    y: Math.round(top),
    width: beside ? inner - legendWidth - gap : inner,
    height: Math.round(bottom - top - gap - (beside ? 0 : legendHeight + gap)),
  }
  const legend = legendColumn(picture.scene, picture.outlines.length, drawing.pen, {
    ...column,
    x: beside ? frame.x + frame.width + gap : margin,
    y: beside ? frame.y : frame.y + frame.height + gap,
  })

  const view = viewOfBox(picture.box, frame.width, frame.height)
  const colours = mapColours.light
  const drawings = drawingsOf(picture.scene, colours)
  const below = drawings.filter(({ pane }) => pane !== 'names')
  for (const { draw } of below) draw(drawing.pen, view)
  if (picture.outlines.length > 0)
    drawOutlines(picture.outlines, picture.chosenId, colours)(drawing.pen, view)
  for (const { pane, draw } of drawings) if (pane === 'names') draw(drawing.pen, view)

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${printed[0]}${unit}" height="${printed[1]}${unit}" viewBox="0 0 ${width} ${height}" font-family="${family}" role="img">`,
    `<title>${escapeXml(`${picture.title} (${picture.marking})`)}</title>`,
    `<desc>${escapeXml([picture.selection, ...picture.notes, picture.origin].join(' '))}</desc>`,
    `<defs>${drawing.definitions()}<clipPath id="frame"><rect width="${frame.width}" height="${frame.height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<g transform="translate(${frame.x} ${frame.y})"><g clip-path="url(#frame)">`,
    `<rect width="${frame.width}" height="${frame.height}" fill="${colours.ground}"/>`,
    drawing.body(),
    scaleAndNorth(view),
    `</g><rect width="${frame.width}" height="${frame.height}" fill="none" stroke="${quietInk}" stroke-width="1"/></g>`,
    legend.body,
    ...parts,
    '</svg>',
  ].join('\n')
}

/** The scale bar, true at the middle of the map, and which way north is. */
function scaleAndNorth(view: ReturnType<typeof viewOfBox>): string {
  const { metres, pixels } = scaleBar(metresPerPixel(view), 150)
  const length = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  const turned = gridNorthDegrees(view)
  const away = `${Math.abs(turned).toFixed(1)}° ${turned < 0 ? 'west' : 'east'}`
  const [right, bottom] = [view.width - 16, view.height - 14]
  const plate = { x: right - 206, y: bottom - 44, width: 214, height: 52 }
  const bar = (x: number, fill: string) =>
    `<rect x="${x.toFixed(1)}" y="${bottom - 22}" width="${(pixels / 2).toFixed(1)}" height="5" fill="${fill}" stroke="${ink}" stroke-width="0.8"/>`
  const [start, north] = [right - 198, right - 14]
  return [
    `<rect x="${plate.x}" y="${plate.y}" width="${plate.width}" height="${plate.height}" rx="2" fill="#ffffff" fill-opacity="0.92"/>`,
    textAt('0', start, bottom - 28, { size: 10.5 }),
    textAt(length, start + pixels, bottom - 28, { size: 10.5, anchor: 'middle' }),
    bar(start, ink),
    bar(start + pixels / 2, '#ffffff'),
    `<path d="M${north} ${bottom - 42}l7 19l-7 -5l-7 5Z" fill="${ink}"/>`,
    textAt('N', north, bottom - 11, { size: 11, weight: 700, anchor: 'middle' }),
    textAt(`True north up; grid north ${away}`, start, bottom - 2, { size: 9, colour: quietInk }),
  ].join('\n')
}
