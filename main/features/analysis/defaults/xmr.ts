import { counted } from '#shared/count-words.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { wholePeriods } from '../when/days.ts'
import type { Defaults, DefaultsInput } from './defaults.ts'

const monthsEnough = 12
const perWeekEnough = 5

/** Months where there are twelve whole ones, or only months are known, or weeks would hold next to nothing; else weeks. */
export function suggestXmr({ incidents, period }: DefaultsInput): Defaults<'xmr'> {
  const months = wholePeriods(period, 'month').length
  const weeks = wholePeriods(period, 'week').length
  const monthOnly = incidents.timePrecisions.includes(timePrecisions.indexOf('month'))
  const sparse = incidents.fromMinutes.length < perWeekEnough * weeks
  const every = monthOnly || months >= monthsEnough || (sparse && months >= 6) ? 'month' : 'week'
  const reason = monthOnly
    ? 'Of some incidents only the month is known.'
    : months >= monthsEnough
      ? `The period holds ${counted(months, 'whole month')}, enough for limits.`
      : every === 'month'
        ? `In weeks there would be fewer than ${perWeekEnough} incidents on average.`
        : `The period holds only ${counted(months, 'whole month')}, but ${counted(weeks, 'whole week')}.`
  return { parameters: { method: 'xmr', every }, reasons: [{ parameter: 'every', reason }] }
}
