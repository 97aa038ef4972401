import { counted, whole } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import type { HourByWeekday } from '#shared/features/incidents/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Chart, Figure, Series } from '../../model/document.ts'
import { oneDecimal, shortMonth } from '../../words.ts'
import { counts } from './content.ts'

/** Incidents by month, before and since adoption, with the mean of the whole months of each. */
export function monthsChart({ figures, since, adoptedOn }: Profile): Chart {
  const before = new Map(figures.months.map(({ month, count }) => [month, count]))
  const after = new Map((since?.months ?? []).map(({ month, count }) => [month, count]))
  const months = [...new Set([...before.keys(), ...after.keys()])].sort()
  const series = (name: string, of: Map<string, number>, key: (month: string) => string): Series => ({
    name,
    as: 'columns',
    values: months.map(month => countOf(of.get(month), key(month))),
  })
  const mean = (name: string, of: Map<string, number>, perMonth: number, from: string[]): Series => ({
    name: `mean ${oneDecimal(perMonth)} a month, ${name}`,
    plainName: `mean, ${name}`,
    as: 'dashed-line',
    values: months.map(month =>
      of.has(month) ? { text: oneDecimal(perMonth), value: perMonth, from } : null,
    ),
  })
  const adoptedIn = adoptedOn?.slice(0, 7)
  return {
    title: 'Incidents by month',
    kind: 'stacked-columns',
    unit: 'incidents',
    categories: months.map(shortMonth),
    series: since
      ? [
          series('since adoption', after, counts.sinceMonth),
          series('baseline, frozen on adoption', before, counts.month),
          ...(after.size > 1 ? [mean('since', after, since.perMonth, [counts.since])] : []),
          mean('before', before, figures.perMonth, [counts.all, counts.whole]),
        ]
      : [
          series('incidents', before, counts.month),
          mean('whole months', before, figures.perMonth, [counts.all, counts.whole]),
        ],
    ...(adoptedOn && adoptedIn && months.includes(adoptedIn)
      ? { marks: [{ at: shortMonth(adoptedIn), words: `adopted ${dayWords(adoptedOn)}` }] }
      : {}),
    alternative: `Columns of incidents by month, ${months.length > 0 ? `${shortMonth(months[0]!)} to ${shortMonth(months.at(-1)!)}` : 'none'}${since ? ', before and since adoption' : ''}, with the mean of the whole months.`,
  }
}

const countOf = (count: number | undefined, key: string): Figure | null =>
  count === undefined ? null : { text: whole(count), value: count, count: key }

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const twoFigures = (hour: number) => String(hour % 24).padStart(2, '0')

type HourCounts = Extract<HourByWeekday, { kind: 'counts' }>

/** Incidents by hour and weekday as a graded grid with its counts. */
export function hoursChart({ values, incidents }: HourCounts): Chart {
  const hours = Array.from({ length: 24 }, (_, hour) => twoFigures(hour))
  const busiest = values.indexOf(Math.max(...values))
  return {
    title: 'Incidents by hour and weekday',
    kind: 'heat',
    unit: 'incidents',
    categories: hours,
    series: weekdays.map((name, day) => ({
      name,
      as: 'columns',
      values: hours.map((hour, at): Figure => {
        const value = Math.round(values[day * 24 + at]! * 10) / 10
        const text = value > 0 && value < 1 ? value.toFixed(1) : whole(Math.round(value))
        return { text, value, count: counts.hour(name, hour) }
      }),
    })),
    alternative: `Grid of ${counted(incidents, 'incident')} by hour and weekday; most on ${weekdays[Math.floor(busiest / 24)]} between ${busiest % 24}:00 and ${(busiest % 24) + 1}:00.`,
  }
}

const partHours = 3

/** Incidents by part of the day, for those whom single hours would tell too much. */
export function partsOfDayChart({ values }: HourCounts): Chart {
  const parts = Array.from({ length: 24 / partHours }, (_, at) => {
    const words = `${twoFigures(at * partHours)}–${twoFigures((at + 1) * partHours)}`
    const value = values
      .filter((_, cell) => Math.floor((cell % 24) / partHours) === at)
      .reduce((sum, one) => sum + one, 0)
    return { words, value: Math.round(value) }
  })
  return {
    title: 'Incidents by part of the day',
    kind: 'columns',
    unit: 'incidents',
    categories: parts.map(({ words }) => words),
    series: [
      {
        name: 'incidents',
        as: 'columns',
        values: parts.map(({ words, value }) => ({ text: whole(value), value, count: counts.part(words) })),
      },
    ],
    alternative: 'Columns of incidents by three hours of the day, all weekdays together.',
  }
}
