import { addWeeks, differenceInCalendarDays, format, parse } from 'date-fns'
import type { Refusal } from './rules.ts'

const read = (day: string) => parse(day, 'yyyy-MM-dd', new Date(0))
const write = (date: Date) => format(date, 'yyyy-MM-dd')

type Rhythm = { firstOn: string; everyWeeks: number }

/** True for a day on which the series meets. Days are `YYYY-MM-DD`. */
export function isDayOf({ firstOn, everyWeeks }: Rhythm, day: string): boolean {
  const days = differenceInCalendarDays(read(day), read(firstOn))
  return days >= 0 && days % (everyWeeks * 7) === 0
}

/** The next days of a series after a day, without those on which nobody meets. */
export function nextDays(series: Rhythm, after: string, skipped: readonly string[], count: number): string[] {
  const found: string[] = []
  const weeks = Math.max(0, Math.floor(differenceInCalendarDays(read(after), read(series.firstOn)) / 7))
  for (let turn = Math.floor(weeks / series.everyWeeks); found.length < count; turn++) {
    const day = write(addWeeks(read(series.firstOn), turn * series.everyWeeks))
    if (day > after && !skipped.includes(day)) found.push(day)
    // A year of skipped days is a series that does not meet.
    if (turn * series.everyWeeks > weeks + 104) break
  }
  return found
}

/** Only a day of the series can be left out of it. */
export function whyNotSkip(series: Rhythm, day: string): Refusal {
  if (isDayOf(series, day)) return null
  return { message: `The series does not meet on ${day}.`, next: 'Choose one of its dates.' }
}

/** More agencies cannot be needed than are members. */
export function whyNotQuorum(quorum: number | null, members: number): Refusal {
  if (quorum === null || members === 0 || quorum <= members) return null
  return {
    message: `The quorum of ${quorum} cannot be reached: the series has ${members} members.`,
    next: 'Add members, or lower the quorum.',
  }
}
