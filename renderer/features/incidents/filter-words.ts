import type { Filter } from '#shared/features/incidents/contract.ts'
import { formatDay } from '../../ui/dates.ts'
import { wordsForHours } from './week-hour-words.ts'

const nouns: Partial<Record<keyof Filter, string>> = {
  sourceIds: 'sources',
  categoryIds: 'categories',
  codes: 'standard codes',
  channels: 'channels',
  areaIds: 'areas',
  importIds: 'imports',
  hotspotId: 'a hotspot',
  circle: 'a distance',
  polygon: 'a drawn polygon',
}

/** The conditions of a filter in a line, without looking up what its numbers stand for. */
export function wordsForFilter(filter: Filter): string {
  const said = [
    filter.from && `from ${formatDay(filter.from)}`,
    filter.to && `to ${formatDay(filter.to)}`,
    filter.weekHours && wordsForHours(filter.weekHours),
    ...Object.entries(nouns).map(([key, noun]) => wordsForList(noun, filter[key as keyof Filter])),
    filter.text && `“${filter.text}”`,
    filter.count === 'events' && 'counted as events',
  ].filter(Boolean)
  return said.length === 0 ? 'every incident' : said.join(', ')
}

function wordsForList(noun: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  const isList = Array.isArray(value) && !Array.isArray(value[0])
  return isList
    ? `${value.length} ${value.length === 1 ? noun.replace(/ies$/, 'y').replace(/s$/, '') : noun}`
    : noun
}
