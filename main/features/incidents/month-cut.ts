import { isLastDayOfMonth } from 'date-fns/isLastDayOfMonth'
import { parseISO } from 'date-fns/parseISO'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { localDay } from './local-time.ts'
import type { Snapshot } from './snapshot.ts'

const month = timePrecisions.indexOf('month')

type Period = { from?: string | undefined; to?: string | undefined }

/** Whether the period can cut anything at all: mostly not, and then nothing need be selected to count it. */
export function mayBeCut({ timePrecisions: precisions }: Snapshot, period: Period): boolean {
  return monthsCut(period).size > 0 && precisions.includes(month)
}

/**
 * How many of the incidents known only by their month lie in a month that the period cuts: such a month is
 * counted whole when its first day is in the period, else not at all, and neither is quite right.
 *
 * @param positions the incidents of the filter without its period.
 * @param period days, both included; an absent end cuts nothing.
 */
export function cutByPeriod(
  { timePrecisions: precisions, fromMinutes }: Snapshot,
  positions: Uint32Array,
  period: Period,
): number {
  const months = monthsCut(period)
  let count = 0
  for (const at of positions) {
    if (precisions[at] === month && months.has(localDay(fromMinutes[at]!).slice(0, 7))) count++
  }
  return count
}

function monthsCut({ from, to }: Period): Set<string> {
  const months = new Set<string>()
  if (from && !from.endsWith('-01')) months.add(from.slice(0, 7))
  if (to && !isLastDayOfMonth(parseISO(to))) months.add(to.slice(0, 7))
  return months
}
