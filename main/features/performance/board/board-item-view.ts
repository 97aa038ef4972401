import { dayWords } from '#shared/day-words.ts'
import type { BoardItemTold } from '#shared/features/performance/board.ts'
import {
  type BoardItem,
  type BoardItemFields,
  type BoardItemKind,
  type BoardItemState,
  isBoardItemOverdue,
} from '#shared/features/performance/board-item-rules.ts'

export type BoardItemRow = {
  id: number
  number: string
  board_meeting_id: number
  meeting_number: string
  held_on: string
  kind: BoardItemKind
  what: string
  asked_by: string
  asked_agency_id: number | null
  asked_name: string | null
  owner_agency_id: number | null
  owner_name: string | null
  owner: string
  due_on: string | null
  state: BoardItemState
  answer: string
  ended_on: string | null
  version: number
}

/** An item of the table by the names of the rules. */
export function fieldsOf(row: Omit<BoardItemRow, 'meeting_number' | 'asked_name' | 'owner_name'>): BoardItem {
  return {
    kind: row.kind,
    heldOn: row.held_on,
    what: row.what,
    askedBy: row.asked_by,
    owner: row.owner,
    askedAgencyId: row.asked_agency_id,
    ownerAgencyId: row.owner_agency_id,
    dueOn: row.due_on,
    state: row.state,
    answer: row.answer,
    endedOn: row.ended_on,
  }
}

const columnOf = {
  what: 'what',
  askedBy: 'asked_by',
  askedAgencyId: 'asked_agency_id',
  owner: 'owner',
  ownerAgencyId: 'owner_agency_id',
  dueOn: 'due_on',
  state: 'state',
  answer: 'answer',
  endedOn: 'ended_on',
} as const satisfies Record<keyof BoardItemFields, string>

/** Fields by the names of the rules as columns of the table. */
export function columnsOf(fields: Partial<BoardItemFields>) {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [columnOf[field as keyof BoardItemFields], value]),
  )
}

/** What a change did: only the fields that differ, before and after. */
export function differencesOf(before: BoardItemFields, after: Partial<BoardItemFields>) {
  const keys = (Object.keys(after) as (keyof BoardItemFields)[]).filter(key => before[key] !== after[key])
  const only = (fields: Partial<BoardItemFields>): Partial<BoardItemFields> =>
    Object.fromEntries(keys.map(key => [key, fields[key]]))
  return { from: only(before), to: only(after) }
}

/** Items as they are shown: overdue on `today`, and carried past how many of the meetings held. */
export function itemsTold(
  rows: readonly BoardItemRow[],
  daysHeld: readonly string[],
  today: string,
): BoardItemTold[] {
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    meetingId: row.board_meeting_id,
    version: row.version,
    meetingNumber: row.meeting_number,
    ...fieldsOf(row),
    askedAgencyName: row.asked_name ?? '',
    ownerAgencyName: row.owner_name ?? '',
    overdue: isBoardItemOverdue({ state: row.state, dueOn: row.due_on }, today),
    carried: daysHeld.filter(day => day > row.held_on && (row.ended_on === null || day < row.ended_on))
      .length,
  }))
}

const labels: Record<keyof BoardItemFields, string> = {
  what: 'Words',
  askedBy: 'Asked by',
  askedAgencyId: 'Asked by agency',
  owner: 'Owner',
  ownerAgencyId: 'Owning agency',
  dueOn: 'Due',
  state: 'State',
  answer: 'Answer',
  endedOn: 'Ended',
}

/** The changes of an event in words: "Due", "1 March 2025", "15 March 2025". */
export function changesInWords(
  from: Partial<BoardItemFields>,
  to: Partial<BoardItemFields>,
  agencyNames: ReadonlyMap<number, string>,
) {
  const words = (field: keyof BoardItemFields, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (field === 'askedAgencyId' || field === 'ownerAgencyId') return agencyNames.get(Number(value)) ?? '–'
    if (field === 'dueOn' || field === 'endedOn') return dayWords(String(value))
    return String(value)
  }
  return (Object.keys(to) as (keyof BoardItemFields)[]).map(field => ({
    what: labels[field],
    from: words(field, from[field]),
    to: words(field, to[field]),
  }))
}
