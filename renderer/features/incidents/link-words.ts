import type { LinkSearched } from '#shared/features/incidents/links.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'

/** A score as one would say it. */
export function likelihoodOf(score: number): string {
  if (score >= 0.8) return 'very likely one event'
  return score >= 0.6 ? 'likely one event' : 'possibly one event'
}

/** What was searched, and what is never compared and why, a sentence each. */
export function searchedWords(searched: LinkSearched): string[] {
  if (searched.from === null || searched.to === null) return []
  const days = `${formatDay(searched.from)} to ${formatDay(searched.to)}`
  const never: [number, string][] = [
    [searched.monthOnly, 'known only by month'],
    [searched.unplaced, 'without a place'],
    [searched.placedByArea, 'placed only by their area'],
    [searched.longInterval, 'known only to within more than three days'],
  ]
  const left = never.filter(([count]) => count > 0).map(([count, why]) => `${countOf(count, 'call')} ${why}`)
  return [
    `${countOf(searched.compared, 'call')} of ${days} compared.`,
    ...(left.length > 0 ? [`Never compared: ${left.join(', ')}.`] : []),
    ...(searched.crowded > 0
      ? [`${countOf(searched.crowded, 'call')} in a crowd: compared with the nearest in time only.`]
      : []),
  ]
}
