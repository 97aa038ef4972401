import { TZDate } from '@date-fns/tz'

/** The clock of a bureau: the host's, or for a bureau with a day of its own that day, at the time of day it is in London. */
export function bureauClock(now: () => Date, today: string | undefined): () => Date {
  if (today === undefined) return now
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  return () => {
    const there = new TZDate(now(), 'Europe/London')
    there.setFullYear(year, month - 1, day)
    return new Date(there.getTime())
  }
}
