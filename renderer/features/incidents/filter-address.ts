import type { Filter } from '#shared/features/incidents/contract.ts'
import {
  readCircle,
  readHours,
  readPolygon,
  writeCircle,
  writeHours,
  writePolygon,
} from './filter-encoding.ts'

const days = ['from', 'to'] as const
const idLists = {
  source: 'sourceIds',
  category: 'categoryIds',
  area: 'areaIds',
  import: 'importIds',
  incident: 'incidentIds',
} as const
const wordLists = { code: 'codes', channel: 'channels' } as const
const others = ['within', 'news', 'count', 'hours', 'text', 'circle', 'polygon'] as const

/** The filter as it stands in the address, so that the back button and a saved link find it again. */
export function readFilter(address: URLSearchParams): Filter {
  const filter: Filter = {}
  for (const key of days) {
    const day = address.get(key)
    if (day && /^\d{4}-\d{2}-\d{2}$/.test(day)) filter[key] = day
  }
  for (const [parameter, key] of Object.entries(idLists)) {
    const ids = numbersOf(address.get(parameter))
    if (ids.length > 0) filter[key] = ids
  }
  for (const [parameter, key] of Object.entries(wordLists)) {
    const words = address.getAll(parameter)
    if (words.length > 0) filter[key] = words
  }
  const weekHours = readHours(address.get('hours') ?? '')
  if (weekHours.length > 0) filter.weekHours = weekHours
  const text = address.get('text')?.trim().slice(0, 200)
  if (text) filter.text = text
  const circle = readCircle(address.get('circle') ?? '')
  if (circle) filter.circle = circle
  const polygon = readPolygon(address.get('polygon') ?? '')
  if (polygon) filter.polygon = polygon
  const [hotspotId] = numbersOf(address.get('within'))
  if (hotspotId) filter.hotspotId = hotspotId
  const [newsItemId] = numbersOf(address.get('news'))
  if (newsItemId) filter.newsItemId = newsItemId
  if (address.get('count') === 'events') filter.count = 'events'
  return filter
}

/** The address with this filter in it; what else stands there stays. */
export function writeFilter(address: URLSearchParams, filter: Filter): URLSearchParams {
  const next = new URLSearchParams(address)
  const names = [...days, ...Object.keys(idLists), ...Object.keys(wordLists), ...others]
  for (const name of names) next.delete(name)
  for (const key of days) if (filter[key]) next.set(key, filter[key])
  for (const [parameter, key] of Object.entries(idLists)) {
    if (filter[key]?.length) next.set(parameter, filter[key].join(','))
  }
  for (const [parameter, key] of Object.entries(wordLists)) {
    for (const word of filter[key] ?? []) next.append(parameter, word)
  }
  if (filter.weekHours?.length) next.set('hours', writeHours(filter.weekHours))
  if (filter.text) next.set('text', filter.text)
  if (filter.circle) next.set('circle', writeCircle(filter.circle))
  if (filter.polygon) next.set('polygon', writePolygon(filter.polygon))
  if (filter.hotspotId) next.set('within', String(filter.hotspotId))
  if (filter.newsItemId) next.set('news', String(filter.newsItemId))
  if (filter.count === 'events') next.set('count', 'events')
  return next
}

/** The filter with one condition replaced; an empty one is taken out altogether. */
export function withCondition<K extends keyof Filter>(filter: Filter, key: K, value: Filter[K]): Filter {
  const { [key]: _old, ...rest } = filter
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return empty ? rest : { ...rest, [key]: value }
}

function numbersOf(text: string | null): number[] {
  return (text ?? '')
    .split(',')
    .map(Number)
    .filter(id => Number.isSafeInteger(id) && id > 0)
}
