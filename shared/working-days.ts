/**
 * Easter Sunday of a year (anonymous Gregorian computus: Meeus, Astronomical Algorithms, 2nd edition, chapter 8).
 * Days are `YYYY-MM-DD` everywhere in this file.
 */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = b % 4
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return textOf(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1))
}

const dayMs = 86_400_000
const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const msOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const weekday = (day: string) => new Date(msOf(day)).getUTCDay()

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return textOf(msOf(day) + days * dayMs)
}

/** Days from one day to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((msOf(to) - msOf(from)) / dayMs)
}

const known = new Map<number, ReadonlySet<string>>()

/** The standing bank holidays of England and Wales, with their substitute days; one-off ones are not in it. */
export function bankHolidays(year: number): ReadonlySet<string> {
  const already = known.get(year)
  if (already) return already
  const easter = easterSunday(year)
  const written = String(year).padStart(4, '0')
  const days = new Set([plusDays(easter, -2), plusDays(easter, 1)])
  const firstMonday = (from: string) => plusDays(from, (8 - weekday(from)) % 7)
  days.add(firstMonday(`${written}-05-01`))
  days.add(firstMonday(`${written}-05-25`))
  days.add(firstMonday(`${written}-08-25`))
  for (const fixed of [`${written}-01-01`, `${written}-12-25`, `${written}-12-26`]) {
    // One on a weekend moves to the next day that is neither weekend nor holiday.
    let day = fixed
    while (weekday(day) % 6 === 0 || days.has(day)) day = plusDays(day, 1)
    days.add(day)
  }
  known.set(year, days)
  return days
}

/** Monday to Friday, bank holidays of England and Wales excepted. */
export function isWorkingDay(day: string): boolean {
  return weekday(day) % 6 !== 0 && !bankHolidays(Number(day.slice(0, 4))).has(day)
}

/**
 * Working days after `from` up to and including `to`; none where `to` is not later. Counted by weeks and years, not day
 * by day: a due day may be typed into a far century, and no day follows 9999-12-31 in this notation.
 */
export function workingDaysBetween(from: string, to: string): number {
  if (to <= from) return 0
  const days = daysBetween(from, to)
  const first = weekday(from) + 1
  let count = Math.floor(days / 7) * 5
  for (let at = 0; at < days % 7; at++) if ((first + at) % 7 !== 0 && (first + at) % 7 !== 6) count++
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    // Bank holidays with their substitute days are never on a weekend.
    for (const holiday of bankHolidays(year)) if (holiday > from && holiday <= to) count--
  }
  return count
}

/** The last working day before a day. */
export function workingDayBefore(day: string): string {
  let before = plusDays(day, -1)
  while (!isWorkingDay(before)) before = plusDays(before, -1)
  return before
}
