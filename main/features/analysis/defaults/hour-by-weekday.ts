import type { Defaults } from './defaults.ts'

/** Nothing to choose: hours are hours. */
export function suggestHourByWeekday(): Defaults<'hour-by-weekday'> {
  return { parameters: { method: 'hour-by-weekday' }, reasons: [] }
}
