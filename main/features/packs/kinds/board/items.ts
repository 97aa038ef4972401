import type { BoardItemTold } from '#shared/features/performance/board.ts'

/** What the board has said in the order in which it is due; what is due on no day comes last. */
export const byDue = (items: readonly BoardItemTold[]): BoardItemTold[] =>
  items.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.id - b.id)

/** The office and its agency; empty where nobody has to do anything. */
export const whoOwns = ({
  owner,
  ownerAgencyName,
}: Pick<BoardItemTold, 'owner' | 'ownerAgencyName'>): string =>
  [owner, ownerAgencyName].filter(Boolean).join(', ')
