import { html } from 'hono/html'
import { type Frame, gridLines, roundLength } from './map-frame.ts'
import { ink, line, paper, quiet } from './shades.ts'

const mostLines = 8
const clear = 24

const tenth = (value: number) => Math.round(value * 10) / 10

function stepOf(frame: Frame): number {
  const step = roundLength((frame.east - frame.west) / 4)
  return (frame.east - frame.west) / step > mostLines ? step * 2 : step
}

/** Lines of the National Grid. */
export function gridParts(frame: Frame) {
  const step = stepOf(frame)
  const drawn = (x1: number, y1: number, x2: number, y2: number) =>
    html`<line x1="${tenth(x1)}" y1="${tenth(y1)}" x2="${tenth(x2)}" y2="${tenth(y2)}" stroke="${line}" stroke-width="1" stroke-opacity="0.8"/>`
  return [
    ...gridLines(frame.west, frame.east, step).map(east =>
      drawn(frame.x(east), 0, frame.x(east), frame.height),
    ),
    ...gridLines(frame.south, frame.north, step).map(north =>
      drawn(0, frame.y(north), frame.width, frame.y(north)),
    ),
  ]
}

/** Grid kilometres along the southern and western edge. */
export function gridLabels(frame: Frame) {
  const step = stepOf(frame)
  const kilometres = (metres: number) => (metres / 1000).toFixed(step < 1000 ? (step < 100 ? 2 : 1) : 0)
  return [
    ...gridLines(frame.west, frame.east, step)
      .filter(east => frame.x(east) > clear && frame.x(east) < frame.width - clear)
      .map(
        east =>
          html`<text x="${tenth(frame.x(east))}" y="${frame.height + 13}" text-anchor="middle" font-size="11" fill="${quiet}">${kilometres(east)} E</text>`,
      ),
    ...gridLines(frame.south, frame.north, step)
      .filter(north => frame.y(north) > clear && frame.y(north) < frame.height - clear)
      .map(
        north =>
          html`<text x="4" y="${tenth(frame.y(north) - 3)}" font-size="11" fill="${quiet}" paint-order="stroke" stroke="${paper}" stroke-width="3">${kilometres(north)} N</text>`,
      ),
  ]
}

export function northArrow() {
  return html`<g transform="translate(0 4)">
    <path d="M10 0L18 26L10 20L2 26Z" fill="${ink}"/>
    <text x="26" y="20" font-size="13" fill="${ink}">Grid north</text>
  </g>`
}

/** A round length on the ground, at most so long on the drawing. */
export function scaleBar(frame: Frame, mostUnits: number) {
  const metres = roundLength(frame.metresPerUnit * mostUnits)
  const length = tenth(metres / frame.metresPerUnit)
  const words = metres < 1000 ? `${metres} m` : `${metres / 1000} km`
  return html`<g transform="translate(2 ${frame.height - 22})">
    <rect width="${length / 2}" height="6" fill="${ink}"/>
    <rect x="${length / 2}" width="${length / 2}" height="6" fill="#fff" stroke="${ink}" stroke-width="1"/>
    <text y="20" font-size="11" fill="${quiet}">0</text>
    <text x="${length}" y="20" text-anchor="middle" font-size="11" fill="${quiet}">${words}</text>
  </g>`
}
