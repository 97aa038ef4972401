import type { BriefingText } from './briefing-text.ts'

/**
 * The A4 page of a briefing in millimetres, as `main/features/packs/forms/html/one-page.ts` lays it out. A character is
 * taken a little wider than Liberation Sans draws it on the average, so that what is said to fit does fit; a test
 * prints pages and counts them.
 */
export const pageMillimetres = {
  height: 297,
  width: 210,
  marginTop: 15,
  marginBottom: 14,
  marginSide: 12,
  columns: { place: 62, ask: 66, owner: 58 },
} as const

const lineMm = 4.2
const characterMm = 1.55
const cellPaddingMm = 3
const rowPaddingMm = 2.3
/** Title, the box with the day it expires, the head of the table, who approved it. */
const aroundMm = 44
const inventedMm = 10
const openingPaddingMm = 4
const notSayAroundMm = 11

/** How much of the page a briefing takes: 1 is all of it. */
export function pageUsed({ opening, notSay, lines }: BriefingText, demonstration = true): number {
  const { height, width, marginTop, marginBottom, marginSide, columns } = pageMillimetres
  const whole = width - 2 * marginSide
  const rows = lines.map(({ place, what, ask, owner, contact }) => {
    const cells = [
      linesIn(place, columns.place * 0.92) + linesIn(what, columns.place),
      linesIn(ask, columns.ask),
      linesIn(owner, columns.owner) + linesIn(contact, columns.owner) + 1,
    ]
    return Math.max(...cells) * lineMm + rowPaddingMm
  })
  const used =
    aroundMm +
    (demonstration ? inventedMm : 0) +
    (opening.trim() ? linesIn(opening, whole) * lineMm + openingPaddingMm : 0) +
    rows.reduce((sum, row) => sum + row, 0) +
    (notSay.trim() ? linesIn(notSay, whole - 6) * lineMm + notSayAroundMm : 0)
  return used / (height - marginTop - marginBottom)
}

/** Lines a text takes in a column, broken between words as a browser does. */
function linesIn(text: string, columnMm: number): number {
  const most = Math.max(1, Math.floor((columnMm - cellPaddingMm) / characterMm))
  return text
    .trim()
    .split('\n')
    .reduce((lines, paragraph) => {
      let [count, filled] = [1, 0]
      for (const word of paragraph.split(/\s+/)) {
        const room = filled === 0 ? word.length : filled + 1 + word.length
        if (room <= most) {
          filled = room
          continue
        }
        count += filled === 0 ? Math.floor((word.length - 1) / most) : Math.ceil(word.length / most)
        filled = word.length % most || most
      }
      return lines + count
    }, 0)
}
