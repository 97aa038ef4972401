import { counted } from '#shared/count-words.ts'
import type { NewsKind } from '#shared/features/analysis/rules.ts'
import { type Drafted, type DraftItem, titled } from './draft.ts'

/** Something new as it was found, with who it is about where it is one person. */
export type NewsFound = {
  kind: NewsKind
  title: string
  sentence: string
  count: number
  expected: number | null
  q: number | null
  pseudonym: string | null
  /** Why a person set it aside before; null where nobody did. */
  setAside: string | null
}
export type NewsOfFreeze = { statement: string; warnings: string[]; found: readonly NewsFound[] }

const comesBack: ReadonlySet<NewsKind> = new Set(['repeat-person', 'repeat-place'])

/** What is new on the ground and in the streams; people and places that come back have a section of their own. */
export function newsSection(news: NewsOfFreeze): Drafted {
  const items = itemsOf(news, kind => !comesBack.has(kind))
  const none = items.length === 0 ? ' Nothing stands out beyond chance.' : ''
  return {
    section: 'new',
    note: `${news.statement}${none}${setAsideNote(news, kind => !comesBack.has(kind))}`,
    caveats: news.warnings,
    items: items.map(item => ({ ...item, section: 'new', kind: 'news' })),
  }
}

/** People and places that come back: a list for review by a person, no judgement. */
export function repeatsSection(news: NewsOfFreeze): Drafted {
  const items = itemsOf(news, kind => comesBack.has(kind))
  const none = items.length === 0 ? ' Nobody and no place reached it.' : ''
  return {
    section: 'repeats',
    note: `Three reports in six months, one of them recent, is the threshold of an ASB case review.${none}${setAsideNote(news, kind => comesBack.has(kind))} People are known by a pseudonym; who they are is looked up on the incident, which is recorded.`,
    caveats: [
      'No source says who is vulnerable: read the reports before deciding. One person may ring under several numbers.',
    ],
    items: items.map(item => ({ ...item, section: 'repeats' })),
  }
}

function itemsOf({ found }: NewsOfFreeze, wanted: (kind: NewsKind) => boolean) {
  return found.flatMap(({ kind, title, sentence, count, expected, q, pseudonym, setAside }, at) => {
    if (!wanted(kind) || setAside !== null) return []
    const item: Omit<DraftItem, 'section'> = {
      kind: kind === 'repeat-person' || kind === 'repeat-place' ? kind : 'news',
      title: titled(title),
      text: sentence,
      figures: { count, expected, q, comparisons: [] },
      filter: null,
      news: at,
      ...(pseudonym === null ? {} : { pseudonym }),
    }
    return [item]
  })
}

function setAsideNote({ found }: NewsOfFreeze, wanted: (kind: NewsKind) => boolean): string {
  const aside = found.filter(({ kind, setAside }) => wanted(kind) && setAside !== null)
  if (aside.length === 0) return ''
  const why = aside.map(({ title, setAside }) => `${title} (${setAside})`).join('; ')
  return ` ${counted(aside.length, 'finding')} set aside: ${why}.`
}
