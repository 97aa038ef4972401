import { addWeeks } from 'date-fns/addWeeks'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import type { Refusal } from './rules.ts'

const read = (day: string) => parseISO(day)
const write = (date: Date) => lightFormat(date, 'yyyy-MM-dd')

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
