import type { Run } from '../model/document.ts'

/*
 * How much room words take in Arial or what stands in for it, on the safe side: nothing on a slide may run over its
 * edge, and the program that shows it is not asked.
 */

const narrow = /[ijlI.,:;'’|!()[\]{}ft ]/
const wide = /[mwMW@%—…&]/
const capital = /[A-Z]/
const full = /[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFF60\u{1F000}-\u{1FFFF}]/u

/** The width of a character as a share of the size of its type. */
function share(character: string): number {
  if (narrow.test(character)) return 0.32
  if (wide.test(character)) return 0.95
  if (capital.test(character)) return 0.73
  return full.test(character) ? 1.05 : 0.58
}

const boldness = 1.07
const pointsPerInch = 72
export const lineHeight = 1.22

/** How wide words are in inches, if they stand on one line. */
export const widthOf = (text: string, points: number, bold = false) =>
  Array.from(text).reduce((sum, character) => sum + share(character), 0) *
  ((points * (bold ? boldness : 1)) / pointsPerInch)

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
