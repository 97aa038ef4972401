import { type SourceFreshness, type Trend, watchedWords } from '#shared/features/imports/freshness.ts'
import { countOf, formatCount, formatFigure } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'

type Due = SourceFreshness['byFile']

/** How often a source is expected to send a file. */
export function rhythmWords(days: number | null): string {
  if (days === null) return 'no rhythm agreed'
  return days === 1 ? 'expected daily' : `expected every ${days} days`
}

/** `Late by 3 days`; null where it is not late. */
export function lateWords(due: Due): string | null {
  return due.kind === 'due' && due.lateDays > 0 ? `Late by ${countOf(due.lateDays, 'day')}` : null
}

/** True where its file or its incidents are late. */
export function isLate({ byFile, byIncident }: SourceFreshness): boolean {
  return lateWords(byFile) !== null || lateWords(byIncident) !== null
}

/** When the next is due, or why nothing is. */
export function dueWords(due: Due): string {
  return due.kind === 'due' ? `due ${formatDay(due.dueOn)}` : due.reason
}

/** What has worsened since when, with the counts first and the interval it rests on. */
export function trendWords({ count, since, recent, before, ratio, low, high }: Trend): string {
  const now = `${formatCount(recent.part)} of ${formatCount(recent.whole)} since ${formatDay(since)}`
  const earlier = `${formatCount(before.part)} of ${formatCount(before.whole)} in ${countOf(before.imports, 'import')} before`
  const times = `${formatFigure(ratio, 1)} times the share, 99 % interval ${formatFigure(low, 1)} to ${formatFigure(high, 1)}`
  return `${watchedWords[count]}: ${now}, ${earlier}${before.part === 0 ? '' : ` (${times})`}.`
}
