import { addMonths } from 'date-fns/addMonths'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { startOfMonth } from 'date-fns/startOfMonth'
import { subDays } from 'date-fns/subDays'
import { subYears } from 'date-fns/subYears'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { dayToMinute } from '../incidents/local-time.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { changeSentence } from '../profiles/before-after.ts'
import { joinedPeriod, type SourceCoverage } from '../profiles/coverage.ts'
import { type DayPeriod, dayAfter, lengthInMonths } from '../profiles/period.ts'
import { lastDayCounted, periodSince } from '../profiles/since-adoption.ts'

const asDay = (date: Date) => lightFormat(date, 'yyyy-MM-dd')
const monthOnly = timePrecisions.indexOf('month')

/**
 * The incidents of a priority since its adoption against those of the year before it, both as far as the sources
 * reach, or to the day of its closing. Null before any day since is covered, or where nothing is known of the time before.
 *
 * @param positions of all its incidents in the snapshot.
 */
export function changeSinceAdoption(
  snapshot: Snapshot,
  positions: Uint32Array,
  coverage: ReadonlyMap<number, SourceCoverage>,
  adoptedOn: string,
  closedOn: string | null = null,
): Priority['change'] {
  const here = new Set<number>()
  let monthsOnly = false
  for (const at of positions) {
    here.add(snapshot.sources[at]!)
    if (snapshot.timePrecisions[at] === monthOnly) monthsOnly = true
  }
  const telling = [...coverage].filter(([id]) => here.size === 0 || here.has(id)).map(([, one]) => one)
  const covered = joinedPeriod(telling)
  const since =
    covered && periodSince(adoptedOn, lastDayCounted(covered.to, closedOn, monthsOnly), monthsOnly)
  if (!since) return null
  const year = yearBefore(adoptedOn, monthsOnly)
  const before = { from: covered.from > year.from ? covered.from : year.from, to: year.to }
  if (before.from > before.to) return null
  const count = countWithin(snapshot, positions, since)
  const beforeCount = countWithin(snapshot, positions, before)
  return {
    ...since,
    count,
    beforeFrom: before.from,
    beforeTo: before.to,
    beforeCount,
    sentence: changeSentence(
      { count: beforeCount, months: lengthInMonths(before) },
      { count, months: lengthInMonths(since) },
    ),
  }
}

/** The year up to adoption; of incidents known by their month, the twelve whole months before. */
function yearBefore(adoptedOn: string, monthsOnly: boolean): DayPeriod {
  const adopted = parseISO(adoptedOn)
  if (!monthsOnly) return { from: dayAfter(asDay(subYears(adopted, 1))), to: adoptedOn }
  const month = startOfMonth(adopted)
  return { from: asDay(addMonths(month, -12)), to: asDay(subDays(month, 1)) }
}

function countWithin(snapshot: Snapshot, positions: Uint32Array, { from, to }: DayPeriod): number {
  const [first, end] = [dayToMinute(from), dayToMinute(dayAfter(to))]
  let count = 0
  for (const at of positions) {
    const minute = snapshot.fromMinutes[at]!
    if (minute >= first && minute < end) count++
  }
  return count
}
