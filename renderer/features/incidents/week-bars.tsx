import { useMemo } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { CountBars } from '../../ui/count-bars.tsx'
import { countOf, formatCount } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { dayAfter } from '../../ui/days.ts'

type WeekBarsProps = { filter: Filter; onChange: (filter: Filter) => void }

/** The incidents of a filter by week, each named after its Monday. */
export function WeekBars({ filter, onChange }: WeekBarsProps) {
  const { data } = useQuestion('incidents.byWeek', { filter }, { keepLast: true })
  const bars = useMemo(
    () => (data?.weeks ?? []).map(({ from, count }) => ({ label: formatDay(from).slice(0, -5), count })),
    [data],
  )
  if (!data) return null
  const { weeks, left } = data
  const cut = [...new Set([weeks[0], weeks.at(-1)])].flatMap(week =>
    week && week.days < 7 ? `the week of ${formatDay(week.from)} has ${countOf(week.days, 'day')}` : [],
  )
  const notes = [
    cut.length > 0 && `In the period ${cut.join(' and ')}.`,
    left > 0 && `${formatCount(left)} are left out: only their month is known.`,
  ].filter(Boolean)
  return (
    <CountBars
      title="Incidents by week"
      noun="Week of"
      bars={bars}
      note={notes.join(' ')}
      onBrush={(first, last) =>
        onChange({ ...filter, ...clipped(filter, weeks[first]!.from, dayAfter(weeks[last]!.from, 6)) })
      }
    />
  )
}

/** The days of the weeks, but never beyond the period there is. */
function clipped(filter: Filter, from: string, to: string) {
  return {
    from: filter.from && filter.from > from ? filter.from : from,
    to: filter.to && filter.to < to ? filter.to : to,
  }
}
