import { whole } from '#shared/count-words.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const hoursTold = 4

/**
 * The four hours running that hold the most calls over the week, the days that hold at least half as much as the busiest
 * of them, and how many of all calls that is: `Fri and Sat, 20:00 to 24:00: 30 of 44 calls`.
 *
 * @param values 168 hours, Monday first; past midnight counts to the night before.
 */
export function hoursWords(values: readonly number[]): string {
  const total = values.reduce((sum, value) => sum + value, 0)
  const onDays = (start: number) =>
    weekdays.map((_, day) =>
      Array.from({ length: hoursTold }, (_, at) => {
        const hour = start + at
        return values[((day + Math.floor(hour / 24)) % 7) * 24 + (hour % 24)] ?? 0
      }).reduce((sum, value) => sum + value, 0),
    )
  const sumOf = (each: readonly number[]) => each.reduce((sum, value) => sum + value, 0)
  const start = Array.from({ length: 24 }, (_, hour) => hour).reduce((best, hour) =>
    sumOf(onDays(hour)) > sumOf(onDays(best)) ? hour : best,
  )
  const byDay = onDays(start)
  const most = Math.max(...byDay)
  const days = weekdays.filter((_, day) => byDay[day]! * 2 >= most)
  const held = sumOf(byDay.filter(value => value * 2 >= most))
  const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`
  const when =
    days.length === weekdays.length
      ? 'Every day'
      : days.length > 1
        ? `${days.slice(0, -1).join(', ')} and ${days.at(-1)}`
        : days[0]
  return `${when}, ${clock(start)} to ${start + hoursTold === 24 ? '24:00' : clock(start + hoursTold)}: ${whole(Math.round(held))} of ${whole(Math.round(total))} calls`
}
