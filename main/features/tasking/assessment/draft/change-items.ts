import { counted } from '#shared/count-words.ts'
import type { Comparison, TestedRow } from '#shared/features/tasking/assessment.ts'
import { changeSentence } from '../../../analysis/change/sentence.ts'
import { alpha, directionOf } from '../changes.ts'
import { type Drafted, titled } from './draft.ts'

const familyWords: Record<TestedRow['family'], string> = {
  category: 'Category',
  area: 'Neighbourhood',
  source: 'Source',
}

/** What rose and what fell by more than chance would explain, the surest first; everything tested is kept beside it. */
export function changeSection(
  rows: readonly TestedRow[],
  { about, caveats }: { about: string; caveats: string[] },
): Drafted {
  const moved = rows
    .flatMap(row => {
      const direction = directionOf(row.comparisons)
      return direction ? [{ row, direction, q: leastQ(row.comparisons) }] : []
    })
    .sort((a, b) => a.q - b.q || (a.row.label < b.row.label ? -1 : 1))
  const none = moved.length === 0 ? ' None changed by more than chance would explain.' : ''
  return {
    section: 'change',
    note: `${about} ${counted(rows.length, 'category, neighbourhood or source', 'categories, neighbourhoods and sources')} counted.${none}`,
    caveats,
    tested: [...rows],
    items: moved.map(({ row, direction, q }) => ({
      section: 'change',
      kind: direction,
      title: titled(`${familyWords[row.family]} ${direction}: ${row.label}`),
      text: row.comparisons.map(comparisonSentence).join(' '),
      figures: {
        count: row.comparisons[0]?.now ?? null,
        expected: null,
        q,
        comparisons: row.comparisons,
      },
      filter: row.filter,
    })),
  }
}

/** Counts first, then whether chance would explain it, then the change with its interval. */
export function comparisonSentence({ against, now, before, nowDays, beforeDays, p, q }: Comparison): string {
  const sentence = changeSentence({
    now: { count: now, exposure: nowDays },
    before: { count: before, exposure: beforeDays },
    noun: 'incident',
  })
  const among = p <= alpha && q > alpha ? ' Among everything tested here chance would explain it.' : ''
  return `Against ${against}: ${sentence}${among}`
}

function leastQ(comparisons: readonly Comparison[]): number {
  return comparisons.reduce((least, { q }) => Math.min(least, q), 1)
}
