import { format } from 'date-fns/format'
import { parseISO } from 'date-fns/parseISO'
import { subDays } from 'date-fns/subDays'
import type { Input, Output } from '../../client/names.ts'

/** How much of the time is searched; back from the last day of the data. */
export const searchPeriods = [
  { value: 'recent', label: 'Last 90 days' },
  { value: 'year', label: 'Last year' },
  { value: 'all', label: 'All' },
] as const

/** Without days the backend takes the last 90 of the data. */
export function searchOf(
  period: string,
  held: Pick<Output<'incidents.summary'>, 'firstDay' | 'lastDay'> | undefined,
): Input<'incidents.linkSuggestions'> {
  if (period === 'recent' || !held?.firstDay || !held.lastDay) return {}
  if (period === 'all') return { from: held.firstDay }
  return { from: format(subDays(parseISO(held.lastDay), 364), 'yyyy-MM-dd') }
}
