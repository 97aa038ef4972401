import type { Filter } from '#shared/features/incidents/contract.ts'
import { countOf, formatCount } from '../ui/counts.ts'
import { formatDay } from '../ui/dates.ts'
import { wordsForHours } from '../ui/week-hour-words.ts'

/** Names of what a filter tells by number. */
export type FilterNames = {
  sources: ReadonlyMap<number, string>
  categories: ReadonlyMap<number, string>
  codes: ReadonlyMap<string, string>
}

const mostNamed = 2

/** A filter in a line: "1 Mar 2025 to 31 Mar 2025; 101 centre; within 200 m of a point". */
export function filterInWords(filter: Filter, names: FilterNames): string {
  const { from, to, sourceIds, categoryIds, codes, areaIds, channels, importIds, weekHours, text, circle } =
    filter
  const parts = [
    from && to ? `${formatDay(from)} to ${formatDay(to)}` : '',
    from && !to ? `from ${formatDay(from)}` : '',
    to && !from ? `to ${formatDay(to)}` : '',
    listed(sourceIds, names.sources, 'source'),
    listed(categoryIds, names.categories, 'category', 'categories'),
    listed(codes, names.codes, 'standard code'),
    areaIds ? countOf(areaIds.length, 'area') : '',
    listed(channels, channelNames, 'channel'),
    importIds ? countOf(importIds.length, 'import') : '',
    weekHours ? wordsForHours(weekHours) : '',
    text ? `“${text}”` : '',
    circle ? `within ${formatCount(circle.radiusMetres)} m of a point` : '',
    filter.polygon ? 'within a drawn area' : '',
    filter.hotspotId ? 'within a hotspot' : '',
    filter.newsItemId ? 'of something new' : '',
    filter.incidentIds ? countOf(filter.incidentIds.length, 'chosen incident') : '',
    filter.count === 'events' ? 'counted as events' : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('; ') : 'All incidents'
}

const channelNames: ReadonlyMap<string, string> = new Map([['', 'no known channel']])

/** A few by their names, more by their number; one whose name is gone counts as well. */
function listed<K extends string | number>(
  keys: readonly K[] | undefined,
  names: ReadonlyMap<K, string>,
  one: string,
  many = `${one}s`,
): string {
  if (!keys || keys.length === 0) return ''
  const known = keys.map(key => names.get(key) ?? (typeof key === 'string' ? key : undefined))
  if (keys.length > mostNamed || known.includes(undefined)) return countOf(keys.length, one, many)
  return known.join(' or ')
}
