import { counted } from '#shared/count-words.ts'
import { numberOfDay } from '../when/days.ts'
import type { Defaults, DefaultsInput } from './defaults.ts'
import { suggestGiStar } from './gi-star.ts'

const enoughPeriods = 6
const mostPeriods = 12

/** Periods: the longest of four, two and one weeks of which six fit, up to twelve; cells and distance as for Gi*. */
export function suggestHotspotClasses(input: DefaultsInput): Defaults<'hotspot-classes'> {
  const { from, to } = input.period
  const spanDays = from === '' ? 0 : numberOfDay(to) - numberOfDay(from) + 1
  const periodDays = [28, 14].find(days => spanDays >= days * enoughPeriods) ?? 7
  const periods = Math.max(3, Math.min(mostPeriods, Math.floor(spanDays / periodDays)))
  const { parameters, reasons } = suggestGiStar(input)
  const { cellMetres, bandMetres, alpha, minCount } = parameters
  return {
    parameters: {
      method: 'hotspot-classes',
      cellMetres,
      bandMetres,
      periodDays,
      periods,
      alpha,
      minCount,
    },
    reasons: [
      ...reasons.filter(({ parameter }) => parameter === 'cellMetres' || parameter === 'bandMetres'),
      {
        parameter: 'periodDays',
        reason: `Whole weeks, so that the days of the week count alike; of ${counted(periodDays / 7, 'week')} the period of ${counted(spanDays, 'day')} holds enough to tell a trend.`,
      },
      {
        parameter: 'periods',
        reason:
          periods === mostPeriods
            ? 'Twelve periods tell what is new from what lasts; what was before them is history.'
            : `As many whole periods as the ${counted(spanDays, 'day')} hold, and three at least.`,
      },
      {
        parameter: 'alpha',
        reason: 'In each period no more than one hot cell in twenty is expected by chance.',
      },
      {
        parameter: 'minCount',
        reason: `A cell with fewer than ${minCount} incidents in a period is never called hot in it.`,
      },
    ],
  }
}
