import { type DateFormat, dateFormats } from '#shared/features/imports/rules.ts'
import { readDate } from './dates.ts'

/** Formats that misread a share of the column up to this are still taken: those rows are rejected one by one. */
const toleratedShare = 0.2
/** A format that has misread more than half of so many is given up: it cannot become the best any more. */
const givenUpAfter = 1000
/** Times a column must have before “all are midnight” is more than chance. */
const midnightsNeeded = 3

const dayFirst = 'dd/MM/yyyy'
const monthFirst = 'MM/dd/yyyy'
const slashed: readonly DateFormat[] = [dayFirst, monthFirst]

type Example = { text: string; line: number }

/** What a column of dates shows once all of it has been seen. */
export type DateColumn = {
  format: DateFormat
  findings: string[]
  /** False where it holds no dates, or where only a person can tell how they are written. */
  settled: boolean
  question: { choices: DateFormat[]; because: string } | null
  /** Cells that were not empty. */
  seen: number
  /** Every time of day is midnight: an export wrote days as moments. */
  onlyMidnights: boolean
  /** Some time of day is not midnight. */
  hasTimes: boolean
  /** The share of the column that a format reads, and the first line that it does not. */
  fitOf(format: DateFormat): { share: number; against: Example | null }
}

type Reading = { misses: number; first: Example | null; times: number; midnights: number }

/** Finds out how a column of dates is written, from all of it. */
export function dateColumn(): {
  see(text: string, line: number): void
  conclude(column: string): DateColumn
} {
  const readings = new Map<DateFormat, Reading>(
    (Object.keys(dateFormats) as DateFormat[]).map(format => [
      format,
      { misses: 0, first: null, times: 0, midnights: 0 },
    ]),
  )
  let live = [...readings]
  let seen = 0
  let example: Example | null = null

  const isLive = (format: DateFormat) => live.some(([other]) => other === format)

  function readingOf(format: DateFormat): Reading {
    return readings.get(format)!
  }

  return {
    see(text, line) {
      if (text === '') return
      seen++
      example ??= { text, line }
      for (const [format, reading] of live) {
        const date = readDate(text, format)
        if (date === null) {
          reading.misses++
          reading.first ??= { text, line }
        } else if (date.hour !== null) {
          reading.times++
          if (date.hour === 0 && date.minute === 0) reading.midnights++
        }
      }
      if (seen % givenUpAfter === 0) live = live.filter(([, { misses }]) => misses * 2 <= seen)
    },
    conclude(column) {
      const [best, reading] = live.reduce(
        (a, b) => (b[1].misses < a[1].misses ? b : a),
        live[0] ?? [dayFirst, readingOf(dayFirst)],
      )
      const fitOf = (format: DateFormat) => {
        const { misses, first } = readingOf(format)
        const known = seen > 0 && isLive(format)
        return { share: known ? 1 - misses / seen : 0, against: first }
      }
      const onlyMidnights =
        reading.times >= midnightsNeeded &&
        reading.times === reading.midnights &&
        reading.misses + reading.times === seen
      const concluded = {
        format: best,
        fitOf,
        seen,
        onlyMidnights,
        hasTimes: reading.times > reading.midnights,
      }
      if (seen === 0 || reading.misses > seen * toleratedShare) {
        const why = seen === 0 ? 'is empty' : 'holds no dates that can be read'
        const findings = [`The column “${column}” ${why}: choose the column of the date.`]
        return { ...concluded, findings, settled: false, question: null }
      }
      const findings = [`The dates in “${column}” are written ${dateFormats[best]} (${best}).`]
      const question = slashed.includes(best) ? askOrder(column) : null
      if (question) findings.push(question.because)
      else if (slashed.includes(best)) findings.push(proofOf(best))
      if (reading.misses > 0) {
        const are = reading.misses === 1 ? 'is' : 'are'
        findings.push(`${reading.misses} of ${seen} dates ${are} written otherwise and would be rejected.`)
      }
      if (onlyMidnights) findings.push(`Every time in “${column}” is 00:00: read as days without a time.`)
      return { ...concluded, findings, settled: question === null, question }
    },
  }

  /** What cannot be month/day/year proves day/month/year, and the other way round. */
  function proofOf(format: DateFormat): string {
    const { text, line } = readingOf(format === dayFirst ? monthFirst : dayFirst).first!
    return `Line ${line} settles the order of day and month: ${text}.`
  }

  function askOrder(column: string): DateColumn['question'] {
    const [asDayFirst, asMonthFirst] = [readingOf(dayFirst), readingOf(monthFirst)]
    if (asDayFirst.misses !== asMonthFirst.misses || !slashed.every(isLive)) return null
    const { text, line } = example!
    // A cell that is no date at all tells neither from the other.
    const told =
      asDayFirst.first?.line === asMonthFirst.first?.line
        ? `Nothing in “${column}” tells day/month from month/day`
        : `As many dates in “${column}” can only be day/month (line ${asMonthFirst.first!.line}: ${asMonthFirst.first!.text}) as can only be month/day (line ${asDayFirst.first!.line}: ${asDayFirst.first!.text})`
    return {
      choices: [dayFirst, monthFirst],
      because: `${told}: please say how ${text} on line ${line} is meant.`,
    }
  }
}
