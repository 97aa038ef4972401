import { mapColours } from '../colours.ts'
import { type FigureClass, figure } from '../figures/classes.ts'
import { shapeNoun } from '../figures/figure-words.ts'
import { inkOn } from '../figures/ramps.ts'
import type { Pen } from '../pen.ts'
import type { Scene } from '../scene.ts'
import type { Measure } from './svg-pen.ts'
import { quietInk, textAt, wrapped } from './text.ts'

type Legend = { body: string; height: number }
type Row = { swatch: (x: number, y: number) => string; words: string }

const rowHeight = 19
const swatchWidth = 24
const colours = mapColours.light

/** What everything on the map means, with the counts of every class, in a column of a width. */
export function legendColumn(
  scene: Scene,
  hotspots: number,
  pen: Pen,
  { x, y, width, measure }: { x: number; y: number; width: number; measure: Measure },
): Legend {
  const parts: string[] = []
  let at = y
  const say = (text: string, size: number, weight = 400, colour?: string) => {
    for (const line of wrapped(text, width, { size, weight }, measure)) {
      at += size + 4
      parts.push(textAt(line, x, at, { size, weight, ...(colour ? { colour } : {}) }))
    }
  }
  if (scene.figures) {
    const { layer, classes } = scene.figures
    const [, many] = shapeNoun(layer)
    say(layer.title, 12.5, 650)
    if (layer.unit) say(layer.unit, 11, 400, quietInk)
    at += 16
    const columns = { shapes: x + width - (layer.counts ? 66 : 0), incidents: x + width }
    const head = { size: 10.5, colour: quietInk, anchor: 'end' as const }
    parts.push(textAt(many, columns.shapes, at, head))
    if (layer.counts) parts.push(textAt('incidents', columns.incidents, at, head))
    at += 5
    for (const kind of [...classes.classes].reverse()) {
      parts.push(classSwatch(kind, pen, x, at, layer.shapes.kind === 'symbols'))
      const base = at + 12
      const number = { size: 11, anchor: 'end' as const }
      parts.push(textAt(kind.label, x + swatchWidth + 7, base, { size: 11 }))
      parts.push(textAt(figure(kind.shapes, 0), columns.shapes, base, number))
      if (layer.counts) parts.push(textAt(figure(kind.incidents ?? 0, 0), columns.incidents, base, number))
      at += rowHeight
    }
    if (classes.withoutFigure > 0) say(`No figure (dotted): ${figure(classes.withoutFigure, 0)} ${many}`, 11)
    at += 12
  }
  for (const { swatch, words } of rowsOf(scene, hotspots)) {
    const lines = wrapped(words, width - swatchWidth - 7, { size: 11 }, measure)
    parts.push(swatch(x, at))
    for (const [line, text] of lines.entries()) {
      parts.push(textAt(text, x + swatchWidth + 7, at + 12 + 14 * line, { size: 11 }))
    }
    at += Math.max(rowHeight, 14 * lines.length + 5)
  }
  return { body: parts.join('\n'), height: at - y }
}

function classSwatch(kind: FigureClass, pen: Pen, x: number, y: number, isRound: boolean): string {
  const box = (fill: string, stroke: string) =>
    `<rect x="${x}" y="${y}" width="${swatchWidth}" height="15" rx="${isRound ? 7.5 : 1}" fill="${fill}"${stroke}/>`
  const edge = ` stroke="${colours.figureEdge}" stroke-width="0.8"`
  if (kind.empty) return box('none', edge)
  const lines = kind.pattern ? box(String(pen.patterned(kind.pattern, inkOn(kind.colour))), '') : ''
  const halo = kind.pattern ? ` stroke="${kind.colour}" stroke-width="4" paint-order="stroke"` : ''
  const letter =
    `<text x="${x + swatchWidth / 2}" y="${y + 11.5}" font-size="11" font-weight="600" text-anchor="middle"` +
    ` fill="${inkOn(kind.colour)}"${halo}>${kind.letter}</text>`
  return `${box(kind.colour, edge)}${lines}${letter}`
}

function rowsOf(scene: Scene, hotspots: number): Row[] {
  const line =
    (colour: string, width: number, dashes = '') =>
    (x: number, y: number) =>
      `<path d="M${x} ${y + 8}h${swatchWidth}" stroke="${colour}" stroke-width="${width}"${dashes}/>`
  const rows: Row[] = []
  if (scene.places && scene.pointsAs === 'grouped') {
    const fill = scene.quietPoints ? colours.quietPoint : colours.point
    const edge = scene.quietPoints ? colours.quietPointEdge : colours.pointEdge
    rows.push({
      swatch: (x, y) =>
        `<circle cx="${x + swatchWidth / 2}" cy="${y + 8}" r="7.5" fill="${fill}" stroke="${edge}"/>`,
      words: 'Incidents at or around a place, with their number',
    })
  }
  if (scene.places && scene.pointsAs === 'dots') {
    rows.push({
      swatch: (x, y) =>
        `<rect x="${x + 11}" y="${y + 7}" width="2" height="2" fill="rgb(${colours.dot.join(', ')})"/>`,
      words: 'A place with one incident or more',
    })
  }
  if (hotspots > 0) {
    rows.push({
      swatch: (x, y) =>
        `<rect x="${x + 1}" y="${y + 1}" width="${swatchWidth - 2}" height="13" fill="${colours.hotspot}" fill-opacity="0.12" stroke="${colours.hotspot}" stroke-width="1.8"/>`,
      words: `Hotspot, with its number of incidents (${hotspots})`,
    })
  }
  if (scene.selection.length > 0)
    rows.push({ swatch: line(colours.selection, 3), words: 'The shape counted' })
  if (scene.titled.length > 0) {
    rows.push({
      swatch: line(colours.profile, 2.5, ' stroke-dasharray="7 4"'),
      words: `Problem profile (${scene.titled.length})`,
    })
  }
  if (scene.dotted.length > 0) {
    rows.push({
      swatch: line(colours.priority, 2.5, ' stroke-dasharray="2.5 4.5"'),
      words: `Neighbourhood priority (${scene.dotted.length})`,
    })
  }
  if (scene.areas.length > 0) rows.push({ swatch: line(colours.outline, 1.2), words: 'Area' })
  if (scene.graticule) rows.push({ swatch: line(colours.grid, 1.2), words: 'National grid, kilometres' })
  return rows
}
