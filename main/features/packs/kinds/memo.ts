import { counted } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { BoardItemTold, BoardMeeting } from '#shared/features/performance/board.ts'
import { boardItemNames } from '#shared/features/performance/board-item-rules.ts'
import type { PackDocument, Section } from '../model/document.ts'
import { byDue, whoOwns } from './board/items.ts'
import { boardOnly, tableOf } from './board/parts.ts'
import { bold, finding, text } from './parts/blocks.ts'
import type { PackHead } from './parts/head.ts'

export type MemoContent = {
  head: PackHead
  meeting: BoardMeeting
  members: readonly { agencyName: string; person: string }[]
}

/** What was asked, promised and decided at a meeting of the board, by whom and by when. */
export function memoPack({ head, meeting, members }: MemoContent): PackDocument {
  const { number, boardName, heldOn } = meeting
  return {
    ...head,
    kind: 'memo',
    reference: number,
    title: `${boardName}: follow-up of ${longDay(heldOn)}`,
    lead: `Sent within two working days of the meeting, by ${longDay(meeting.memoDueOn)}.`,
    freeze: null,
    sections: sectionsOf(meeting, head.madeOn).map(section => ({
      ...section,
      only: [...boardOnly, 'agency'],
    })),
    sources: [],
    caveats: [],
    definitions: [
      ['Request', 'The board asked an agency for something, to be answered by a day.'],
      ['Commitment', 'An agency promised something to the board, to be done by a day.'],
      ['Decision', 'What the board resolved; in force at once unless somebody has to carry it out by a day.'],
    ],
    distribution: members.map(({ agencyName, person }) => ({ who: person, agencyName, how: 'Member' })),
    sums: [],
  }
}

function sectionsOf(meeting: BoardMeeting, madeOn: string): Section[] {
  const { recorded, outstanding, memoDueOn } = meeting
  // One that was made in time is not late for being made again.
  const late = madeOn > memoDueOn && meeting.memo !== 'made'
  const open = [...recorded, ...outstanding].filter(({ state }) => state === 'open')
  const of = (kind: BoardItemTold['kind']) => recorded.filter(item => item.kind === kind)
  return [
    {
      key: 'follow-up',
      title: 'In short',
      blocks: [
        finding(
          `${counted(of('decision').length, 'decision')}, ${counted(of('request').length, 'request')} and ${counted(of('commitment').length, 'commitment')} were recorded; ${counted(open.length, 'item')} open in all.`,
        ),
        ...(late
          ? [
              text(
                bold('This memo is late. '),
                `It was due on ${longDay(memoDueOn)} and was made on ${longDay(madeOn)}.`,
              ),
            ]
          : []),
      ],
    },
    { key: 'decisions', title: 'Decisions', blocks: [decisions(of('decision'))] },
    { key: 'requests', title: 'Requests', blocks: [tasks('Requests of this meeting', of('request'))] },
    {
      key: 'commitments',
      title: 'Commitments',
      blocks: [tasks('Commitments of this meeting', of('commitment'))],
    },
    { key: 'due', title: 'What is due when', blocks: [due(open, madeOn)] },
  ]
}

function decisions(items: readonly BoardItemTold[]) {
  return tableOf(
    'What the board decided',
    [
      ['Number', 'name', 0.7],
      ['Decision', 'text', 3],
      ['Carried out by', 'text', 1.8],
      ['Due', 'day', 1],
    ],
    items.map(({ number, what, owner, ownerAgencyName, dueOn }) => [
      number,
      what,
      whoOwns({ owner, ownerAgencyName }) || 'In force at once',
      dueOn ? dayWords(dueOn) : '–',
    ]),
    { empty: 'The board decided nothing at this meeting.' },
  )
}

function tasks(caption: string, items: readonly BoardItemTold[]) {
  return tableOf(
    caption,
    [
      ['Number', 'name', 0.7],
      ['What', 'text', 2.6],
      ['Asked or promised by', 'text', 1.6],
      ['Owner', 'text', 1.8],
      ['Due', 'day', 1],
    ],
    items.map(({ number, what, askedBy, askedAgencyName, owner, ownerAgencyName, dueOn }) => [
      number,
      what,
      [askedBy, askedAgencyName].filter(Boolean).join(', '),
      whoOwns({ owner, ownerAgencyName }),
      dueOn ? dayWords(dueOn) : '–',
    ]),
    { empty: 'None.' },
  )
}

/** Everything that is open, from this meeting and those before it, by its day. */
function due(items: readonly BoardItemTold[], madeOn: string) {
  return tableOf(
    'Open items in the order in which they are due',
    [
      ['Due', 'day', 1],
      ['Number', 'name', 0.7],
      ['What', 'text', 2.6],
      ['Owner', 'text', 1.8],
      ['Of', 'text', 1],
    ],
    byDue(items).map(({ number, kind, what, owner, ownerAgencyName, dueOn, meetingNumber }) => [
      {
        runs: [
          dueOn && dueOn < madeOn
            ? bold(`${dayWords(dueOn)}, overdue`)
            : { text: dueOn ? dayWords(dueOn) : '–' },
        ],
      },
      number,
      { runs: [{ text: `${boardItemNames[kind]}: `, italic: true }, { text: what }] },
      whoOwns({ owner, ownerAgencyName }),
      meetingNumber,
    ]),
    { empty: 'Nothing is open.' },
  )
}
