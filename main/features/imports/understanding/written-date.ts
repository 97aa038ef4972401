/** A date as it is written, not yet checked against the calendar. `hour` is null for a day, `day` for a month. */
export type WrittenDate = {
  year: number
  month: number
  day: number | null
  /** 24 only with minute 0: the end of the day. */
  hour: number | null
  minute: number
  /** Minutes ahead of UTC, where the text says so. */
  zoneMinutes: number | null
}

/** The hour of a day; 99, which no calendar has, where there is no such hour of a half day. */
export function readHour(text: string, half: string | undefined): number {
  const hour = Number(text)
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}
