import type { MappingSpec } from '#shared/features/imports/mapping.ts'
import {
  type DateFormat,
  fieldWords,
  type ResponseField,
  responseFields,
} from '#shared/features/imports/rules.ts'
import { type DateColumn, dateColumn } from './date-column.ts'
import { readWait } from './waits.ts'

/** A saved format that misreads more of a column than this no longer is that of the column. */
const toleratedShare = 0.2

type Question = { field: ResponseField; choices: DateFormat[]; because: string }
/** How the columns of response times are written; undefined where they are like that of the date, or say seconds. */
export type ResponseDates = {
  formats: Partial<Record<ResponseField, DateFormat | undefined>>
  /** Whether the midnights of a column are days; null where it does not tell. */
  days: Partial<Record<ResponseField, boolean | null>>
  /** Columns that hold neither dates nor seconds: a name alone does not make them response times. */
  dropped: ResponseField[]
  findings: string[]
  questions: Question[]
}

/** Finds out how the columns of response times are written, from all of them. */
export function responseDates(header: readonly string[], fields: MappingSpec['fields']) {
  const columns = responseFields.flatMap(field => {
    const column = fields[field]
    if (column === undefined) return []
    return [{ field, column, at: header.indexOf(column), dates: dateColumn(), waits: 0 }]
  })

  return {
    see(row: readonly string[], line: number) {
      for (const each of columns) {
        const text = row[each.at]!.trim()
        each.dates.see(text, line)
        if (each.field === 'answered' && text !== '' && readWait(text) !== null) each.waits++
      }
    },
    /**
     * @param from how the column of the date is written.
     * @param saved how the source had these columns before; null where it is new.
     */
    conclude(from: DateFormat, saved: MappingSpec['dates'] | null): ResponseDates {
      const found: ResponseDates = { formats: {}, days: {}, dropped: [], findings: [], questions: [] }
      for (const { field, column, dates, waits } of columns) {
        const seen = dates.conclude(column)
        if (seen.seen === 0) {
          found.findings.push(`The column “${column}” is empty.`)
          if (saved) found.formats[field] = saved[field]
        } else if (field === 'answered' && waits >= seen.seen * (1 - toleratedShare)) {
          found.findings.push(`“${column}” says how long was waited, in seconds.`)
        } else decide(field, column, seen, from, saved, found)
      }
      return found
    },
  }
}

function decide(
  field: ResponseField,
  column: string,
  seen: DateColumn,
  from: DateFormat,
  saved: MappingSpec['dates'] | null,
  found: ResponseDates,
) {
  const told = saved?.[field] ?? from
  found.days[field] = seen.onlyMidnights ? true : seen.hasTimes ? false : null
  const isBest = seen.format === told || (seen.question?.choices.includes(told) ?? false)
  if (isBest && seen.fitOf(told).share >= 1 - toleratedShare) {
    // A moment of answering has to be named as one: without a format the column would be read as seconds.
    if (told !== from || field === 'answered') found.formats[field] = told
    return
  }
  if (!seen.settled && seen.question === null) {
    found.dropped.push(field)
    found.findings.push(
      `“${column}” was not taken for “${fieldWords[field]}”: it holds no dates that can be read.`,
    )
    return
  }
  found.formats[field] = seen.format
  found.findings.push(...seen.findings)
  if (seen.question) found.questions.push({ field, ...seen.question })
}
