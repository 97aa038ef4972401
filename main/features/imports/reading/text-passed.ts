import type { LineIssue } from '../table.ts'
import { longestRow } from './text-limits.ts'

const rawKept = 500
const reasons = {
  above: 'Lines above the header are no rows',
  below: 'Lines below the table are no rows',
}

/**
 * Passes over the lines above and below a table without reading them. Those between two blank lines make
 * one issue, at the first of them.
 */
export function passedOver(breakChar: string) {
  let run: LineIssue | null = null
  return {
    /** Answers the place and the line reached: `until`, or the end of the whole lines of the text. */
    pass(
      text: string,
      startLine: number,
      from: number,
      until: number,
      isLast: boolean,
      where: keyof typeof reasons,
      issues: LineIssue[],
    ): { end: number; line: number } {
      let at = from
      let line = startLine
      while (line < until && at < text.length) {
        const found = text.indexOf(breakChar, at)
        if (found === -1 && !isLast && text.length - at <= longestRow) break
        const end = found === -1 ? text.length : found
        const raw = text.slice(at, Math.min(end, at + rawKept)).trim()
        if (raw === '' || raw === '\u001a') run = null
        else if (!run) {
          run = { line, outcome: 'skipped', column: null, raw, reason: reasons[where], mend: '' }
          issues.push(run)
        }
        if (found !== -1) line++
        at = found === -1 ? text.length : found + 1
      }
      if (line >= until) run = null
      return { end: at, line }
    },
  }
}
