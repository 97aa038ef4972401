import { Pill } from '@mantine/core'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { wordsForHours } from '../../ui/week-hour-words.ts'
import { withCondition } from './filter-address.ts'
import styles from './incidents.module.css'

type FilterTokensProps = {
  filter: Filter
  onChange: (filter: Filter) => void
  areaSetId: number | null
  /** What the hotspot of the filter is called, where that is known. */
  findingLabel?: string | undefined
}
type Token = { key: string; label: string; without: Filter }

/** Each active condition, and the way to take it away. */
export function FilterTokens({ filter, onChange, areaSetId, findingLabel }: FilterTokensProps) {
  const tokens = useTokens(filter, areaSetId, findingLabel)
  if (tokens.length === 0) return null
  return (
    <Pill.Group className={styles.tokens!} role="group" aria-label="Active filters">
      {tokens.map(({ key, label, without }) => (
        <Pill
          key={key}
          withRemoveButton
          size="md"
          radius="sm"
          className={styles.token!}
          onRemove={() => onChange(without)}
          removeButtonProps={{ 'aria-label': `Remove ${label}`, tabIndex: 0, 'aria-hidden': false }}
        >
          {label}
        </Pill>
      ))}
    </Pill.Group>
  )
}

/** The active conditions in words. */
export function useTokens(filter: Filter, areaSetId: number | null, findingLabel?: string): Token[] {
  const all = useQuestion('incidents.summary', { filter: {} })
  const outlines = useQuestion(
    'areas.outlines',
    { areaSetId: areaSetId ?? 1 },
    { when: areaSetId !== null && filter.areaIds !== undefined },
  )
  const imports = useQuestion('imports.list', undefined, { when: filter.importIds !== undefined })
  const news = useQuestion('analysis.news', undefined, { when: filter.newsItemId !== undefined })
  const tokens: Token[] = []
  if (filter.from) tokens.push(token('from', `From ${formatDay(filter.from)}`))
  if (filter.to) tokens.push(token('to', `To ${formatDay(filter.to)}`))
  if (filter.weekHours) tokens.push(token('weekHours', `Hours: ${wordsForHours(filter.weekHours)}`))
  listed('sourceIds', 'Source', id => all.data?.sources.find(source => source.id === id)?.name)
  listed('categoryIds', 'Category', id => all.data?.categories.find(category => category.id === id)?.name)
  listed('codes', 'Code', code => all.data?.codes.find(known => known.code === code)?.name ?? String(code))
  listed('areaIds', 'Area', id => outlines.data?.find(area => area.id === id)?.name)
  listed('channels', 'Channel', channel => String(channel) || 'not known')
  listed('importIds', 'From import', id => imports.data?.find(one => one.id === id)?.fileName)
  if (filter.text) tokens.push(token('text', `“${filter.text}”`))
  if (filter.circle) tokens.push(token('circle', wordsForCircle(filter.circle)))
  if (filter.polygon) tokens.push(token('polygon', 'Drawn polygon'))
  if (filter.hotspotId) {
    tokens.push(token('hotspotId', findingLabel ? `Finding: ${findingLabel}` : 'Within the chosen hotspot'))
  }
  if (filter.newsItemId) {
    const item = news.data?.items.find(({ id }) => id === filter.newsItemId)
    tokens.push(token('newsItemId', `What is new: ${item?.title ?? 'found earlier'}`))
  }
  if (filter.incidentIds) {
    tokens.push(token('incidentIds', countOf(filter.incidentIds.length, 'chosen incident')))
  }
  if (filter.count === 'events') tokens.push(token('count', 'Counted as events'))
  return tokens

  function token(key: keyof Filter, label: string): Token {
    return { key, label, without: withCondition(filter, key, undefined) }
  }
  function listed(
    key: 'sourceIds' | 'categoryIds' | 'codes' | 'areaIds' | 'channels' | 'importIds',
    noun: string,
    nameOf: (value: number | string) => string | undefined,
  ) {
    const values: (number | string)[] = filter[key] ?? []
    for (const value of values) {
      const rest = values.filter(other => other !== value)
      tokens.push({
        key: `${key} ${value}`,
        label: `${noun}${noun === 'From import' ? '' : ':'} ${nameOf(value) ?? '…'}`,
        without: withCondition(filter, key, rest as never),
      })
    }
  }
}

/** `Within 250 m of SK 588 046`. */
function wordsForCircle({ easting, northing, radiusMetres }: NonNullable<Filter['circle']>): string {
  const distance =
    radiusMetres < 1000 ? `${Math.round(radiusMetres)} m` : `${Math.round(radiusMetres / 100) / 10} km`
  return `Within ${distance} of ${toGridReference(easting, northing, 6) ?? 'a point off the grid'}`
}
