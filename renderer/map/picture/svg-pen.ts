import { type Pattern, type Pen, patternPaths, patternPixels } from '../pen.ts'
import { attribute, escapeXml } from './xml.ts'

/** How wide a text is in a font, in pixels. */
export type Measure = (text: string, font: string) => number

/** A pen that draws vectors: its strokes as elements of SVG, and the patterns they use. */
export function svgPen(measure: Measure) {
  const elements: string[] = []
  const patterns = new Map<string, string>()
  let path: string[] = []

  const paint = (colour: string | CanvasGradient | CanvasPattern) => String(colour)
  const alpha = () => (pen.globalAlpha === 1 ? '' : attribute('opacity', pen.globalAlpha))
  const outline = () =>
    attribute('stroke', paint(pen.strokeStyle)) +
    attribute('stroke-width', pen.lineWidth) +
    attribute('stroke-linejoin', pen.lineJoin)

  const pen: Pen = {
    fillStyle: '#000000',
    strokeStyle: '#000000',
    lineWidth: 1,
    lineJoin: 'miter',
    globalAlpha: 1,
    font: '11px sans-serif',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    beginPath() {
      path = []
    },
    moveTo: (x, y) => void path.push(`M${digits(x)} ${digits(y)}`),
    // As on a canvas, a line without a beginning begins where it would have ended.
    lineTo: (x, y) => void path.push(`${path.length === 0 ? 'M' : 'L'}${digits(x)} ${digits(y)}`),
    closePath: () => void path.push('Z'),
    rect: (x, y, width, height) =>
      void path.push(`M${digits(x)} ${digits(y)}h${digits(width)}v${digits(height)}h${digits(-width)}Z`),
    /** Whole circles only: nothing on the map is part of one. */
    arc(x, y, radius) {
      const [left, right, r, middle] = [x - radius, x + radius, radius, y].map(digits)
      path.push(`M${left} ${middle}A${r} ${r} 0 1 1 ${right} ${middle}A${r} ${r} 0 1 1 ${left} ${middle}Z`)
    },
    fill(rule?: unknown) {
      if (path.length === 0) return
      const fillRule = rule === 'evenodd' ? attribute('fill-rule', 'evenodd') : ''
      elements.push(
        `<path d="${path.join('')}"${attribute('fill', paint(pen.fillStyle))}${fillRule}${alpha()}/>`,
      )
    },
    stroke() {
      if (path.length > 0) elements.push(`<path d="${path.join('')}" fill="none"${outline()}${alpha()}/>`)
    },
    fillText: (text, x, y) =>
      void elements.push(written(text, x, y, attribute('fill', paint(pen.fillStyle)))),
    strokeText: (text, x, y) => void elements.push(written(text, x, y, ` fill="none"${outline()}`)),
    measureText: text => ({ width: measure(text, pen.font) }) as TextMetrics,
    patterned(pattern: Pattern, colour: string) {
      const id = `${pattern}-${colour.replace(/\W/g, '')}`
      patterns.set(
        id,
        `<pattern id="${id}" width="${patternPixels}" height="${patternPixels}" patternUnits="userSpaceOnUse">` +
          `<path d="${patternPaths[pattern]}" fill="none"${attribute('stroke', colour)} stroke-width="1.2"/></pattern>`,
      )
      return `url(#${id})`
    },
  }

  function written(text: string, x: number, y: number, look: string) {
    const { size, weight } = readFont(pen.font)
    const anchor = { center: 'middle', right: 'end', end: 'end' }[pen.textAlign as string] ?? 'start'
    // Baselines other than the alphabetic are not drawn alike everywhere: it is moved by figures.
    const below = { middle: 0.35 * size, top: 0.8 * size }[pen.textBaseline as string] ?? 0
    return (
      `<text x="${digits(x)}" y="${digits(y + below)}" text-anchor="${anchor}" font-size="${size}"` +
      `${attribute('font-weight', weight)}${look}${alpha()}>${escapeXml(text)}</text>`
    )
  }

  return {
    pen,
    body: () => elements.join('\n'),
    definitions: () => [...patterns.values()].join('\n'),
  }
}

/** `600 11px system-ui, sans-serif` as weight and size; the family is the picture's own. */
function readFont(font: string): { size: number; weight: number } {
  const [, weight = '400', size = '11'] = /^(?:(\d{3}) )?([\d.]+)px/.exec(font) ?? []
  return { size: Number(size), weight: Number(weight) }
}

function digits(value: number): string {
  return String(Math.round(value * 10) / 10)
}
