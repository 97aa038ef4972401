/** The first and last day the demonstration bureau knows of, and the days that turn its story. */
export const firstDay = '2023-12-01'
export const lastDay = '2025-12-16'
/** What is asked of the bureau is asked on this day, whenever that is. */
export const today = '2025-12-17'
/** The twelve whole months before adoption. */
export const baseline = { from: '2023-12-01', to: '2024-11-30' }
/** The joint management group adopts the leisure centre's profile. */
export const adoptedOn = '2024-12-17'

export type Day = {
  text: string
  month: string
  /** Position of the month among the months of the story. */
  monthIndex: number
  /** Monday is 0. */
  weekday: number
}

/** Every day of the story, in order. */
export const days: readonly Day[] = listDays()
/** Every month of the story, `YYYY-MM`, in order; the last is not whole. */
export const months: readonly string[] = [...new Set(days.map(day => day.month))]

function listDays(): Day[] {
  const listed: Day[] = []
  const seen: string[] = []
  // UTC days have no clock changes: the story is told in local dates, which are only counted here.
  for (const at = new Date(firstDay); ; at.setUTCDate(at.getUTCDate() + 1)) {
    const text = at.toISOString().slice(0, 10)
    if (text > lastDay) return listed
    const month = text.slice(0, 7)
    if (seen.at(-1) !== month) seen.push(month)
    listed.push({ text, month, monthIndex: seen.length - 1, weekday: (at.getUTCDay() + 6) % 7 })
  }
}
