import { html } from 'hono/html'
import { counted, whole } from '#shared/count-words.ts'
import type { MapFigure } from '../../model/document.ts'
import type { PlaceClass } from './place-classes.ts'
import { areaShade, ink, lighter, quiet } from './shades.ts'

export const legendWidth = 172

type Legend = {
  map: MapFigure
  classes: readonly PlaceClass[]
  accent: string
  isShaded: boolean
  hasAreas: boolean
  hasHotspots: boolean
}
type Entry = { height: number; part: (y: number) => ReturnType<typeof html> }

/** What the symbols of a map mean, one under the other. */
export function legendParts({ map, classes, accent, isShaded, hasAreas, hasHotspots }: Legend) {
  const entries: Entry[] = [
    ...(classes.length > 0 ? [heading('Incidents at a place')] : []),
    ...classes.map(one => placeEntry(one, accent)),
    ...(isShaded && map.shades ? [heading('Areas')] : []),
    ...(isShaded ? (map.shades ?? []) : []).map(({ shade, words }) =>
      entry(
        words,
        html`<rect x="2" y="-11" width="24" height="15" fill="${areaShade(accent, shade)}" stroke="${quiet}" stroke-width="0.7"/>`,
      ),
    ),
    ...(hasHotspots
      ? [
          entry(
            'Hotspot outline',
            isShaded
              ? html`<rect x="3" y="-10" width="22" height="13" fill="none" stroke="${ink}" stroke-width="2"/>`
              : html`<rect x="3" y="-10" width="22" height="13" fill="${lighter(accent, 0.74)}" fill-opacity="0.55" stroke="${accent}" stroke-width="2"/>`,
          ),
        ]
      : []),
    ...(hasAreas && !isShaded
      ? [
          entry(
            'Area boundary',
            html`<line x1="2" x2="26" y1="-4" y2="-4" stroke="#8b949d" stroke-width="1"/>`,
          ),
        ]
      : []),
  ]
  let y = 62
  return entries.map(({ height, part }) => {
    const drawn = part(y)
    y += height
    return drawn
  })
}

const heading = (words: string): Entry => ({
  height: 24,
  part: y => html`<text y="${y}" font-size="13" font-weight="650" fill="${ink}">${words}</text>`,
})

const longest = 19

function entry(words: string, symbol: ReturnType<typeof html>): Entry {
  const lines = brokenAt(words, longest)
  return {
    height: 10 + lines.length * 15,
    part: y =>
      html`<g transform="translate(0 ${y})">${symbol}${lines.map((line, at) => html`<text x="36" y="${at * 15}" font-size="13" fill="${ink}">${line}</text>`)}</g>`,
  }
}

function placeEntry({ words, radius, places, incidents }: PlaceClass, accent: string): Entry {
  return {
    height: Math.max(34, radius * 2 + 4),
    part: y => html`<g transform="translate(0 ${y})">
      <circle cx="16" cy="-2" r="${Math.round(radius * 10) / 10}" fill="${accent}" fill-opacity="0.72"/>
      <text x="40" y="0" font-size="13" fill="${ink}">${words}</text>
      <text x="40" y="13" font-size="11" fill="${quiet}">${counted(places, 'place')}, ${whole(incidents)} in all</text>
    </g>`,
  }
}

function brokenAt(words: string, most: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
