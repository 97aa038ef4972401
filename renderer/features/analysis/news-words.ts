import type { NewsItem } from '#shared/features/analysis/news.ts'
import type { NewsKind } from '#shared/features/analysis/rules.ts'

/** What kind of thing is new, in a word or two. */
export const newsKindWords: Record<NewsKind, string> = {
  'emerging-hotspot': 'Emerging hotspot',
  'source-out-of-limits': 'Source out of its limits',
  'category-out-of-limits': 'Category out of its limits',
  'repeat-person': 'Repeat reports',
  'repeat-place': 'Repeat place',
  'near-repeat-chain': 'Near-repeat chain',
}

/** How sure it is, from q: the share of alarms as strong as this one that are false in the long run. */
export function certaintyInWords(q: NewsItem['q']): string {
  if (q === null) return 'A threshold that was reached, not a test.'
  if (q < 0.001) return 'Fewer than 1 in 1,000 alarms as strong as this are false.'
  if (q < 0.01) return 'Fewer than 1 in 100 alarms as strong as this are false.'
  return `Up to ${Math.ceil(q * 100)} in 100 alarms as strong as this are false.`
}
