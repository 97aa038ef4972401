import { isLastDayOfMonth } from 'date-fns/isLastDayOfMonth'
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import type { Snapshot } from './snapshot.ts'

const month = timePrecisions.indexOf('month')

type Period = { from?: string | undefined; to?: string | undefined }

/**
 * The months that a period begins or ends within, whole: an incident known only by such a month is counted when
 * the first day of it is in the period, else not at all, and neither is quite right. None where no incident is
 * known only by its month.
 *
 * @param period days, both included; an absent end cuts nothing.
 */
export function monthsCut(
  { timePrecisions: precisions }: Pick<Snapshot, 'timePrecisions'>,
  period: Period,
): { from: string; to: string }[] {
  const months = monthsOf(period)
  if (months.size === 0 || !precisions.includes(month)) return []
  return [...months].map(periodOfMonth)
}

/** The first and the last day of a month, `YYYY-MM`. */
export function periodOfMonth(of: string): { from: string; to: string } {
  return { from: `${of}-01`, to: lightFormat(lastDayOfMonth(parseISO(`${of}-01`)), 'yyyy-MM-dd') }
}

/** How many of the positions are of incidents known only by their month. */
export function countByMonthOnly(
  { timePrecisions: precisions }: Pick<Snapshot, 'timePrecisions'>,
  positions: Uint32Array,
): number {
  let count = 0
  for (let i = 0; i < positions.length; i++) if (precisions[positions[i]!] === month) count++
  return count
}

function monthsOf({ from, to }: Period): Set<string> {
  const months = new Set<string>()
  if (from && !from.endsWith('-01')) months.add(from.slice(0, 7))
  if (to && !isLastDayOfMonth(parseISO(to))) months.add(to.slice(0, 7))
  return months
}
