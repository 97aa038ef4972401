import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { londonOffset } from './local-time.ts'

/** Hours of the week, `values[weekday * 24 + hour]` with Monday first, or why there are none. */
export type WeekHours =
  | {
      kind: 'counts'
      values: Float64Array
      /** Incidents counted, and incidents left out because their hour is not known. */
      incidents: number
      left: number
      /** Incidents that end before they start: counted in the hour they start. */
      endBeforeStart: number
    }
  | { kind: 'refused'; reason: string }

const hoursOfWeek = 168
const minutesOfWeek = hoursOfWeek * 60
// The first of January 1970 was a Thursday.
const mondayShift = 3 * 1440

/**
 * Incidents by hour of the week in Europe/London, Monday first. An incident known as an interval is spread over
 * the hours it may have happened in, each in proportion to its minutes (aoristic analysis: Ratcliffe 2000). The
 * walk is along real time, so the hour the clocks skip gets nothing and the hour they repeat gets both.
 *
 * An unknown end, an end at the start, or an end before the start counts as the hour of the start; seven days or
 * more spread evenly, 1/168 to each hour. Incidents known only to the day or the month are left out and counted;
 * where there are no others the answer is a refusal.
 *
 * @param from start in UTC epoch minutes.
 * @param to end in UTC epoch minutes, exclusive; NaN where it is unknown. Read only for intervals.
 * @param precisions positions in `timePrecisions`.
 */
export function hourByWeekday(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  precisions: ArrayLike<number>,
): WeekHours {
  const values = new Float64Array(hoursOfWeek)
  const n = from.length
  let [incidents, days, months, evenly, endBeforeStart] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const precision = timePrecisions[precisions[i]!]
    if (precision === 'day') days++
    else if (precision === 'month') months++
    else {
      incidents++
      const start = from[i]!
      const minutes = precision === 'interval' ? to[i]! - start : 0
      if (minutes < 0) endBeforeStart++
      if (minutes >= minutesOfWeek) evenly++
      else if (minutes > 0) spread(values, start, minutes)
      else values[hourOfWeek(start)]! += 1
    }
  }
  if (incidents === 0 && n > 0) return { kind: 'refused', reason: refusal(days, months) }
  if (evenly > 0) for (let hour = 0; hour < hoursOfWeek; hour++) values[hour]! += evenly / hoursOfWeek
  return { kind: 'counts', values, incidents, left: days + months, endBeforeStart }
}

/** The hour of the week in Europe/London of a moment in UTC epoch minutes, Monday first. */
export function hourOfWeek(minute: number): number {
  const local = minute + londonOffset(minute) + mondayShift
  return Math.floor((((local % minutesOfWeek) + minutesOfWeek) % minutesOfWeek) / 60)
}

function spread(values: Float64Array, start: number, minutes: number): void {
  const end = start + minutes
  let at = start
  while (at < end) {
    // London's hours begin with those of UTC, in summer and in winter.
    const next = Math.min(end, (Math.floor(at / 60) + 1) * 60)
    values[hourOfWeek(at)]! += (next - at) / minutes
    at = next
  }
}

function refusal(days: number, months: number): string {
  const known = days === 0 ? 'only the month' : months === 0 ? 'only the day' : 'only the day or the month'
  return `Hours cannot be shown: of these incidents ${known} is known.`
}
