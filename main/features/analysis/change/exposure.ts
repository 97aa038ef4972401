import { daysByWeekday } from '../when/week-hours.ts'
import { type Days, daysIn } from './comparable.ts'

const hoursOfDay = 24

/** What an incident of a side must satisfy that limits when it could have been counted. */
type Timed = { days: Days; weekHours?: readonly number[] | undefined }

/** For how long each of two was counted, in the same unit. */
export type Exposure = { a: number; b: number; unit: 'day' | 'hour' }

/**
 * For how long two selections were counted. Limited to the same hours of the week it is the hours by the clock that
 * lie in them: a fortnight has two Saturdays and ten days may have one or two, so days would call a fall what is only
 * fewer Saturdays. Limited to different hours, or to none, it is days.
 */
export function exposureOf(a: Timed, b: Timed): Exposure {
  const hours = asked(a.weekHours)
  if (hours === null || String(hours) !== String(asked(b.weekHours))) {
    return { a: daysIn(a.days), b: daysIn(b.days), unit: 'day' }
  }
  return { a: hoursIn(a.days, hours), b: hoursIn(b.days, hours), unit: 'hour' }
}

/** Hours of the week, each once and ascending; null for no condition. */
function asked(weekHours: readonly number[] | undefined): number[] | null {
  return weekHours ? [...new Set(weekHours)].sort((one, other) => one - other) : null
}

function hoursIn({ from, to }: Days, weekHours: readonly number[]): number {
  const days = daysByWeekday(from, to)
  return weekHours.reduce((sum, hour) => sum + days[Math.floor(hour / hoursOfDay)]!, 0)
}
