type Preset = { label: string; about: string; hours: readonly number[] }

const everyDay = [0, 1, 2, 3, 4, 5, 6]

/** Hours often asked for, and what is meant by them. */
export const hourPresets: readonly Preset[] = [
  { label: 'Weekday daytime', about: 'Mon–Fri 08:00–18:00', hours: hoursOf([0, 1, 2, 3, 4], 8, 18) },
  { label: 'Evenings', about: 'every day 18:00–23:00', hours: hoursOf(everyDay, 18, 23) },
  { label: 'Nights', about: 'every day 23:00–06:00', hours: hoursOf(everyDay, 23, 30) },
  {
    label: 'Weekend nights',
    about: 'Fri and Sat 22:00 to 06:00 the next morning',
    hours: hoursOf([4, 5], 22, 30),
  },
]

/** Hours of the week from an hour up to, not including, another; past 24 they lie on the next day. */
function hoursOf(days: readonly number[], from: number, before: number): number[] {
  const hours = days.flatMap(day =>
    Array.from({ length: before - from }, (_, hour) => (day * 24 + from + hour) % 168),
  )
  return hours.sort((a, b) => a - b)
}

const short = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Hours of the week in words: a preset by its name, whole blocks as `Mon–Fri 08:00–18:00`, others counted. */
export function wordsForHours(chosen: readonly number[]): string {
  const said = [...chosen].sort((a, b) => a - b).join()
  const preset = hourPresets.find(({ hours }) => hours.join() === said)
  if (preset) return preset.label
  const days = [...new Set(chosen.map(hour => Math.floor(hour / 24)))].sort((a, b) => a - b)
  const hours = [...new Set(chosen.map(hour => hour % 24))].sort((a, b) => a - b)
  const isBlock = chosen.length === days.length * hours.length && isRun(days) && isRun(hours)
  if (!isBlock) return chosen.length === 1 ? 'one hour of the week' : `${chosen.length} hours of the week`
  const time = hours.length === 24 ? 'all day' : `${clock(hours[0]!)}–${clock(hours.at(-1)! + 1)}`
  return `${run(days.map(day => short[day]!))} ${time}`
}

function isRun(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => number === numbers[0]! + at)
}

function run(names: readonly string[]): string {
  if (names.length === 7) return 'every day'
  return names.length === 1 ? names[0]! : `${names[0]}–${names.at(-1)}`
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
