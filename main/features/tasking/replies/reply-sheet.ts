import { longDay } from '#shared/day-words.ts'
import type { SentAction } from '#shared/features/tasking/replies.ts'

/** How a reply file is laid out: the same table for writing one and for recognising one that came back. */
export const sheetNames = { actions: 'Actions', help: 'How to answer', identity: 'Identity' } as const

/** Rows above the first action: a title, what to do, and the heads of the columns. */
export const headRows = 3

type Column = { head: string; width: number; of: (action: SentAction) => string }
const stateWords: Record<SentAction['status'], string> = {
  open: 'Open',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  cancelled: 'Cancelled',
}

/** What the agency reads: locked. */
export const lockedColumns: readonly Column[] = [
  { head: 'Number', width: 10, of: ({ number }) => number },
  { head: 'What is to be done', width: 40, of: ({ what }) => what },
  { head: 'Why', width: 30, of: ({ why }) => why },
  { head: 'Owner', width: 22, of: ({ owner }) => owner },
  { head: 'Due', width: 17, of: ({ dueOn }) => longDay(dueOn) },
  { head: 'Priority', width: 9, of: ({ priority }) => priority },
  {
    head: 'State when sent',
    width: 18,
    of: ({ status, blockedBy }) => (blockedBy ? `Blocked by ${blockedBy}` : stateWords[status]),
  },
]

/** What the agency writes: the only cells that are not locked. */
export const answerColumns = [
  { key: 'status', head: 'State now', width: 14 },
  { key: 'note', head: 'What happened', width: 44 },
  { key: 'blockedBy', head: 'Blocked by whom', width: 24 },
  { key: 'evidence', head: 'Done: what shows it', width: 36 },
  { key: 'doneOn', head: 'Done on', width: 13 },
] as const

export const answerStates = { 'In progress': 'in-progress', Blocked: 'blocked', Done: 'done' } as const

/**
 * Text that no program takes for a formula, whatever it begins with and wherever the cell is copied to: an
 * apostrophe goes before the signs that begin one (OWASP, CSV injection).
 */
export function harmless(text: string): string {
  return /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text
}

export type Heading = { number: string; agencyName: string; bureauName: string; madeOn: string }

/** Every locked cell of the sheet of actions, row by row; answers begin after them. */
export function lockedCells(heading: Heading, actions: readonly SentAction[]): string[][] {
  const { number, agencyName, bureauName, madeOn } = heading
  const heads = [...lockedColumns, ...answerColumns].map(({ head }) => head)
  return [
    [harmless(`${agencyName}: actions of the joint management group`)],
    [
      harmless(
        `${number}, made by ${bureauName} on ${longDay(madeOn)}. Fill in the white columns and send the file back as it is.`,
      ),
    ],
    heads,
    ...actions.map(action => lockedColumns.map(({ of }) => harmless(of(action)))),
  ]
}

export const helpLines = [
  'How to answer',
  'Write only in the white columns on the right of the sheet “Actions”; everything else is locked.',
  'An action about which there is nothing new is left as it is.',
  'State now: choose In progress, Blocked or Done. Leave it empty to only say what happened.',
  'What happened: a sentence or two. Do not name members of the public.',
  'Blocked: say what happened, and who or what is in the way under “Blocked by whom”.',
  'Done: say under “Done: what shows it” what was done, and give the day under “Done on”.',
  'Add, move or delete no rows or columns, and send the file back under any name, as a workbook (.xlsx).',
]
