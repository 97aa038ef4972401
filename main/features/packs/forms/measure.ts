import type { Run } from '../model/document.ts'

/*
 * How much room words take in Arial or what stands in for it, on the safe side: nothing on a slide may run over its
 * edge, and the program that shows it is not asked.
 */

/** Advance widths of Arial in thousandths of the size of the type, as the fonts that stand in for it have them too. */
const advances: Readonly<Record<number, string>> = {
  191: "'",
  222: 'ijl‘’',
  260: '|',
  278: ' !,./:;I[\\]ft·\u00A0',
  333: '()-`r“”',
  400: '"*°',
  500: 'Jckvsxyz',
  556: '#$0123456789?L_abdeghnopqu–£',
  584: '+<=>~−±×÷',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  889: '%',
  944: 'W',
  1015: '@—…',
}
const advanceOf = new Map(
  Object.entries(advances).flatMap(([advance, characters]) =>
    Array.from(characters, character => [character, Number(advance) / 1000] as const),
  ),
)
/** Letters with accents are as wide as those without, others hardly ever wider than this. */
const usual = 0.72
const full = /[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFF60\u{1F000}-\u{1FFFF}]/u

/** The width of a character as a share of the size of its type. */
function share(character: string): number {
  return advanceOf.get(character) ?? (full.test(character) ? 1.05 : usual)
}

/** Words in bold letters are wider by about this. */
const boldness = 1.09
/** What programs differ by in hinting and kerning. */
const safety = 1.02
const pointsPerInch = 72
export const lineHeight = 1.2

/** How wide words are in inches, if they stand on one line. */
export const widthOf = (text: string, points: number, bold = false) =>
  Array.from(text).reduce((sum, character) => sum + share(character), 0) *
  ((points * safety * (bold ? boldness : 1)) / pointsPerInch)

/** Runs broken into lines that are no wider than `inches`. A word that is wider than a line is broken in it. */
export function linesOf(runs: readonly Run[], points: number, inches: number): Run[][] {
  const lines: Run[][] = [[]]
  let used = 0
  const next = () => {
    lines.push([])
    used = 0
  }
  const put = (run: Run, text: string, width: number) => {
    const last = lines.at(-1)!
    const before = last.at(-1)
    const { lineBreak: _, ...look } = run
    if (before && sameLook(before, run)) last[last.length - 1] = { ...before, text: before.text + text }
    else last.push({ ...look, text })
    used += width
  }
  for (const run of runs) {
    const pieces = run.text.split(/(\n|(?<=[^\S\n]))/).filter(piece => piece !== '')
    for (const piece of pieces) {
      if (piece === '\n') {
        next()
        continue
      }
      const width = widthOf(piece, points, run.bold)
      const seen = widthOf(piece.trimEnd(), points, run.bold)
      if (used > 0 && used + seen > inches) next()
      if (seen <= inches) {
        put(run, piece, width)
        continue
      }
      for (const character of piece) {
        const one = widthOf(character, points, run.bold)
        if (used + one > inches) next()
        put(run, character, one)
      }
    }
    if (run.lineBreak) next()
  }
  return lines
}

const sameLook = (a: Run, b: Run) =>
  a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.missing === b.missing

/** The height of so many lines in inches. */
export const heightOf = (lines: number, points: number) => (lines * points * lineHeight) / pointsPerInch
