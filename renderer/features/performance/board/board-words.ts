import type { BoardItemTold, BoardMeetingSummary } from '#shared/features/performance/board.ts'
import { formatDay } from '../../../ui/dates.ts'

export const stateWords: Record<BoardMeetingSummary['state'], string> = {
  planned: 'Planned',
  drafted: 'Drafted',
  held: 'Held',
}

/** When the memo of a meeting is due, or whether it was in time. */
export function memoWords({ memo, memoDueOn }: Pick<BoardMeetingSummary, 'memo' | 'memoDueOn'>): string {
  switch (memo) {
    case 'none':
      return ''
    case 'due':
      return `Due by ${formatDay(memoDueOn)}`
    case 'late':
      return `Late since ${formatDay(memoDueOn)}`
    case 'made':
      return 'Made in time'
    case 'made-late':
      return 'Made late'
  }
}

/** Who answers: an office and its agency; a decision in force at once waits for nobody. */
export function ownerWords({ owner, ownerAgencyName }: BoardItemTold): string {
  return [owner, ownerAgencyName].filter(Boolean).join(', ') || 'In force at once'
}
