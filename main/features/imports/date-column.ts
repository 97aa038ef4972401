import { type DateFormat, dateFormats } from '#shared/features/imports/rules.ts'
import { readDate } from './dates.ts'

/** Formats that misread a share of the column up to this are still taken: those rows are rejected one by one. */
const toleratedShare = 0.2

type DateColumn = {
  see(text: string, line: number): void
  conclude(column: string): { format: DateFormat; findings: string[]; settled: boolean }
}

/** Finds out how a column of dates is written, from all of it. */
export function dateColumn(): DateColumn {
  const formats = Object.keys(dateFormats) as DateFormat[]
  const misses = new Map(formats.map(format => [format, 0]))
  const firstOnly = new Map<DateFormat, { text: string; line: number }>()
  let seen = 0

  function fits(text: string, line: number) {
    const dayFirst = readDate(text, 'dd/MM/yyyy') !== null
    const monthFirst = readDate(text, 'MM/dd/yyyy') !== null
    if (dayFirst === monthFirst) return
    const only = dayFirst ? 'dd/MM/yyyy' : 'MM/dd/yyyy'
    if (!firstOnly.has(only)) firstOnly.set(only, { text, line })
  }

  return {
    see(text, line) {
      if (text === '') return
      seen++
      for (const format of formats) {
        if (readDate(text, format) === null) misses.set(format, misses.get(format)! + 1)
      }
      fits(text, line)
    },
    conclude(column) {
      const best = formats.reduce((a, b) => (misses.get(b)! < misses.get(a)! ? b : a))
      const missed = misses.get(best)!
      if (seen === 0 || missed > seen * toleratedShare) {
        const why = seen === 0 ? 'is empty' : 'holds no dates that can be read'
        return {
          format: best,
          findings: [`The column “${column}” ${why}: choose the column of the date.`],
          settled: false,
        }
      }
      const findings = [`The dates in “${column}” are written ${dateFormats[best]} (${best}).`]
      const slashed = best === 'dd/MM/yyyy' || best === 'MM/dd/yyyy'
      const proof = firstOnly.get(best)
      const ambiguous = slashed && misses.get('dd/MM/yyyy') === misses.get('MM/dd/yyyy')
      if (ambiguous) {
        findings.push(
          `Nothing in “${column}” tells day/month from month/day: please check that 03/04 means 3 April.`,
        )
      } else if (slashed && proof) {
        findings.push(`Line ${proof.line} settles the order of day and month: ${proof.text}.`)
      }
      if (missed > 0) {
        const are = missed === 1 ? 'is' : 'are'
        findings.push(`${missed} of ${seen} dates ${are} written otherwise and would be rejected.`)
      }
      return { format: best, findings, settled: !ambiguous }
    },
  }
}
