import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { subDays } from 'date-fns/subDays'
import { type Period, wholePeriods } from '../../analysis/when/days.ts'

/** A source with the days its incidents lie on. */
export type Reaching = { name: string; from: string; to: string }

/** A source silent for longer before the others end has stopped: it does not hold back the months since. */
const stoppedAfterDays = 62
/** So many days without an incident at the end of a month are still a whole month of a source with few. */
const quietDays = 3

/**
 * The whole months over which incidents can be counted, and what must be known of them: from the first that any source
 * covers to the last that all of them do, but for those that stopped long before.
 */
export function wholeMonths(sources: readonly Reaching[]): { months: Period[]; notes: string[] } {
  if (sources.length === 0) return { months: [], notes: [] }
  const first = sources.reduce((least, { from }) => (from < least ? from : least), sources[0]!.from)
  const latest = sources.reduce((most, { to }) => (to > most ? to : most), '')
  const stopped = sources.filter(({ to }) => to < daysBefore(latest, stoppedAfterDays))
  const going = sources.filter(source => !stopped.includes(source))
  const last = going.reduce((least, { to }) => (to < least ? to : least), latest)
  const months = wholePeriods(
    { from: daysBefore(first, quietDays), to: daysBefore(last, -quietDays) },
    'month',
  )
  const startsLate = sources.filter(({ from }) => months[0] && from > daysBefore(months[0].from, -quietDays))
  return {
    months,
    notes: [
      ...startsLate.map(
        ({ name, from }) =>
          `${name} is counted only since ${from.slice(0, 7)}: before, nothing of it is held.`,
      ),
      ...stopped.map(
        ({ name, to }) =>
          `${name} is counted only up to ${to.slice(0, 7)}: nothing of it was received since.`,
      ),
    ],
  }
}

function daysBefore(day: string, days: number): string {
  return lightFormat(subDays(parseISO(day), days), 'yyyy-MM-dd')
}
