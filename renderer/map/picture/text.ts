import type { Measure } from './svg-pen.ts'
import { attribute, escapeXml } from './xml.ts'

export type Written = { size: number; weight?: number; colour?: string; anchor?: 'start' | 'middle' | 'end' }

export function textAt(text: string, x: number, y: number, look: Written): string {
  const { size, weight = 400, colour = ink, anchor = 'start' } = look
  return (
    `<text x="${x}" y="${y}" font-size="${size}"${attribute('font-weight', weight)}` +
    `${attribute('fill', colour)} text-anchor="${anchor}">${escapeXml(text)}</text>`
  )
}

export const ink = '#1f2328'
export const quietInk = '#4a535d'
/** What stands on every machine, as on the printed packs. */
export const family = "'Segoe UI', 'Liberation Sans', Arial, sans-serif"

export function fontOf({ size, weight = 400 }: Written): string {
  return `${weight} ${size}px ${family}`
}

/** Lines that fit a width, broken between words; a word too long for a line is broken within. */
export function wrapped(text: string, width: number, look: Written, measure: Measure): string[] {
  const fits = (line: string) => measure(line, fontOf(look)) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line) lines.push(line)
    line = word
    while (!fits(line) && line.length > 1) {
      let length = line.length - 1
      while (length > 1 && !fits(line.slice(0, length))) length--
      lines.push(line.slice(0, length))
      line = line.slice(length)
    }
  }
  return line ? [...lines, line] : lines
}
