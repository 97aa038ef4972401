import type { Sum } from '../../model/document.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { meanOf } from '../parts/whole-months.ts'
import { hoursChart, partsOfDayChart } from './charts.ts'
import { counts, type ProfileContent } from './content.ts'

/** Which counts of a profile add up to which: what disclosure control must not let a reader work back. */
export function sumsOf({ profile, audience }: ProfileContent): Sum[] {
  const { figures, since } = profile
  const hours = figures.hourByWeekday
  const chart =
    hours.kind === 'refused' ? null : isAtTheTable(audience) ? hoursChart(hours) : partsOfDayChart(hours)
  const cells = chart?.series.flatMap(({ values }) => values.flatMap(figure => figure?.count ?? []))
  return [
    { total: counts.all, parts: figures.months.map(({ month }) => counts.month(month)) },
    { total: counts.whole, parts: meanOf(figures).months.map(counts.month) },
    { total: counts.all, parts: figures.categories.map(({ name }) => counts.category(name)) },
    { total: counts.all, parts: figures.sources.map(({ sourceName }) => counts.source(sourceName)) },
    ...(since
      ? [{ total: counts.since, parts: since.months.map(({ month }) => counts.sinceMonth(month)) }]
      : []),
    ...(cells
      ? [
          { total: counts.hours, parts: cells },
          { total: counts.all, parts: [counts.hours, `${counts.hours} unknown`] },
        ]
      : []),
  ]
}
